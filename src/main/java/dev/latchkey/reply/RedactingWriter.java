package dev.latchkey.reply;

import dev.latchkey.redact.Answer;
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
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;

/**
 * Writes what came past the response filter and may hold something guarded: the data of server-sent events, and objects that
 * an interceptor put in place of others. What the filter approved goes to the host's own writer.
 *
 * <p>Nothing can be refused here any more, so that what is too much to be withheld is withheld all the same.
 */
@Priority(1)
@ConstrainedTo(RuntimeType.SERVER)
@Produces({"application/json", "text/json", "*/*"})
public final class RedactingWriter implements MessageBodyWriter<Object> {
    private static final Logger LOG = System.getLogger(RedactingWriter.class.getName());

    private final Answers answers;
    private final HostJson host;

    @Context
    private HttpServletRequest request;

    RedactingWriter(Answers answers, HostJson host) {
        this.answers = answers;
        this.host = host;
    }

    /** Takes the host's providers. */
    @Context
    public void setProviders(Providers providers) {
        host.use(providers);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !host.isAside() && !Reply.isText(type) && answers.concern(type, generic, Reply.isJson(media));
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
        Answer answer = isApproved(value) ? new Answer.Whole() : answer(value, generic, media);
        if (answer instanceof Answer.Whole) {
            MessageBodyWriter<Object> writer = host.writer(type, generic, annotations, media);
            if (writer == null) {
                throw new InternalServerErrorException("There is no writer of " + type.getName() + " as " + media);
            }
            writer.writeTo(value, type, generic, annotations, media, headers, out);
            return;
        }
        Optional<Answer.Part> part =
                answer instanceof Answer.None none ? none.rest() : Optional.of((Answer.Part) answer);
        describe(answer, headers);
        if (part.isPresent()) {
            new RenderedText(part.get().json(), media).write(out);
        }
    }

    /** Events come when the header is gone; their fields are their own, and nobody reads these. */
    private static void describe(Answer answer, MultivaluedMap<String, Object> headers) {
        Collection<String> missing =
                answer instanceof Answer.None none ? none.refusal().lacking() : ((Answer.Part) answer).missing();
        if (missing.isEmpty()) {
            Fields.withoutWhole(headers);
        } else {
            Fields.redacted(headers, missing);
        }
    }

    private boolean isApproved(Object value) {
        return value == property(RedactionFilter.APPROVED);
    }

    /** Without a request there is nobody who could see more than everybody. */
    private Object property(String name) {
        try {
            return request.getAttribute(name);
        } catch (IllegalStateException noRequest) {
            return null;
        }
    }

    private Answer answer(Object value, Type generic, MediaType media) {
        Plan plan = (Plan) property(PlanFilter.PLAN);
        try {
            return answers.of(new Reply(value, generic, media, true), plan, Viewers.of(this::property));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "An object could not be rendered for its caller; nothing of it is sent", failure);
            throw new InternalServerErrorException();
        }
    }
}
