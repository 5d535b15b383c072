package dev.latchkey.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** Records that the application reads the caller of an anonymous request: the response may differ for a caller with a key. */
final class AnonymousRequest extends HttpServletRequestWrapper {
    AnonymousRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Principal getUserPrincipal() {
        PrincipalUse.note(getRequest());
        return super.getUserPrincipal();
    }

    @Override
    public String getRemoteUser() {
        PrincipalUse.note(getRequest());
        return super.getRemoteUser();
    }

    @Override
    public boolean isUserInRole(String role) {
        PrincipalUse.note(getRequest());
        return super.isUserInRole(role);
    }

    @Override
    public String getAuthType() {
        PrincipalUse.note(getRequest());
        return super.getAuthType();
    }
}
