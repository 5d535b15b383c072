package dev.latchkey.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Names the members of the request body that were left out, in {@code Latchkey-Ignored}. */
@ConstrainedTo(RuntimeType.SERVER)
final class IgnoredMembersFilter implements ContainerResponseFilter {
    static final String HEADER = "Latchkey-Ignored";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(WritableBodyInterceptor.IGNORED) instanceof List<?> members) {
            response.getHeaders()
                    .putSingle(
                            HEADER,
                            members.stream()
                                    .map(each -> encoded(each.toString()))
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** A member may have any name. RFC 6901, section 6, has the encoding. */
    private static String encoded(String pointer) {
        return URLEncoder.encode(pointer, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%7E", "~");
    }
}
