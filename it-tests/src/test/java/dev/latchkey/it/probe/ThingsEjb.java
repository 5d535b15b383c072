package dev.latchkey.it.probe;

import dev.latchkey.ScopeRequired;
import jakarta.ejb.Stateless;

/** Runs in transactions of the EJB container. */
@Stateless
@ScopeRequired("Things:Add")
public class ThingsEjb {
    public String write() {
        return "written by EJB";
    }
}
