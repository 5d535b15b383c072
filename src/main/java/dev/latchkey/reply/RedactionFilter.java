package dev.latchkey.reply;

import dev.latchkey.Refusal;
import dev.latchkey.http.RefusalWriter;
import dev.latchkey.redact.Answer;
import dev.latchkey.redact.Viewer;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;

/**
 * Decides what leaves of a REST response. The last response filter: filters of the host have seen the object, and status and
 * header fields are still open.
 *
 * <p>It sets status and object rather than throw, because what is thrown here comes back here.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class RedactionFilter implements ContainerResponseFilter {
    private static final Logger LOG = System.getLogger(RedactionFilter.class.getName());
    /** RFC 9110, section 9.2.1: nothing was done that a late refusal would hide. */
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, "TRACE");

    private final Answers answers;
    private final Fields fields;

    @Context
    private HttpServletRequest servletRequest;

    RedactionFilter(Answers answers, Fields fields) {
        this.answers = answers;
        this.fields = fields;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object value = response.getEntity();
        if (value == null) {
            return;
        }
        try {
            Exchange exchange = Exchange.of(request);
            Reply reply = new Reply(
                    value,
                    response.getEntityType(),
                    response.getEntityAnnotations(),
                    response.getMediaType(),
                    isSuccess(response));
            if (answers.concern(reply, exchange.plan())) {
                fields.varyByCaller(response.getHeaders());
                if (!reply.isSentInPieces()) {
                    Viewer viewer = Viewers.of(request::getProperty);
                    send(answers.of(reply, exchange.plan(), viewer), viewer, exchange, request, response);
                }
            } else {
                exchange.approve(value);
            }
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.ERROR,
                    "A response could not be rendered for a caller who may not see all of it; it is answered with 500",
                    failure);
            refuse(Refusal.unrenderableResponse(), response);
        }
    }

    private static boolean isSuccess(ContainerResponseContext response) {
        return response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
    }

    private void send(
            Answer answer,
            Viewer viewer,
            Exchange exchange,
            ContainerRequestContext request,
            ContainerResponseContext response) {
        if (answer instanceof Answer.Whole) {
            exchange.approve(response.getEntity());
        } else if (answer instanceof Answer.Part part) {
            sendPart(part, response);
        } else if (answer instanceof Answer.None none) {
            if (SAFE.contains(request.getMethod()) && isSuccess(response)) {
                refuse(Viewers.refusalFor(viewer, none.refusal()), response);
            } else if (none.rest().isPresent()) {
                sendPart(none.rest().get(), response);
            } else {
                Fields.redacted(response.getHeaders(), none.refusal().lacking());
                response.setEntity(null);
            }
        }
    }

    private static void sendPart(Answer.Part part, ContainerResponseContext response) {
        if (!part.missing().isEmpty()) {
            Fields.redacted(response.getHeaders(), part.missing());
        }
        MediaType media = response.getMediaType();
        response.setEntity(
                new RenderedText(part.json(), media),
                response.getEntityAnnotations(),
                media == null ? MediaType.APPLICATION_JSON_TYPE : media);
    }

    private void refuse(Refusal refusal, ContainerResponseContext response) {
        Response refused = CDI.current().select(RefusalWriter.class).get().response(refusal, servletRequest);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Fields.withoutWhole(headers);
        Fields.remove(headers, name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
        headers.remove(HttpHeaders.LAST_MODIFIED);
        refused.getHeaders().forEach((name, values) -> headers.put(name, values));
        response.setStatus(refused.getStatus());
        byte[] body = (byte[]) refused.getEntity();
        // Not the bytes themselves: Johnzon's writer would make an array of numbers of them.
        StreamingOutput entity = out -> out.write(body);
        response.setEntity(entity, response.getEntityAnnotations(), refused.getMediaType());
    }
}
