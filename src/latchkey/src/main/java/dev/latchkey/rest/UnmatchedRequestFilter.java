package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.refusal.RefusalWriter;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;

/**
 * Answers 401 where REST found no method for a request without a key: no guard ran, and strangers are not told what exists.
 *
 * <p>Callers with a key get the 404, 405, 406 or 415 of the application, and what REST makes up for OPTIONS, and so does everybody on
 * paths that the settings open. Where every method is public, everybody gets the 405, 406 or 415. RESTEasy makes up its response to
 * OPTIONS without a method, for which there would be a guard; a stranger's preflight reads header fields of it alone.
 */
public final class UnmatchedRequestFilter implements ContainerResponseFilter {
    private static final int NOT_FOUND = 404;

    @Context
    private HttpServletRequest servletRequest;

    /** Tells of paths whether every method there is public. */
    public interface OpenPaths {
        /** Returns whether that is so of a path within the REST application, as it was sent. */
        boolean contain(String path);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean options = isMadeUpOptions(request, response);
        if (!options && !isUnmatched(response.getStatus())) {
            return;
        }
        AuthenticationResult outcome = CurrentCaller.outcomeIn(request::getProperty);
        if (outcome instanceof AuthenticationResult.Known
                || request.getProperty(CurrentCaller.checkedProperty()) != null) {
            return;
        }
        if (outcome instanceof AuthenticationResult.Preflight) {
            if (options) {
                response.setEntity(null);
            }
            return;
        }
        if (!options && isOpen(request, response.getStatus())) {
            return;
        }
        Response refused = CDI.current()
                .select(RefusalWriter.class)
                .get()
                .response(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), servletRequest);
        response.setStatus(refused.getStatus());
        response.getHeaders().remove("Allow");
        response.getHeaders().putAll(refused.getHeaders());
        response.setEntity(
                refused.getEntity(), new Annotation[0], MediaType.valueOf(refused.getHeaderString("Content-Type")));
    }

    /** Whether the settings open the path, or every method there is public, so that the status is no secret. */
    private static boolean isOpen(ContainerRequestContext request, int status) {
        return request.getProperty(CurrentCaller.publicProperty()) != null
                || status != NOT_FOUND
                        && CDI.current()
                                .select(OpenPaths.class)
                                .get()
                                .contain(request.getUriInfo().getPath(false));
    }

    private static boolean isUnmatched(int status) {
        return status == NOT_FOUND || status == 405 || status == 406 || status == 415;
    }

    /** An application that answers OPTIONS itself, before a method is looked for, does so for CORS, and without Allow. */
    private static boolean isMadeUpOptions(ContainerRequestContext request, ContainerResponseContext response) {
        return HttpMethod.OPTIONS.equals(request.getMethod())
                && response.getHeaders().containsKey("Allow");
    }
}
