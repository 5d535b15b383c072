package dev.latchkey.client;

import dev.latchkey.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ContextException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Authenticates the requests of a REST client with the key of the current caller. A service that is called on behalf of the caller then
 * applies the scopes of the caller.
 *
 * <pre>{@code
 * @Inject Caller caller;
 * @Inject HttpServletRequest request;
 *
 * Client stock = ClientBuilder.newClient()
 *         .register(new CallerKeyClientFilter(caller, request, "https://stock.example.com"));
 * }</pre>
 *
 * <p>A service that gets the key can use it like the caller, so name only trusted services. The key is read from the current request
 * at each call and not stored. Without a current request, as on most other threads, and for anonymous callers, requests are sent
 * without a key. Otherwise it works like {@link ApiKeyClientFilter}.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE)
public final class CallerKeyClientFilter implements ClientRequestFilter, ClientResponseFilter {
    private final Caller caller;
    private final HttpServletRequest request;
    private final Origins origins;
    private final String scheme;

    /**
     * Creates a filter that sends the keys of callers to the given origins.
     *
     * @param caller the injected caller, a proxy for the caller of the current request, not null
     * @param request the injected request, a proxy for the current request, not null
     * @param origins one or more origins, such as {@code https://stock.example.com}
     * @throws IllegalArgumentException if the origins are empty, or an origin is malformed or would get keys unencrypted
     */
    public CallerKeyClientFilter(Caller caller, HttpServletRequest request, String... origins) {
        this(caller, request, Origins.of(List.of(origins), false, Outgoing.ALLOWING_HTTP), Outgoing.SCHEME);
    }

    /**
     * Creates a filter that also sends keys over unencrypted connections. Use it only in networks that encrypt by themselves, such as a
     * service mesh: anyone who can read a request can use the key.
     *
     * @param caller the injected caller, a proxy for the caller of the current request, not null
     * @param request the injected request, a proxy for the current request, not null
     * @param origins one or more origins, such as {@code http://stock_service:8080}
     * @return the filter
     * @throws IllegalArgumentException if the origins are empty, or an origin is malformed
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
     * {@return the same filter with another authentication scheme, for services whose {@code latchkey.schemes} lacks {@code Key}}
     *
     * @param scheme the name of the scheme
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

    /** Logs once that the service announces the end of the key, and fires a {@link dev.latchkey.event.KeySunsetEvent}. */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        SunsetNotices.here().read(request, response, origins);
    }

    /** Returns a text with the origins and without a key. */
    @Override
    public String toString() {
        return "CallerKeyClientFilter[to " + origins + "]";
    }
}
