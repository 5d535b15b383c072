package dev.latchkey.server;

import jakarta.servlet.ServletContext;

/**
 * Has RESTEasy, and so WildFly, heed {@code @RolesAllowed} on resources, which it does only where it is told to.
 *
 * <p>Whoever lets the container know the caller expects it, for every other part of the container heeds that annotation. What
 * {@code web.xml} says about it stands.
 *
 * @see <a href="https://docs.resteasy.dev/6.2/userguide/#_securing_jakarta_rest_and_resteasy">RESTEasy: securing</a>
 */
final class RestEasyRoles {
    private static final String PARAMETER = "resteasy.role.based.security";

    private RestEasyRoles() {}

    /** Switches it on; other REST runtimes do not know the parameter. */
    static void enforce(ServletContext context) {
        context.setInitParameter(PARAMETER, "true");
    }
}
