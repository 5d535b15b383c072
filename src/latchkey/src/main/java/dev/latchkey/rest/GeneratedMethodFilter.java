package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Checks the caller of what the REST runtime made up itself. Its answers to OPTIONS are for every caller, and for browsers'
 * preflights, which are given header fields alone; nothing else that no code of the application declares is for anybody.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class GeneratedMethodFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private final Class<?> type;
    private final Locators locators;

    GeneratedMethodFilter(Class<?> type, Locators locators) {
        this.type = type;
        this.locators = locators;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(CurrentCaller.checkedProperty(), Boolean.TRUE);
        AuthenticationResult outcome = CurrentCaller.outcomeIn(request::getProperty);
        boolean known = outcome instanceof AuthenticationResult.Known;
        if (outcome instanceof AuthenticationResult.Known caller) {
            MethodFilter.check(locators.requiredOn(request, type), caller.caller());
        }
        if (HttpMethod.OPTIONS.equals(request.getMethod())
                && (known || outcome instanceof AuthenticationResult.Preflight)) {
            return;
        }
        throw new AccessRefusedException(
                known ? Refusal.of(RefusalKind.UNDECLARED_ENDPOINT) : Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
    }

    /** A stranger's preflight is no way to read the description that some runtimes answer with. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (CurrentCaller.outcomeIn(request::getProperty) instanceof AuthenticationResult.Preflight) {
            response.setEntity(null);
        }
    }
}
