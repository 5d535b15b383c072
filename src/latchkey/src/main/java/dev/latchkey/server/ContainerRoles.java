package dev.latchkey.server;

import jakarta.servlet.ServletContext;

/** Knows which containers apply the roles of a caller, and has them do so. */
public final class ContainerRoles {
    private ContainerRoles() {}

    /** Returns whether EJBs and {@code @RolesAllowed} learn which roles a caller has. */
    public static boolean areApplied(ServletContext context) {
        return !TomEeServer.is(context);
    }

    /** Has REST resources apply {@code @RolesAllowed} where that is off. To be called before the web application starts. */
    public static void enforce(ServletContext context) {
        RestEasyRoles.enforce(context);
    }
}
