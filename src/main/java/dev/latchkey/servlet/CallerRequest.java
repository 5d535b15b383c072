package dev.latchkey.servlet;

import dev.latchkey.authentication.AuthenticatedCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Shows the caller where servlets and REST look for one. The principal is the key, by its public id, and its roles are its
 * scopes.
 *
 * <p>Logging in and out stay the container's: they are about its own users, not about keys.
 */
final class CallerRequest extends ScopedRequest {

    private record KeyPrincipal(String getName) implements Principal {}

    CallerRequest(HttpServletRequest request, AuthenticatedCaller caller) {
        super(request, caller);
    }

    @Override
    public Principal getUserPrincipal() {
        PrincipalUse.note(getRequest());
        return new KeyPrincipal(caller().keyId());
    }

    @Override
    public String getRemoteUser() {
        PrincipalUse.note(getRequest());
        return caller().keyId();
    }

    @Override
    public boolean isUserInRole(String role) {
        PrincipalUse.note(getRequest());
        return caller().has(role);
    }
}
