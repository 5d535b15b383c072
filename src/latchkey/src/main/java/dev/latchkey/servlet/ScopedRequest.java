package dev.latchkey.servlet;

import dev.latchkey.authentication.AuthenticatedCaller;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/**
 * Exposes the scopes of the caller as roles beside the roles of the container, and the authentication scheme. The principal is that
 * of the container, because a wrapper with a principal hides the groups from EJBs on Payara.
 */
class ScopedRequest extends HttpServletRequestWrapper {
    private static final String KEY = "Key";
    private static final String BEARER = "Bearer";

    private final AuthenticatedCaller caller;
    private ServletResponse response;

    ScopedRequest(HttpServletRequest request, AuthenticatedCaller caller) {
        super(request);
        this.caller = caller;
    }

    /** Uses {@code guarded} for asynchronous processing if the servlet names no response. */
    final ScopedRequest with(ServletResponse guarded) {
        response = guarded;
        return this;
    }

    @Override
    public final AsyncContext startAsync() {
        return response == null ? super.startAsync() : super.startAsync(this, response);
    }

    final AuthenticatedCaller caller() {
        return caller;
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
        return caller.has(role) || super.isUserInRole(role);
    }

    @Override
    public final String getAuthType() {
        PrincipalUse.note(getRequest());
        return caller.isToken() ? BEARER : KEY;
    }
}
