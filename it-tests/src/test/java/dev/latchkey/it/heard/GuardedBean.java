package dev.latchkey.it.heard;

import dev.latchkey.ScopeRequired;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a method that needs a scope. */
@ApplicationScoped
public class GuardedBean {
    @ScopeRequired("Inputs:Delete")
    public String secret() {
        return "guarded";
    }
}
