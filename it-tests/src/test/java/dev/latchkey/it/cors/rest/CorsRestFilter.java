package dev.latchkey.it.cors.rest;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Lets scripts of the origins in a context parameter call REST, and read its responses, refusals included. */
@Provider
@PreMatching
public class CorsRestFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT = "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key";
    private static final String READ =
            "WWW-Authenticate, Retry-After, Latchkey-Redacted, Deprecation, Sunset, Link, ETag," + " Location";

    @Context
    private ServletContext application;

    private boolean isAllowed(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        return origin != null
                && Set.of(application.getInitParameter("cors.origins").split(","))
                        .contains(origin);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isAllowed(request)
                && request.getMethod().equals("OPTIONS")
                && request.getHeaderString("Access-Control-Request-Method") != null) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", METHODS)
                    .header("Access-Control-Allow-Headers", SENT)
                    .header("Access-Control-Max-Age", "600")
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().add("Vary", "Origin");
        if (isAllowed(request)) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", request.getHeaderString("Origin"));
            response.getHeaders().putSingle("Access-Control-Expose-Headers", READ);
        }
    }
}
