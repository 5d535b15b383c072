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
 * Writes objects that the response filter did not see and that may be guarded: the data of server-sent events, and objects by which
 * an interceptor replaced others. Approved objects go to the writer of the application.
 */
@Priority(RestChain.WRITERS)
@ConstrainedTo(RuntimeType.SERVER)
@Produces({"application/json", "text/json", "text/plain", "*/*"})
public final class RedactingWriter implements MessageBodyWriter<Object> {
    private final ResponseRedactor redactor;
    private final EventRedactor late;
    private final EventGuard events;
    private final ApplicationJson application;

    @Context
    private HttpServletRequest request;

    RedactingWriter(ResponseRedactor redactor, EventGuard events, ApplicationJson application) {
        this.redactor = redactor;
        this.events = events;
        this.late = new EventRedactor(redactor);
        this.application = application;
    }

    /** Takes the providers of the application. */
    @Context
    public void setProviders(Providers providers) {
        application.use(providers);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !ResponseState.isBypassed()
                && (redactor.dependence().isPossible(type, generic, media)
                        || application.mayReplaceLast() && ResponseBody.isJson(media)
                        || events.isUndecided(annotations, request)
                        || ResponseState.written(this::property).hasRendered(type));
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
        String rendered = ResponseState.written(this::property).renderedOf(value);
        if (rendered != null && application.writesText(new ResponseBody(value, generic, annotations, media, true))) {
            new JsonBody(rendered, media).write(out);
            return;
        }
        Optional<JsonBody> left = ResponseState.isApprovedOnThread(value)
                        || !redactor.dependence().isPossible(value == null ? type : value.getClass(), generic, media)
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
        MessageBodyWriter<Object> writer = application.writer(type, generic, annotations, media);
        if (writer == null) {
            throw new InternalServerErrorException("There is no writer of " + type.getName() + " as " + media);
        }
        writer.writeTo(value, type, generic, annotations, media, headers, out);
    }

    private Object property(String name) {
        return EventGuard.property(name, request);
    }
}
