package dev.latchkey.it.located;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Starts the trail before anything is matched. */
@Provider
@PreMatching
public class TrailFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        Trail.begin();
    }
}
