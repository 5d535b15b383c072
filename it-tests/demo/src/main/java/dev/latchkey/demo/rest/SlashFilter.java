package dev.latchkey.demo.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Takes {@code //v2/inputs} for {@code /v2/inputs}: some published clients of the API put their paths together so. */
@Provider
@PreMatching
public class SlashFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {
        UriInfo uri = context.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        if (path.contains("//")) {
            URI plain = uri.getRequestUriBuilder()
                    .replacePath(path.replaceAll("/{2,}", "/"))
                    .build();
            context.setRequestUri(uri.getBaseUri(), plain);
        }
    }
}
