package dev.latchkey.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.Optional;

/** Reads from the REST runtime which resource methods and locators it calls for a request, where the runtime tells. */
public final class RestCalls {
    private static final boolean JERSEY = JerseyLocators.isVisible();
    private static final boolean CXF = CxfCalls.isVisible();

    private RestCalls() {}

    /** Returns the locators that were called; empty if the runtime does not tell. */
    public static Optional<List<ResourceCall>> locators(ContainerRequestContext request) {
        Optional<List<ResourceCall>> called = JERSEY ? JerseyLocators.called(request.getUriInfo()) : Optional.empty();
        return called.isEmpty() && CXF ? CxfCalls.locators(request) : called;
    }

    /** Returns the method that will respond; empty if the runtime does not tell. */
    public static Optional<ResourceCall> method(ContainerRequestContext request) {
        return CXF ? CxfCalls.method(request) : Optional.empty();
    }

    /**
     * Returns whether the runtime has methods of sub-resources that no dynamic feature is applied to, so that they have to be
     * found by {@link #method}.
     *
     * @throws IllegalStateException if it has, and its classes are not visible to the web application
     */
    public static boolean hasUnboundMethods(Configuration configuration) {
        return CxfCalls.isRuntimeOf(configuration);
    }

    /**
     * Returns the component that makes the event sinks of a runtime with {@link #hasUnboundMethods unbound methods}, which does not
     * look for a writer of events among its components.
     */
    public static EventSinks eventSinks(EventWriters writers) {
        return CxfEventSinks.areVisible()
                ? new CxfEventSinks(writers)
                : request -> CxfCalls.makesSinksWith(null, request);
    }

    /** Returns whether the runtime takes the fields of a form from the servlet container, so that it does not read the body itself. */
    public static boolean readFormsByServlet(ContainerRequestContext request) {
        return RestEasyFilters.isRestEasy(request);
    }

    /** Returns whether the runtime looks for a reader where a part of a form is an object; others make it of the text of the part. */
    public static boolean readPartsByReaders(ContainerRequestContext request) {
        return request.getClass().getName().startsWith("org.glassfish.jersey.");
    }

    /**
     * Returns whether the runtime reads parts of forms in a request filter with the priority of the application's filters, and applies
     * patches in one after all others.
     */
    public static boolean readsBodiesInFilters(Configuration configuration) {
        return RestEasyFilters.isRestEasy(configuration);
    }
}
