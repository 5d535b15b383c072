package dev.latchkey.servlet;

import dev.latchkey.authentication.AuthenticatedCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Exposes the caller of a key by the methods of the servlet request. The principal is the public id of the key, and its roles are its
 * scopes.
 *
 * <p>{@code login} and {@code logout} are those of the container: they apply to its users, not to keys.
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
