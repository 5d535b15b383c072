package dev.latchkey.server;

import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * Reads from Jersey which locators it called for a request.
 *
 * @see <a
 *     href="https://github.com/eclipse-ee4j/jersey/blob/3.1/core-server/src/main/java/org/glassfish/jersey/server/ExtendedUriInfo.java">the
 *     interface by which Jersey tells</a>
 */
final class JerseyLocators {
    /** Most requests call none, so that this is made once. */
    private static final Optional<List<ResourceCall>> NONE = Optional.of(List.of());

    private JerseyLocators() {}

    /** Whether the web application sees Jersey's classes. Where it does not, the other method must not be called. */
    static boolean isVisible() {
        return RuntimeClass.isVisible("org.glassfish.jersey.server.ExtendedUriInfo");
    }

    /** Returns the locators that were called, also those of attempts that led nowhere; empty if that is not known. */
    static Optional<List<ResourceCall>> called(UriInfo uri) {
        if (!(uri instanceof ExtendedUriInfo extended)) {
            return Optional.empty();
        }
        List<ResourceMethod> locators = extended.getMatchedResourceLocators();
        if (locators.isEmpty()) {
            return NONE;
        }
        List<ResourceCall> calls = new ArrayList<>(locators.size());
        for (ResourceMethod locator : locators) {
            Invocable invocable = locator.getInvocable();
            calls.add(new ResourceCall(invocable.getHandler().getHandlerClass(), invocable.getHandlingMethod()));
        }
        return Optional.of(calls);
    }
}
