package dev.latchkey.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/**
 * Refuses multipart forms as {@link FormFilter} does, before a REST runtime reads their parts in a request filter of its own. What
 * other filters make of the form later is left to the {@link FormFilter}.
 */
@ConstrainedTo(RuntimeType.SERVER)
final class PartFilter implements ContainerRequestFilter {
    private final ContainerRequestFilter forms;

    /**
     * Refuses forms.
     *
     * @param forms the filter for forms of the same method
     */
    PartFilter(ContainerRequestFilter forms) {
        this.forms = forms;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        MediaType media = request.getMediaType();
        if (media != null && ResponseBody.isInParts(media)) {
            forms.filter(request);
        }
    }
}
