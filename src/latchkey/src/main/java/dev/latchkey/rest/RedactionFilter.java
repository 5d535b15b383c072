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
 * Redacts or rejects the entity of a REST response. It is the last response filter: the filters of the application have seen the
 * entity, and status and header fields can still be set.
 *
 * <p>It sets status and entity instead of throwing an exception, because the response to an exception comes here again.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class RedactionFilter implements ContainerResponseFilter {
    private static final Logger LOG = System.getLogger(RedactionFilter.class.getName());
    /** RFC 9110, section 9.2.1. A late refusal of a safe method hides nothing that was done. */
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, "TRACE");

    private final ResponseRedactor redactor;
    private final RedactionHeaders fields;
    private final Revalidation revalidation;

    @Context
    private HttpServletRequest servletRequest;

    RedactionFilter(ResponseRedactor redactor, RedactionHeaders fields, Revalidation revalidation) {
        this.redactor = redactor;
        this.fields = fields;
        this.revalidation = revalidation;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object value = response.getEntity();
        ResponseState state = value == null ? ResponseState.of(request::getProperty) : ResponseState.of(request);
        ResponseTags tags = ResponseTags.of(state, request, response);
        if (RestPreconditions.isFailed(response)
                && redactor.withholdsFrom(CurrentCaller.grantedIn(request::getProperty))) {
            // Also after a write: its caller could ask a cache for what the entity tag names.
            tags.replaceValidators();
        }
        if (value == null) {
            withoutBody(state, tags, request, response);
            return;
        }
        try {
            if (isRefusedByNow(state, request, response)) {
                return;
            }
            ResponseBody body = new ResponseBody(
                    value,
                    response.getEntityType(),
                    response.getEntityAnnotations(),
                    response.getMediaType(),
                    isSuccess(response));
            CallerDependence.Kind dependence = redactor.dependence().of(body, state.policy());
            if (dependence == CallerDependence.Kind.NONE) {
                approve(body, state, request);
            } else {
                redact(body, dependence, state, request, response);
            }
            conclude(value, state, tags, request, response);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            // An error must not send anything that was not redacted.
            LOG.log(
                    Level.ERROR,
                    "A response could not be redacted for a caller that lacks scopes, so the response is 500",
                    failure);
            refuse(Refusal.of(RefusalKind.UNRENDERABLE_RESPONSE), request, response);
        }
    }

    private void approve(ResponseBody body, ResponseState state, ContainerRequestContext request) {
        if (ResponseBody.isInParts(body.media()) && redactor.isAnythingGuarded()) {
            depend(request);
        }
        state.approve(body.value());
    }

    private void redact(
            ResponseBody body,
            CallerDependence.Kind dependence,
            ResponseState state,
            ContainerRequestContext request,
            ContainerResponseContext response) {
        GrantedScopes granted = CurrentCaller.grantedIn(request::getProperty);
        RedactionResult result = body.isSentInPieces() ? null : redactor.of(body, state.policy(), granted);
        if (dependence.appliesTo(result)) {
            depend(request);
            fields.varyByCaller(response.getHeaders());
        }
        if (result != null) {
            send(result, granted, state, request, response);
        } else if (!redactor.isAllFor(granted)) {
            RedactionHeaders.redacted(response.getHeaders(), redactor.missingFor(granted), request::setProperty);
        }
    }

    /** Notes that the response of a public method depends on its caller. */
    private static void depend(ContainerRequestContext request) {
        if (request.getProperty(Dependence.PROPERTY) instanceof Dependence.None) {
            request.setProperty(Dependence.PROPERTY, Dependence.CALLER);
        }
    }

    /** Replaces the validators of the whole. A 304 lets caches send the whole, unless it names a tag of the caller's own view. */
    private void withoutBody(
            ResponseState state,
            ResponseTags tags,
            ContainerRequestContext request,
            ContainerResponseContext response) {
        boolean unknown = state.policy() == null && RestPreconditions.areHidden(request);
        if (!state.isPartial() && !unknown && !tags.areOfView()) {
            return;
        }
        if (RestPreconditions.isNotModified(response) && tags.allowNotModified()) {
            depend(request);
            fields.varyByCaller(response.getHeaders());
            return;
        }
        tags.replaceValidators();
        if (RestPreconditions.isNotModified(response)) {
            LOG.log(
                    Level.ERROR,
                    "The application responded with 304 (Not Modified) to a caller that lacks scopes, although"
                            + " the condition was hidden from it, so the response is 500. Evaluate conditions by"
                            + " Request.evaluatePreconditions of Jakarta REST.");
            refuse(Refusal.of(RefusalKind.UNRENDERABLE_RESPONSE), request, response);
        }
    }

    /** Evaluates the conditions of a request if the response is sent whole. */
    private static void conclude(
            Object value,
            ResponseState state,
            ResponseTags tags,
            ContainerRequestContext request,
            ContainerResponseContext response) {
        if (state.policy() != null && state.policy().isManual()) {
            if (state.isPartial()) {
                tags.replaceValidators();
                tags.concludePart();
            }
        } else if (response.getEntity() instanceof JsonBody) {
            tags.concludePart();
        } else if (state.isApproved(value) && !ResponseBody.isInParts(response.getMediaType())) {
            boolean isForEverybody = request.getProperty(Dependence.PROPERTY) instanceof Dependence.None;
            tags.concludeWhole(state.isWritten() && !isForEverybody);
        }
    }

    /** Refuses a late response whose caller lost the key or the scopes; returns whether it did. */
    private boolean isRefusedByNow(
            ResponseState state, ContainerRequestContext request, ContainerResponseContext response) {
        boolean safe = SAFE.contains(request.getMethod());
        if (!revalidation.isDue(state, safe)) {
            return false;
        }
        Refusal refusal = revalidation.refusal(
                state.policy(), new Revalidation.Properties(request::getProperty, request::setProperty));
        if (refusal == null) {
            return false;
        }
        state.refuse();
        if (safe) {
            refuse(refusal, request, response);
        } else {
            // The method has changed something, so the status stays.
            RedactionHeaders.withheldWhole(response.getHeaders(), refusal.lacking(), request::setProperty);
            response.setEntity(null);
        }
        return true;
    }

    private static boolean isSuccess(ContainerResponseContext response) {
        return response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
    }

    private void send(
            RedactionResult result,
            GrantedScopes granted,
            ResponseState state,
            ContainerRequestContext request,
            ContainerResponseContext response) {
        if (result instanceof RedactionResult.Whole whole) {
            state.approve(response.getEntity(), whole.json().orElse(null));
        } else if (result instanceof RedactionResult.Part part) {
            sendPart(part, request, response);
        } else if (result instanceof RedactionResult.None none) {
            if (SAFE.contains(request.getMethod()) && isSuccess(response)) {
                refuse(granted.refusal(none.refusal()), request, response);
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
        // Without missing scopes, no scope would help.
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
