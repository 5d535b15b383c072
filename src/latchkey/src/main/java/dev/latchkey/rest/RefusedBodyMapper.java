package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;

/** Responds to a body that was refused while a parameter was bound, as to every other refusal. */
public final class RefusedBodyMapper implements ExceptionMapper<RefusedBodyException> {
    @Context
    private Providers providers;

    @Override
    public Response toResponse(RefusedBodyException refused) {
        return providers.getExceptionMapper(AccessRefusedException.class).toResponse((AccessRefusedException)
                refused.getCause());
    }
}
