package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.authentication.Dependence;
import dev.latchkey.redaction.RedactionResult;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.GrantedScopes;
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

    private final ResponseRedactor answers;
    private final RedactionHeaders fields;
    private final Revalidation revalidation;

    @Context
    private HttpServletRequest servletRequest;

    RedactionFilter(ResponseRedactor answers, RedactionHeaders fields, Revalidation revalidation) {
        this.answers = answers;
        this.fields = fields;
        this.revalidation = revalidation;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (RestPreconditions.isFailed(response) && answers.withholdsFrom(Viewers.of(request::getProperty))) {
            // Also after a write: its caller could ask a cache for what the entity tag names.
            RedactionHeaders.withoutValidators(response.getHeaders());
        }
        Object value = response.getEntity();
        if (value == null) {
            withoutBody(ResponseState.of(request::getProperty), request, response);
            return;
        }
        try {
            ResponseState exchange = ResponseState.of(request);
            if (isRefusedByNow(exchange, request, response)) {
                return;
            }
            ResponseBody reply = new ResponseBody(
                    value,
                    response.getEntityType(),
                    response.getEntityAnnotations(),
                    response.getMediaType(),
                    isSuccess(response));
            boolean declared = answers.concern(reply, exchange.plan());
            if (declared || answers.mustJudge(reply, exchange.plan())) {
                GrantedScopes viewer = CurrentCaller.grantedIn(request::getProperty);
                RedactionResult answer = reply.isSentInPieces() ? null : answers.of(reply, exchange.plan(), viewer);
                if (declared || ResponseRedactor.depends(answer)) {
                    depend(request);
                    fields.varyByCaller(response.getHeaders());
                }
                if (answer != null) {
                    send(answer, viewer, exchange, request, response);
                } else if (!answers.isAllFor(viewer)) {
                    RedactionHeaders.redacted(response.getHeaders(), answers.missingFor(viewer), request::setProperty);
                }
            } else {
                if (ResponseBody.isInParts(reply.media()) && answers.isAnythingGuarded()) {
                    depend(request);
                }
                exchange.approve(value);
            }
            conclude(value, exchange, request, response);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            // Also an error must not let anything out that was not redacted.
            LOG.log(
                    Level.ERROR,
                    "A response could not be redacted for a caller that lacks scopes, so the response is 500",
                    failure);
            refuse(Refusal.of(RefusalKind.UNRENDERABLE_RESPONSE), request, response);
        }
    }

    /** A public method responds to others with something else. */
    private static void depend(ContainerRequestContext request) {
        if (request.getProperty(Dependence.PROPERTY) instanceof Dependence.None) {
            request.setProperty(Dependence.PROPERTY, Dependence.CALLER);
        }
    }

    /** What names the whole is not for callers who do not get it; a 304 would give it to them out of some cache. */
    private void withoutBody(
            ResponseState exchange, ContainerRequestContext request, ContainerResponseContext response) {
        boolean unknown = exchange.plan() == null && RestPreconditions.areHidden(request);
        if (!exchange.isPartial() && !unknown) {
            return;
        }
        RedactionHeaders.withoutValidators(response.getHeaders());
        if (RestPreconditions.isNotModified(response)) {
            LOG.log(
                    Level.ERROR,
                    "The application responded with 304 (Not Modified) to a caller that lacks scopes, although"
                            + " the condition was hidden from it, so the response is 500. Evaluate conditions by"
                            + " Request.evaluatePreconditions of Jakarta REST.");
            refuse(Refusal.of(RefusalKind.UNRENDERABLE_RESPONSE), request, response);
        }
    }

    /** Answers the conditions of a request with what is sent whole. */
    private static void conclude(
            Object value, ResponseState exchange, ContainerRequestContext request, ContainerResponseContext response) {
        if (exchange.plan() != null && exchange.plan().isManual()) {
            if (exchange.isPartial()) {
                RedactionHeaders.withoutValidators(response.getHeaders());
            }
        } else if (exchange.approved() == value && !ResponseBody.isInParts(response.getMediaType())) {
            RestPreconditions.answer(request, response);
        }
    }

    /** Refuses a response that is so late that its caller may have lost it meanwhile; returns whether it did. */
    private boolean isRefusedByNow(
            ResponseState exchange, ContainerRequestContext request, ContainerResponseContext response) {
        boolean safe = SAFE.contains(request.getMethod());
        if (!revalidation.isDue(exchange, safe)) {
            return false;
        }
        Refusal refusal = revalidation.refusal(
                exchange.plan(), new Revalidation.Properties(request::getProperty, request::setProperty));
        if (refusal == null) {
            return false;
        }
        exchange.refuse();
        if (safe) {
            refuse(refusal, request, response);
        } else {
            // What was done is not denied: the status stays.
            RedactionHeaders.withheldWhole(response.getHeaders(), refusal.lacking(), request::setProperty);
            response.setEntity(null);
        }
        return true;
    }

    private static boolean isSuccess(ContainerResponseContext response) {
        return response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
    }

    private void send(
            RedactionResult answer,
            GrantedScopes viewer,
            ResponseState exchange,
            ContainerRequestContext request,
            ContainerResponseContext response) {
        if (answer instanceof RedactionResult.Whole whole) {
            exchange.approve(response.getEntity(), whole.json().orElse(null));
        } else if (answer instanceof RedactionResult.Part part) {
            sendPart(part, request, response);
        } else if (answer instanceof RedactionResult.None none) {
            if (SAFE.contains(request.getMethod()) && isSuccess(response)) {
                refuse(viewer.refusal(none.refusal()), request, response);
            } else if (none.rest().isPresent()) {
                sendPart(none.rest().get(), request, response);
            } else {
                RedactionHeaders.withheldWhole(
                        response.getHeaders(), none.refusal().lacking(), request::setProperty);
                response.setEntity(null);
            }
        }
    }

    private static void sendPart(
            RedactionResult.Part part, ContainerRequestContext request, ContainerResponseContext response) {
        // It names no scope if none would help.
        RedactionHeaders.withheldWhole(response.getHeaders(), part.missing(), request::setProperty);
        MediaType media = response.getMediaType();
        response.setEntity(
                new JsonBody(part.json(), media),
                response.getEntityAnnotations(),
                media == null ? MediaType.APPLICATION_JSON_TYPE : media);
    }

    private void refuse(Refusal refusal, ContainerRequestContext request, ContainerResponseContext response) {
        Response refused = CDI.current().select(RefusalWriter.class).get().response(refusal, servletRequest);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        RedactionHeaders.withoutWhole(headers);
        RedactionHeaders.remove(headers, name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
        RedactionHeaders.remove(headers, HttpHeaders.CACHE_CONTROL::equalsIgnoreCase);
        request.setProperty(Dependence.PROPERTY, Dependence.REFUSED);
        refused.getHeaders().forEach((name, values) -> headers.put(name, values));
        response.setStatus(refused.getStatus());
        byte[] body = (byte[]) refused.getEntity();
        // Not the bytes themselves: Johnzon's writer would make an array of numbers of them.
        StreamingOutput entity = out -> out.write(body);
        response.setEntity(entity, response.getEntityAnnotations(), refused.getMediaType());
    }
}
