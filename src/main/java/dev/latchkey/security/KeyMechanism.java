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
 * Tells the container who calls: the key by its public id, with its scopes as groups. Nothing of it outlives the request.
 *
 * <p>Without a valid key the request goes on to the filter, which knows what is public and refuses the rest; only where the
 * container itself would refuse, which has no body for it, the refusal is written here.
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
        if (RequestAuthenticator.isReauthentication(request) || !context.isProtected() && !context.isAuthenticationRequest()) {
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
