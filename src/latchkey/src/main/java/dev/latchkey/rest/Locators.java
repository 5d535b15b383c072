package dev.latchkey.rest;

import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import dev.latchkey.server.ResourceCall;
import dev.latchkey.server.RestCalls;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Returns the scopes that the locators require by which a request got to a sub-resource: a scope on a locator, or on its class,
 * is needed for all below it, besides what is declared there.
 *
 * <p>Some REST runtimes tell which locators they called. Elsewhere each locator counts that may have been called.
 */
final class Locators {
    private final Declarations declarations;
    private final PossibleLocators possible;

    Locators(Declarations declarations) {
        this.declarations = declarations;
        this.possible = new PossibleLocators(declarations);
    }

    /** Returns what is required on the way to the resource that will respond, which is of class {@code type}. */
    List<Requirement> requiredOn(ContainerRequestContext request, Class<?> type) {
        Optional<List<ResourceCall>> called = RestCalls.locators(request);
        return called.isEmpty() ? possible.requiredOn(request.getUriInfo(), type) : requiredBy(called.get());
    }

    private List<Requirement> requiredBy(List<ResourceCall> called) {
        if (called.isEmpty()) {
            return List.of();
        }
        List<Requirement> required = new ArrayList<>();
        for (ResourceCall call : called) {
            if (declarations.of(call.type(), call.method()) instanceof Declaration.Guarded guarded) {
                required.add(guarded.requirement());
            }
        }
        return required;
    }
}
