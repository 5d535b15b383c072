package dev.latchkey.bench.peer.noop;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Allows every request. */
@Provider
public class NoOpRequestFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        // The cost of being called is measured.
    }
}
