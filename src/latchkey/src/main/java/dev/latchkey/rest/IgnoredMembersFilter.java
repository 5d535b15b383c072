package dev.latchkey.rest;

import dev.latchkey.writing.BodyGate;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names the members of the request body that were left out, in {@code Latchkey-Ignored}. */
@ConstrainedTo(RuntimeType.SERVER)
final class IgnoredMembersFilter implements ContainerResponseFilter {
    static final String HEADER = "Latchkey-Ignored";

    private static final String GATES = IgnoredMembersFilter.class.getName() + ".gates";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        List<BodyGate> gates = noted(request::getProperty);
        if (gates.isEmpty()) {
            return;
        }
        String members = gates.stream()
                .flatMap(gate -> gate.ignored().members().stream())
                .map(IgnoredMembersFilter::encoded)
                .collect(Collectors.joining(", "));
        if (!members.isEmpty()) {
            response.getHeaders().putSingle(HEADER, members);
        }
    }

    /** Notes what checks a request, for the response to name what was left out. */
    static void note(
            List<BodyGate> gates, Function<String, Object> properties, BiConsumer<String, Object> setProperty) {
        List<BodyGate> all = new ArrayList<>(noted(properties));
        all.addAll(gates);
        setProperty.accept(GATES, all);
    }

    /** Returns what has checked a request; empty if nothing had to. */
    @SuppressWarnings("unchecked")
    private static List<BodyGate> noted(Function<String, Object> properties) {
        return properties.apply(GATES) instanceof List<?> gates ? (List<BodyGate>) gates : List.of();
    }

    /** A member may have any name. RFC 6901, section 6, has the encoding. */
    private static String encoded(String pointer) {
        return URLEncoder.encode(pointer, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%7E", "~");
    }
}
