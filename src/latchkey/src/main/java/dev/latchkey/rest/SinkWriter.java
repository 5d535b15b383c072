package dev.latchkey.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the server-sent events of one sink where the runtime writes their data with the writer of the application that fits best.
 *
 * <p>An event whose caller cannot be verified is left out, and one whose caller's key ended ends the stream. Data of which something
 * is withheld are written here. All other data are written by the runtime's own writer of events.
 */
final class SinkWriter implements MessageBodyWriter<OutboundSseEvent> {
    private static final String OURS = "dev.latchkey.";

    private final Providers providers;
    private final MessageBodyWriter<OutboundSseEvent> own;
    private final EventGuard guard;
    private final ApplicationJson application;
    private final CallerDependence dependence;
    private final EventRedactor redactor;
    private final Map<String, Object> attributes;

    /**
     * Writes the events that are sent in response to {@code request}. Its attributes are read now, because events are written by other
     * threads, at last when the server may have reused the request.
     *
     * @throws IllegalStateException if no method was found, so that it is not known what may be sent
     */
    SinkWriter(
            HttpServletRequest request,
            Providers providers,
            MessageBodyWriter<OutboundSseEvent> own,
            EventGuard guard,
            ResponseRedactor redactor,
            ApplicationJson application) {
        this.providers = providers;
        this.own = own;
        this.guard = guard;
        this.application = application;
        this.dependence = redactor.dependence();
        this.redactor = new EventRedactor(redactor);
        this.attributes = attributesOf(request);
        if (ResponseState.of(attributes::get).policy() == null) {
            throw new IllegalStateException("An SseEventSink is used before the resource method is found");
        }
    }

    private static Map<String, Object> attributesOf(HttpServletRequest request) {
        Map<String, Object> read = new ConcurrentHashMap<>();
        for (String name : Collections.list(request.getAttributeNames())) {
            Object value = name.startsWith(OURS) ? request.getAttribute(name) : null;
            if (value != null) {
                read.put(name, value);
            }
        }
        return read;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return own.isWriteable(type, generic, annotations, media);
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
        if (!guard.allows(new Revalidation.Properties(attributes::get, attributes::put))) {
            return;
        }
        Optional<JsonBody> left = redacted(event, annotations);
        if (left.isPresent()) {
            out.write(text(event, left.get().text()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        ResponseState.bypass(true);
        try {
            own.writeTo(event, type, generic, annotations, media, headers, out);
        } finally {
            ResponseState.bypass(false);
        }
    }

    /** Returns what is left of the data; empty if nothing is withheld. */
    private Optional<JsonBody> redacted(OutboundSseEvent event, Annotation[] annotations) {
        Object data = event.getData();
        if (data == null) {
            return Optional.empty();
        }
        application.useOnThread(providers);
        try {
            // What the application says of its data proves nothing: the writer of another class may write them.
            return dependence.isPossible(data.getClass(), null, event.getMediaType())
                    ? redactor.of(
                            new ResponseBody(data, event.getGenericType(), annotations, event.getMediaType(), true),
                            null,
                            attributes::get,
                            attributes::put)
                    : Optional.empty();
        } finally {
            application.useOnThread(null);
        }
    }

    /** Returns an event in the form of the HTML standard. */
    private static String text(OutboundSseEvent event, String data) {
        StringBuilder text = new StringBuilder();
        append("event", event.getName(), text);
        append("id", event.getId(), text);
        append("", event.getComment(), text);
        append("retry", event.isReconnectDelaySet() ? String.valueOf(event.getReconnectDelay()) : null, text);
        append("data", data, text);
        return text.append('\n').toString();
    }

    private static void append(String field, String value, StringBuilder text) {
        if (value != null) {
            value.lines()
                    .forEach(
                            line -> text.append(field).append(": ").append(line).append('\n'));
        }
    }
}
