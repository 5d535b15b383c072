package dev.latchkey.it.plain;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers everything that fails, refusals excepted: those have a mapper that is nearer. */
@Provider
public class CatchAll implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
        return Response.status(418).build();
    }
}
