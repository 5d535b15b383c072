package dev.latchkey.rest;

import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.ResourceMethod;

/** Reads from Jersey which locators it called for a request. */
final class JerseyLocators {
    private JerseyLocators() {}

    /** Whether the web application sees Jersey's classes. Where it does not, the other method must not be called. */
    static boolean isVisible() {
        return RuntimeClass.isVisible("org.glassfish.jersey.server.ExtendedUriInfo");
    }

    /** Returns the locators that were called, also those of attempts that led nowhere; null if that is not known. */
    static List<ResourceCall> called(UriInfo uri) {
        if (!(uri instanceof ExtendedUriInfo extended)) {
            return null;
        }
        List<ResourceMethod> locators = extended.getMatchedResourceLocators();
        if (locators.isEmpty()) {
            return List.of();
        }
        List<ResourceCall> calls = new ArrayList<>(locators.size());
        for (ResourceMethod locator : locators) {
            Invocable invocable = locator.getInvocable();
            calls.add(new ResourceCall(invocable.getHandler().getHandlerClass(), invocable.getHandlingMethod()));
        }
        return calls;
    }
}
