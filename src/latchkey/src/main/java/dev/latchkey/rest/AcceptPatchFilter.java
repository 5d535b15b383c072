package dev.latchkey.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Tells clients which formats of patches a resource accepts: in the response to OPTIONS (RFC 5789, section 3.1), and where another format
 * was sent (section 2.2).
 */
@ConstrainedTo(RuntimeType.SERVER)
final class AcceptPatchFilter implements ContainerResponseFilter {
    static final String ACCEPT_PATCH = "Accept-Patch";

    private static final int UNSUPPORTED = 415;

    private final PatchFormats formats;

    AcceptPatchFilter(PatchFormats formats) {
        this.formats = formats;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean tells = HttpMethod.OPTIONS.equals(request.getMethod())
                ? response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                : HttpMethod.PATCH.equals(request.getMethod()) && response.getStatus() == UNSUPPORTED;
        if (tells && RedactionHeaders.first(response.getHeaders(), ACCEPT_PATCH) == null) {
            List<String> accepted = formats.at(request.getUriInfo().getPath());
            if (!accepted.isEmpty()) {
                response.getHeaders().putSingle(ACCEPT_PATCH, String.join(", ", accepted));
            }
        }
    }
}
