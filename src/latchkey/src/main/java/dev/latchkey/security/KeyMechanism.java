package dev.latchkey.security;

import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.servlet.RequestAuthenticator;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Authenticates the caller for the container: the public id of the key, with its scopes as groups, for one request.
 *
 * <p>A request without a valid key passes on to the filter, which refuses it unless the target is public. If the container itself would
 * refuse it, without a body, the refusal is written here.
 */
public class KeyMechanism implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        // On Payara, beans of the jar cannot be injected into one that an extension adds.
        RequestAuthenticator requestAuthenticator = RequestAuthenticator.of(request.getServletContext());
        AuthenticationResult result = requestAuthenticator.authenticate(request, response);
        if (result instanceof AuthenticationResult.Known known) {
            CurrentCaller.putInContainer(request);
            return context.notifyContainerAboutLogin(
                    known.caller().keyId(), known.caller().scopes());
        }
        if (RequestAuthenticator.isReauthentication(request)
                || !context.isProtected() && !context.isAuthenticationRequest()) {
            return context.doNothing();
        }
        try {
            requestAuthenticator.refuseUnauthenticated(result, request, response);
        } catch (IOException gone) {
            throw new AuthenticationException("The refusal could not be written", gone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
