package dev.latchkey.rest;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Decides about each server-sent event before the runtime's own writer writes it: an event whose caller cannot be verified is
 * left out, and one whose caller's key ended ends the stream.
 *
 * <p>Jersey looks for a writer of events among the providers. RESTEasy uses its own, which asks {@link RedactingWriter} for the
 * data of each event.
 */
@Priority(RestChain.WRITERS)
@ConstrainedTo(RuntimeType.SERVER)
@Produces(MediaType.SERVER_SENT_EVENTS)
public final class EventWriter implements MessageBodyWriter<OutboundSseEvent> {
    private final EventGuard guard;
    private final ApplicationJson application;

    @Context
    private HttpServletRequest request;

    EventWriter(EventGuard guard, ApplicationJson application) {
        this.guard = guard;
        this.application = application;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !ResponseState.isBypassed() && OutboundSseEvent.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            OutboundSseEvent event,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (!guard.allowsWhole(request)) {
            return;
        }
        MessageBodyWriter<Object> writer = application.writer(type, generic, annotations, media);
        if (writer == null) {
            throw new InternalServerErrorException("There is no writer of server-sent events");
        }
        writer.writeTo(event, type, generic, annotations, media, headers, out);
    }
}
