package dev.latchkey.rest;

import dev.latchkey.etag.TagView;
import dev.latchkey.servlet.CacheFields;
import dev.latchkey.servlet.Preconditions;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Date;
import java.util.List;

/**
 * Replaces the entity tag of one response by that of the view that its caller has, and evaluates the conditions of the request with
 * it. Where there is no view, tags are as the application set them.
 */
final class ResponseTags {
    private static final int CREATED = 201;

    private final ResponseState state;
    private final ContainerRequestContext request;
    private final ContainerResponseContext response;
    /** The tag of the view as it is sent; null if there is no view, or no tag. */
    private final String own;

    private ResponseTags(
            ResponseState state, String own, ContainerRequestContext request, ContainerResponseContext response) {
        this.state = state;
        this.own = own;
        this.request = request;
        this.response = response;
    }

    /** Reads the tag of a response, before it is taken away with what else is said about the whole. */
    static ResponseTags of(ResponseState state, ContainerRequestContext request, ContainerResponseContext response) {
        Object whole = state.hasTags() ? RedactionHeaders.first(response.getHeaders(), HttpHeaders.ETAG) : null;
        String own = whole == null
                ? null
                : state.tagsOf(resource(request, response)).seal(text(whole)).orElse(null);
        return new ResponseTags(state, own, request, response);
    }

    /** A 201 has the tag of the resource that was made (RFC 9110, section 15.3.2). */
    private static URI resource(ContainerRequestContext request, ContainerResponseContext response) {
        Object location = response.getStatus() == CREATED
                ? RedactionHeaders.first(response.getHeaders(), HttpHeaders.LOCATION)
                : null;
        try {
            return location == null
                    ? request.getUriInfo().getRequestUri()
                    : request.getUriInfo().getBaseUri().resolve(location.toString());
        } catch (IllegalArgumentException malformed) {
            return request.getUriInfo().getRequestUri();
        }
    }

    private static String text(Object tag) {
        return tag instanceof EntityTag known
                ? (known.isWeak() ? "W/" : "") + '"' + known.getValue() + '"'
                : tag.toString();
    }

    boolean areOfView() {
        return state.hasTags();
    }

    /** Puts the tag of the view in the place of everything that names a version of the whole. */
    void replaceValidators() {
        RedactionHeaders.withoutValidators(response.getHeaders());
        put(own);
    }

    private void put(String tag) {
        if (!state.hasTags()) {
            return;
        }
        // The application may have set another one past Jakarta REST.
        request.setProperty(CacheFields.ENTITY_TAG, tag == null ? "" : tag);
        if (tag != null) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        }
    }

    /** Sends a 304 of the application with the tag of the view; returns false if the caller has not sent such a tag. */
    boolean allowNotModified() {
        if (!state.hasTags()) {
            return false;
        }
        String same = own != null
                ? own
                : state.tagsOf(request.getUriInfo().getRequestUri())
                        .only(sent())
                        .orElse(null);
        if (same == null || !isSent(same)) {
            return false;
        }
        RedactionHeaders.withoutValidators(response.getHeaders());
        put(same);
        RedactionHeaders.forbidStoring(response.getHeaders());
        return true;
    }

    /** Concludes a response from which something was left out. */
    void concludePart() {
        put(own);
        if (own != null && isSent(own)) {
            RestPreconditions.answer(opaque(own), null, request, response);
        }
    }

    /** Returns whether the caller has a response with this tag. A cache that asks for any one may have the whole. */
    private boolean isSent(String tag) {
        return sent().stream().noneMatch(line -> line.strip().equals(TagView.ANY))
                && request.getProperty(Preconditions.PROPERTY) instanceof Preconditions conditions
                && conditions.isUnchanged(opaque(tag), null);
    }

    private List<String> sent() {
        return request.getProperty(Preconditions.PROPERTY) instanceof Preconditions conditions
                ? conditions.fields().getOrDefault(Preconditions.IF_NONE_MATCH, List.of())
                : List.of();
    }

    /**
     * Concludes a response that is sent whole. A cache that has the whole may have sent the tag of the application.
     *
     * @param seal whether the resource can be written, so that the tag may come back in a condition
     */
    void concludeWhole(boolean seal) {
        RestPreconditions.answer(request, response);
        if (own == null || !seal || RestPreconditions.isNotModified(response)) {
            return;
        }
        Date modified = response.getLastModified();
        put(own);
        RestPreconditions.answer(opaque(own), modified, request, response);
    }

    /** Returns what stands between the quotes. */
    private static String opaque(String tag) {
        return tag.substring(tag.indexOf('"') + 1, tag.length() - 1);
    }
}
