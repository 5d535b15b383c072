package dev.latchkey.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.impl.AbstractPropertiesImpl;
import org.apache.cxf.jaxrs.model.MethodInvocationInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfoStack;
import org.apache.cxf.jaxrs.provider.ServerProviderFactory;
import org.apache.cxf.message.Message;

/**
 * Reads from CXF which locators it called for a request, and which method will respond.
 *
 * <p>CXF applies a dynamic feature to the methods that it knows when it starts. It does not know the methods of a sub-resource
 * whose class is not the return type of its locator. A filter for all methods has to look up the method by this class.
 *
 * @see <a
 *     href="https://github.com/apache/cxf/blob/main/rt/frontend/jaxrs/src/main/java/org/apache/cxf/jaxrs/model/OperationResourceInfoStack.java">the
 *     source of the stack that CXF keeps</a>
 */
final class CxfCalls {
    private CxfCalls() {}

    /** Whether the web application sees CXF's classes. Where it does not, no other method may be called. */
    static boolean isVisible() {
        return RuntimeClass.isVisible("org.apache.cxf.jaxrs.impl.AbstractPropertiesImpl")
                && RuntimeClass.isVisible("org.apache.cxf.jaxrs.model.OperationResourceInfoStack");
    }

    /**
     * Whether this is the configuration of a CXF.
     *
     * @throws IllegalStateException if it is, and its classes are not visible to the web application
     */
    static boolean isRuntimeOf(Configuration configuration) {
        boolean cxf = configuration.getClass().getName().startsWith("org.apache.cxf.");
        if (cxf && !isVisible()) {
            throw new IllegalStateException(
                    "Latchkey cannot guard sub-resources in this CXF, because the web application does not see"
                            + " the classes of org.apache.cxf.jaxrs. Make CXF visible to it, or put CXF into its"
                            + " WEB-INF/lib.");
        }
        return cxf;
    }

    /** Returns the locators that were called; empty if that is not known. */
    static Optional<List<ResourceCall>> locators(ContainerRequestContext request) {
        OperationResourceInfoStack stack = stack(request);
        if (stack == null || stack.isEmpty()) {
            return Optional.empty();
        }
        List<ResourceCall> calls = new ArrayList<>(stack.size());
        for (MethodInvocationInfo invocation : stack) {
            if (invocation.getMethodInfo().isSubResourceLocator()) {
                calls.add(call(invocation));
            }
        }
        return Optional.of(calls);
    }

    /** Returns whether event sinks are made by this component alone; null stands for none. */
    static boolean makesSinksWith(EventSinks sinks, ContainerRequestContext request) {
        if (!(request instanceof AbstractPropertiesImpl properties)) {
            return false;
        }
        Message message = properties.getMessage();
        ContextProvider<?> found =
                ServerProviderFactory.getInstance(message).createContextProvider(SseEventSink.class, message);
        return found == sinks;
    }

    /** Returns the method that will respond; empty if that is not known. */
    static Optional<ResourceCall> method(ContainerRequestContext request) {
        OperationResourceInfoStack stack = stack(request);
        if (stack == null || stack.isEmpty()) {
            return Optional.empty();
        }
        MethodInvocationInfo last = stack.peek();
        return last.getMethodInfo().isSubResourceLocator() ? Optional.empty() : Optional.of(call(last));
    }

    private static OperationResourceInfoStack stack(ContainerRequestContext request) {
        return request instanceof AbstractPropertiesImpl properties
                ? properties.getMessage().get(OperationResourceInfoStack.class)
                : null;
    }

    private static ResourceCall call(MethodInvocationInfo invocation) {
        return new ResourceCall(
                invocation.getRealClass(), invocation.getMethodInfo().getMethodToInvoke());
    }
}
