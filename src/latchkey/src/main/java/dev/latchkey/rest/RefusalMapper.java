package dev.latchkey.rest;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.refusal.RefusalWriter;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a REST request that a guard refused. */
public final class RefusalMapper implements ExceptionMapper<AccessRefusedException> {
    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(AccessRefusedException refused) {
        return CDI.current().select(RefusalWriter.class).get().response(refused.refusal(), request);
    }
}
