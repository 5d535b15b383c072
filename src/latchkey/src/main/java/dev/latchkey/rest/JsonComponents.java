package dev.latchkey.rest;

import dev.latchkey.server.JsonWriters;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.util.stream.Stream;

/** Tells the components of a REST runtime that write JSON by JSON-B from those that may write it otherwise. */
final class JsonComponents {
    private JsonComponents() {}

    /** Whether the web application brings it, rather than the server. */
    static boolean isOfTheHost(Class<?> component) {
        return component.getClassLoader() == JsonComponents.class.getClassLoader()
                && !component.getPackageName().equals(JsonComponents.class.getPackageName());
    }

    /** Whether it is an interceptor of the application that gets what all others wrote. */
    static boolean isLastInterceptor(Class<?> component, Configuration configuration) {
        if (!isOfTheHost(component) || !WriterInterceptor.class.isAssignableFrom(component)) {
            return false;
        }
        Priority declared = component.getAnnotation(Priority.class);
        Integer registered = configuration.getContracts(component).get(WriterInterceptor.class);
        return declared != null && declared.value() == Integer.MAX_VALUE
                || registered != null && registered == Integer.MAX_VALUE;
    }

    /** Whether it may write JSON by something else than JSON-B. */
    static boolean writesOtherwise(Class<?> component, Configuration configuration) {
        if (Feature.class.isAssignableFrom(component)) {
            // Servers register Jackson's feature always; it says no to being enabled where JSON-B is there.
            return component.getName().contains("Jackson")
                    && configuration.isEnabled(component.asSubclass(Feature.class));
        }
        Produces produces = component.getAnnotation(Produces.class);
        boolean json = produces == null
                || Stream.of(produces.value()).anyMatch(text -> ResponseBody.isJson(MediaType.valueOf(text)));
        // On a servlet container, the writer of the REST runtime is a library of the web application.
        return json
                && isOfTheHost(component)
                && MessageBodyWriter.class.isAssignableFrom(component)
                && !JsonWriters.usesJsonb(component);
    }
}
