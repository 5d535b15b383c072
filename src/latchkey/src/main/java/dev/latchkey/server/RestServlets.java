package dev.latchkey.server;

import java.util.Set;

/** Recognises the servlets and filters of REST runtimes, which also serve classes that parameters of their own name. */
public final class RestServlets {
    private static final Set<String> CLASSES = Set.of(
            // Payara and GlassFish
            "org.glassfish.jersey.servlet.ServletContainer",
            // WildFly and Open Liberty
            "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher",
            "org.jboss.resteasy.plugins.server.servlet.FilterDispatcher",
            "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet",
            TomEeFilters.CLASS);

    private RestServlets() {}

    /** Returns whether a class is one of theirs, or extends one. */
    public static boolean isOne(Class<?> type) {
        return Reflection.isNamed(type, CLASSES::contains);
    }
}
