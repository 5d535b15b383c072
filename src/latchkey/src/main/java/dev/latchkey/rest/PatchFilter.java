package dev.latchkey.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Deals with a REST runtime that applies patches itself, to what the caller may see of the object. A method that takes a patch gets it:
 * until the {@link WritableBodyInterceptor}, the media type does not show to the runtime that the body is one. Any other method would
 * replace all of the object.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class PatchFilter implements ContainerRequestFilter {
    private static final String MEDIA = PatchFilter.class.getName();

    private final ContainerRequestFilter view;

    /**
     * Deals with the patches for one method.
     *
     * @param view refuses callers who do not see all of the objects that the method replaces; null if it takes a patch
     */
    PatchFilter(ContainerRequestFilter view) {
        this.view = view;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        MediaType media = request.getMediaType();
        if (!HttpMethod.PATCH.equals(request.getMethod()) || !PatchFormats.mayBe(media)) {
            return;
        }
        if (view != null) {
            view.filter(request);
        } else {
            request.setProperty(MEDIA, media);
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    /** Gives a body its media type again. */
    static void restore(ReaderInterceptorContext body) {
        if (body.getProperty(MEDIA) instanceof MediaType media) {
            body.removeProperty(MEDIA);
            body.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, media.toString());
            body.setMediaType(media);
        }
    }
}
