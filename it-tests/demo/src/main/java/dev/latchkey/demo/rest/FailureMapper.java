package dev.latchkey.demo.rest;

import dev.latchkey.demo.Code;
import dev.latchkey.demo.Envelope;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers faults of the demo itself: the log learns the cause, the client does not. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable fault) {
        LOG.log(System.Logger.Level.ERROR, "A request failed through the fault of the demo", fault);
        String body = Envelope.failure(Code.FAILURE, "The demo failed; its log says why.")
                .toString();
        return Response.serverError()
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
