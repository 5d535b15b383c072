package dev.latchkey.rest;

import dev.latchkey.etag.TagView;
import dev.latchkey.servlet.Preconditions;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Hides the {@link Preconditions} of a request from REST, and answers them once it is known what the caller gets. */
final class RestPreconditions {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;

    private RestPreconditions() {}

    /** Whether the method of a request reads. */
    static boolean isRead(ContainerRequestContext request) {
        return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    }

    /** Hides them, unless that was done when the request came in. */
    static void hide(ContainerRequestContext request) {
        if (request.getProperty(Preconditions.PROPERTY) instanceof Preconditions) {
            return;
        }
        Preconditions found = Preconditions.among(name -> request.getHeaders().get(name));
        if (found != null) {
            request.setProperty(Preconditions.PROPERTY, found);
            found.fields().keySet().forEach(request.getHeaders()::remove);
        }
    }

    /** Lets the application hear of what was hidden when the request came in. */
    static void show(ContainerRequestContext request) {
        if (request.getProperty(Preconditions.PROPERTY) instanceof Preconditions hidden && hidden.isHidden()) {
            hidden.show();
            hidden.fields().forEach((name, values) -> request.getHeaders().put(name, values));
        }
    }

    static boolean areHidden(ContainerRequestContext request) {
        return request.getProperty(Preconditions.PROPERTY) instanceof Preconditions hidden && hidden.isHidden();
    }

    /** Returns whether a condition of the request failed (RFC 9110, section 15.5.13). */
    static boolean isFailed(ContainerResponseContext response) {
        return response.getStatus() == PRECONDITION_FAILED;
    }

    static boolean isNotModified(ContainerResponseContext response) {
        return response.getStatus() == NOT_MODIFIED;
    }

    /** Shows the application the entity tags of a view as its own. Other tags of stored responses stay hidden. */
    static void open(ResponseState state, ContainerRequestContext request) {
        Preconditions preconditions =
                request.getProperty(Preconditions.PROPERTY) instanceof Preconditions found ? found : null;
        for (String name : List.of(Preconditions.IF_MATCH, Preconditions.IF_NONE_MATCH)) {
            List<String> sent =
                    preconditions == null ? null : preconditions.fields().get(name);
            sent = sent == null ? request.getHeaders().get(name) : sent;
            if (sent == null || sent.isEmpty()) {
                continue;
            }
            boolean isOfStored = name.equals(Preconditions.IF_NONE_MATCH) && isRead(request);
            TagView view = state.tagsOf(request.getUriInfo().getRequestUri());
            List<String> opened = isOfStored ? view.own(sent) : view.open(sent);
            if (!opened.isEmpty()) {
                request.getHeaders().put(name, new ArrayList<>(opened));
                if (preconditions != null) {
                    preconditions.show(name, opened);
                }
            }
        }
    }

    /** Makes a 304 of the whole response that the caller has already, as the application would have. */
    static void answer(ContainerRequestContext request, ContainerResponseContext response) {
        EntityTag tag = response.getEntityTag();
        answer(tag == null ? null : tag.getValue(), response.getLastModified(), request, response);
    }

    /**
     * Makes a 304 of the response that the caller has already.
     *
     * @param tag the opaque tag of the response; null for none
     * @param modified the modification date; null if it is unknown
     */
    static void answer(String tag, Date modified, ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != OK
                || !(request.getProperty(Preconditions.PROPERTY) instanceof Preconditions hidden)
                || !hidden.isHidden()
                || !isRead(request)) {
            return;
        }
        if (hidden.isUnchanged(tag, modified)) {
            close(response.getEntity());
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
            RedactionHeaders.remove(response.getHeaders(), name -> List.of("content-length", "content-type")
                    .contains(name.toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private static void close(Object unsent) {
        if (unsent instanceof Closeable source) {
            try {
                source.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
