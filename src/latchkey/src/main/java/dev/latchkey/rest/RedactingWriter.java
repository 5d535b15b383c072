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
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Writes what came past the response filter and may hold something guarded: the data of server-sent events, and objects that
 * an interceptor put in place of others. What the filter approved goes to the host's own writer.
 */
@Priority(RestChain.WRITERS)
@ConstrainedTo(RuntimeType.SERVER)
@Produces({"application/json", "text/json", "text/plain", "*/*"})
public final class RedactingWriter implements MessageBodyWriter<Object> {
    private final ResponseRedactor answers;
    private final EventRedactor late;
    private final EventGuard events;
    private final ApplicationJson host;

    @Context
    private HttpServletRequest request;

    RedactingWriter(ResponseRedactor answers, EventGuard events, ApplicationJson host) {
        this.answers = answers;
        this.events = events;
        this.late = new EventRedactor(answers);
        this.host = host;
    }

    /** Takes the host's providers. */
    @Context
    public void setProviders(Providers providers) {
        host.use(providers);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !host.isAside()
                && (answers.concernLate(type, generic, media)
                        || events.isUndecided(annotations, request)
                        || ResponseState.of(this::property).hasRendered(type));
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (events.isUndecided(annotations, request) && !events.allows(request)) {
            // RESTEasy sends nothing of an event whose data cannot be written, and goes on with the next.
            throw new ServiceUnavailableException("The event is withheld while its caller cannot be verified");
        }
        String rendered = ResponseState.of(this::property).renderedOf(value);
        if (rendered != null && host.writesText(new ResponseBody(value, generic, annotations, media, true))) {
            new JsonBody(rendered, media).write(out);
            return;
        }
        Optional<JsonBody> left = Approval.isOf(value) || !answers.concernLate(type, generic, media)
                ? Optional.empty()
                : late.of(
                        new ResponseBody(value, generic, annotations, media, true),
                        headers,
                        this::property,
                        (name, found) -> {});
        if (left.isPresent()) {
            left.get().write(out);
            return;
        }
        MessageBodyWriter<Object> writer = host.writer(type, generic, annotations, media);
        if (writer == null) {
            throw new InternalServerErrorException("There is no writer of " + type.getName() + " as " + media);
        }
        writer.writeTo(value, type, generic, annotations, media, headers, out);
    }

    private Object property(String name) {
        return EventGuard.property(name, request);
    }
}
