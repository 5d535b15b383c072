package dev.latchkey.server;

import jakarta.ws.rs.container.ContainerRequestContext;

/** A component of a REST runtime that makes the sinks of server-sent events. It is to be registered with the runtime. */
public interface EventSinks {
    /** Returns whether the runtime lets no other component make sinks for a request. */
    boolean areSoleIn(ContainerRequestContext request);
}
