package dev.latchkey.rest;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Decides about events whose data RESTEasy writes with a writer of its own for exactly that type, which it prefers to the {@link
 * RedactingWriter} for every type.
 *
 * @param <T> the type of the data
 */
@ConstrainedTo(RuntimeType.SERVER)
abstract class EventDataWriter<T> implements MessageBodyWriter<T> {
    private final EventGuard events;
    private final ApplicationJson application;
    private final Class<T> written;

    @Context
    private HttpServletRequest request;

    private EventDataWriter(Class<T> written, EventGuard events, ApplicationJson application) {
        this.written = written;
        this.events = events;
        this.application = application;
    }

    /** Returns those for all types that RESTEasy has such writers for. */
    static List<EventDataWriter<?>> all(EventGuard events, ApplicationJson application) {
        return List.of(
                new OfText(events, application),
                new OfBytes(events, application),
                new OfInput(events, application),
                new OfReader(events, application),
                new OfFile(events, application),
                new OfOutput(events, application));
    }

    @Override
    public final boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !ResponseState.isBypassed()
                && written.isAssignableFrom(type)
                && events.isUndecided(annotations, request);
    }

    @Override
    public final void writeTo(
            T data,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (!events.allows(request)) {
            // RESTEasy sends nothing of an event whose data cannot be written, and goes on with the next.
            throw new ServiceUnavailableException("The event is withheld while its caller cannot be verified");
        }
        MessageBodyWriter<Object> writer = application.writer(type, generic, annotations, media);
        if (writer == null) {
            throw new InternalServerErrorException("There is no writer of " + type.getName() + " as " + media);
        }
        writer.writeTo(data, type, generic, annotations, media, headers, out);
    }

    @Priority(RestChain.WRITERS)
    @Produces({"text/plain", "text/*", "*/*"})
    private static final class OfText extends EventDataWriter<String> {
        OfText(EventGuard events, ApplicationJson application) {
            super(String.class, events, application);
        }
    }

    @Priority(RestChain.WRITERS)
    @Produces("*/*")
    private static final class OfBytes extends EventDataWriter<byte[]> {
        OfBytes(EventGuard events, ApplicationJson application) {
            super(byte[].class, events, application);
        }
    }

    @Priority(RestChain.WRITERS)
    @Produces("*/*")
    private static final class OfInput extends EventDataWriter<InputStream> {
        OfInput(EventGuard events, ApplicationJson application) {
            super(InputStream.class, events, application);
        }
    }

    @Priority(RestChain.WRITERS)
    @Produces("*/*")
    private static final class OfReader extends EventDataWriter<Reader> {
        OfReader(EventGuard events, ApplicationJson application) {
            super(Reader.class, events, application);
        }
    }

    @Priority(RestChain.WRITERS)
    @Produces("*/*")
    private static final class OfFile extends EventDataWriter<File> {
        OfFile(EventGuard events, ApplicationJson application) {
            super(File.class, events, application);
        }
    }

    @Priority(RestChain.WRITERS)
    @Produces("*/*")
    private static final class OfOutput extends EventDataWriter<StreamingOutput> {
        OfOutput(EventGuard events, ApplicationJson application) {
            super(StreamingOutput.class, events, application);
        }
    }
}
