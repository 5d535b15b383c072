package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticatedCaller;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.scope.Requirement;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/** Checks the caller of one REST method, before anything of the application's that belongs to it runs. */
@ConstrainedTo(RuntimeType.SERVER)
final class MethodFilter implements ContainerRequestFilter {
    private final Class<?> type;
    private final MethodRule rule;
    private final Locators locators;

    MethodFilter(Class<?> type, MethodRule rule, Locators locators) {
        this.type = type;
        this.rule = rule;
        this.locators = locators;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        AuthenticationResult outcome = CurrentCaller.outcomeIn(request::getProperty);
        if (!(outcome instanceof AuthenticationResult.Known)) {
            request.setProperty(CurrentCaller.checkedProperty(), Boolean.TRUE);
        }
        List<Requirement> onTheWay = locators.requiredOn(request, type);
        if (onTheWay.isEmpty() && isOpen(request)) {
            notePublic(request);
            return;
        }
        if (!(outcome instanceof AuthenticationResult.Known known)) {
            throw new AccessRefusedException(
                    outcome == null
                            ? Refusal.of(RefusalKind.UNCHECKED_REQUEST)
                            : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
        }
        if (request.getProperty(Dependence.PROPERTY) instanceof Dependence.None) {
            // A public endpoint has handed the request on.
            request.setProperty(Dependence.PROPERTY, Dependence.OPENED);
        }
        AuthenticatedCaller caller = known.caller();
        check(onTheWay, caller);
        if (!onTheWay.isEmpty()) {
            request.setProperty(CurrentCaller.requiredOnTheWayProperty(), onTheWay);
        }
        rule.refusalFor(caller).ifPresent(refusal -> {
            throw new AccessRefusedException(refusal);
        });
    }

    /**
     * Notes that the response depends on no caller so far. Nothing follows from a question who calls before there was a method, for
     * REST runtimes ask it; but what other code opened stays.
     */
    private static void notePublic(ContainerRequestContext request) {
        Object found = request.getProperty(Dependence.PROPERTY);
        if (found == null || found instanceof Dependence.OnCaller) {
            request.setProperty(Dependence.PROPERTY, Dependence.NONE);
        }
    }

    /**
     * Checks that a caller has what is required on the way to a resource.
     *
     * @throws AccessRefusedException if it has not
     */
    static void check(List<Requirement> required, AuthenticatedCaller caller) {
        Requirement.refusalFor(required, caller.granted()).ifPresent(refusal -> {
            throw new AccessRefusedException(refusal);
        });
    }

    private boolean isOpen(ContainerRequestContext request) {
        return rule.isPublic()
                || rule.yieldsToSettings() && request.getProperty(CurrentCaller.publicProperty()) != null;
    }
}
