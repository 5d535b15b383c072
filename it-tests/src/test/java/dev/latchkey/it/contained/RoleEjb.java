package dev.latchkey.it.contained;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** Is guarded by the EJB container, not by us. */
@Stateless
public class RoleEjb {
    @Resource
    private SessionContext session;

    /** Needs a role. */
    @RolesAllowed("Things:Get")
    public String read() {
        return "read by " + session.getCallerPrincipal().getName();
    }

    /** Needs another role. */
    @RolesAllowed("Things:Add")
    public String write() {
        return "written by " + session.getCallerPrincipal().getName();
    }

    /** Needs none. */
    @PermitAll
    public String who() {
        return session.getCallerPrincipal().getName() + " " + session.isCallerInRole("Things:Get") + " "
                + session.isCallerInRole("Things:Add");
    }
}
