package dev.latchkey.demo.rest;

import dev.latchkey.demo.Code;
import dev.latchkey.demo.Envelope;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Puts what the REST container refuses into the envelope; status and header fields stay. */
@Provider
public class WebExceptionMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException exception) {
        Response original = exception.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        Code code = code(original.getStatus());
        String details = original.getStatusInfo().getReasonPhrase() + " (HTTP " + original.getStatus() + ")";
        return Response.fromResponse(original)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Envelope.failure(code, details).toString())
                .build();
    }

    private static Code code(int status) {
        return switch (status) {
            case 400 -> Code.BAD_FORMAT;
            case 404 -> Code.UNKNOWN_RESOURCE;
            case 405 -> Code.METHOD_NOT_ALLOWED;
            default -> status < 500 ? Code.INVALID_REQUEST : Code.FAILURE;
        };
    }
}
