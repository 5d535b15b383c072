package dev.latchkey.it.host;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers the application's own failures. */
@Provider
public class HostMapper implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException failure) {
        return Response.status(409)
                .entity("host says " + failure.getMessage())
                .type("text/plain")
                .build();
    }
}
