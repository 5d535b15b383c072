package dev.latchkey.servlet;

import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.GrantedScopes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;

/** Wraps requests and responses so that caches keep the responses of callers apart. Thread-safe. */
final class CacheEdge {
    private final CacheFields fields;
    private final Predicate<GrantedScopes> withholding;

    CacheEdge(ServletContext context, Settings settings) {
        fields = new CacheFields(settings.credentials().headers());
        withholding = Preconditions.withholding(context);
    }

    /**
     * Returns the response that the application writes to.
     *
     * @param isPublicPath whether {@code latchkey.public} has the path
     */
    HttpServletResponse response(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationResult result,
            RequestTarget target,
            boolean isPublicPath) {
        boolean authenticated = result instanceof AuthenticationResult.Known;
        if (target instanceof RequestTarget.Servlet servlet) {
            if (authenticated) {
                note(request, servlet.declaration(), isPublicPath);
            }
            boolean opened = authenticated && !(request.getAttribute(Dependence.PROPERTY) instanceof Dependence.None);
            if (response instanceof CachedResponse cached) {
                if (opened) {
                    cached.applyDependence();
                }
                return cached;
            }
            return new CachedResponse(request, response, fields, authenticated, opened);
        }
        return response instanceof CachedResponse
                ? response
                : new CachedResponse(request, response, fields, authenticated, false);
    }

    /** The response of a public endpoint is the same for every caller, unless it dispatches to an endpoint that is not public. */
    private static void note(HttpServletRequest request, Declaration declaration, boolean isPublicPath) {
        DispatcherType dispatched = request.getDispatcherType();
        boolean isPublic = declaration instanceof Declaration.Public
                || declaration instanceof Declaration.Undeclared && isPublicPath;
        if (dispatched != DispatcherType.REQUEST) {
            // An error page without a declaration belongs to the endpoint that failed.
            boolean belongs = dispatched == DispatcherType.ERROR && declaration instanceof Declaration.Undeclared;
            Dependence.noteDispatch(request, !isPublic && !belongs);
        } else if (isPublic) {
            request.setAttribute(Dependence.PROPERTY, Dependence.NONE);
        }
    }

    /** Returns the request for REST, which may hide its conditions. */
    HttpServletRequest request(HttpServletRequest request, AuthenticationResult result, RequestTarget target) {
        if (!(target instanceof RequestTarget.Rest)) {
            return request;
        }
        Preconditions preconditions = Preconditions.of(request);
        if (preconditions == null) {
            return request;
        }
        if (!withholding.test(result.granted())) {
            return request;
        }
        request.setAttribute(Preconditions.PROPERTY, preconditions);
        return new UnconditionalRequest(request, preconditions);
    }

    /** Takes validators of the whole back, after a failure before which nothing was withheld yet. */
    void fail(HttpServletResponse response, AuthenticationResult result, RequestTarget target) {
        if (response instanceof CachedResponse cached
                && target instanceof RequestTarget.Rest
                && withholding.test(result.granted())) {
            cached.forgetValidators();
        }
    }

    /** Applies what is known after the application has returned. */
    void finish(HttpServletRequest request, HttpServletResponse response) {
        if (response instanceof CachedResponse cached && !request.isAsyncStarted()) {
            cached.applyDependence();
        }
    }
}
