package dev.latchkey.it.probe;

import dev.latchkey.Caller;
import dev.latchkey.ScopeRequired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Is used by resources and servlets, one object for all requests. */
@ApplicationScoped
public class ThingsService {
    @Inject
    Caller caller;

    @Inject
    ThingsEjb ejb;

    public String callerId() {
        return caller.isAnonymous() ? "nobody" : caller.keyId();
    }

    @NeedsThings
    public String read() {
        return "read";
    }

    @ScopeRequired("Things:Add")
    public String write() {
        return "written";
    }

    /** Not guarded, whatever is declared on the method with the same name. */
    public String read(int times) {
        return "read ".repeat(times);
    }

    public String writeByEjb() {
        return ejb.write();
    }
}
