package dev.latchkey.client;

import dev.latchkey.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ContextException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Authenticates the requests of a REST client with the key of the present caller, so that a service which this one asks on the
 * caller's behalf sees the caller's own scopes.
 *
 * <pre>{@code
 * @Inject Caller caller;
 * @Inject HttpServletRequest request;
 *
 * Client stock = ClientBuilder.newClient()
 *         .register(new CallerKeyClientFilter(caller, request, "https://stock.example.com"));
 * }</pre>
 *
 * <p>Whoever gets the key can use it as the caller could: name only services that you would give it to. It is read from the
 * request in the moment of the call and kept nowhere. Where no request is running, as on most other threads, and where nobody
 * is calling, requests pass without a key. In all else this is as {@link ApiKeyClientFilter}.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE)
public final class CallerKeyClientFilter implements ClientRequestFilter {
    private final Caller caller;
    private final HttpServletRequest request;
    private final Origins origins;
    private final String scheme;

    /**
     * Sends the keys of callers to these origins.
     *
     * @param caller an injected one, which speaks for whatever request is running, not null
     * @param request likewise, not null
     * @param origins at least one, such as {@code https://stock.example.com}
     * @throws IllegalArgumentException if there is no origin, or one is malformed or would get keys unencrypted
     */
    public CallerKeyClientFilter(Caller caller, HttpServletRequest request, String... origins) {
        this(caller, request, Origins.of(List.of(origins), false, Outgoing.ALLOWING_HTTP), Outgoing.SCHEME);
    }

    /**
     * Sends the keys of callers to these origins, also unencrypted: whoever sees a request on its way can use the key. Only for
     * networks that encrypt by themselves, such as a service mesh.
     *
     * @param caller an injected one, which speaks for whatever request is running, not null
     * @param request likewise, not null
     * @param origins at least one, such as {@code http://stock_service:8080}
     * @throws IllegalArgumentException if there is no origin, or one is malformed
     */
    public static CallerKeyClientFilter allowingHttp(Caller caller, HttpServletRequest request, String... origins) {
        return new CallerKeyClientFilter(
                caller, request, Origins.of(List.of(origins), true, Outgoing.ALLOWING_HTTP), Outgoing.SCHEME);
    }

    private CallerKeyClientFilter(Caller caller, HttpServletRequest request, Origins origins, String scheme) {
        this.caller = Objects.requireNonNull(caller, "caller");
        this.request = Objects.requireNonNull(request, "request");
        this.origins = origins;
        this.scheme = scheme;
    }

    /**
     * The same with another word before the key, for services whose {@code latchkey.schemes} does not have {@code Key}.
     *
     * @throws IllegalArgumentException if it is not one word
     */
    public CallerKeyClientFilter withScheme(String scheme) {
        return new CallerKeyClientFilter(caller, request, origins, Outgoing.scheme(scheme));
    }

    @Override
    public void filter(ClientRequestContext outgoing) {
        Outgoing.authorize(outgoing, origins, this::credential);
    }

    private Optional<String> credential() {
        try {
            Enumeration<String> names = request.getHeaderNames();
            return names == null
                    ? Optional.empty()
                    : SentKey.of(
                            caller,
                            Collections.list(names).stream()
                                    .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                                    .toList(),
                            scheme);
        } catch (IllegalStateException | ContextException noRequest) {
            return Optional.empty();
        }
    }

    /** Shows where keys go, and nothing of a key. */
    @Override
    public String toString() {
        return "CallerKeyClientFilter[to " + origins + "]";
    }
}
