package dev.latchkey.it.redacted;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with guarded objects where something is missing. */
@Provider
public class PhotoMissingMapper implements ExceptionMapper<PhotoMissingException> {
    @Override
    public Response toResponse(PhotoMissingException missing) {
        return Response.status(404)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Invoice())
                .build();
    }
}
