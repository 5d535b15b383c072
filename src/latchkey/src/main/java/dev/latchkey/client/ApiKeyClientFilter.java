package dev.latchkey.client;

import dev.latchkey.Secret;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Authenticates the requests of a REST client with one API key.
 *
 * <pre>{@code
 * Client client = ClientBuilder.newClient()
 *         .register(new ApiKeyClientFilter(Secret.of(key), "https://api.example.com"));
 * }</pre>
 *
 * <p>Requests to other origins, and requests that have an {@code Authorization}, are sent without the key. The client does not follow
 * redirects, because it would repeat the key at every location: it returns the redirect, and the application can call the
 * {@code Location}. The key is sent unencrypted to this host only, unless {@link #allowingHttp} is used.
 *
 * <p>Immutable and thread-safe.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE) // The last filter: no later filter can redirect the request with the key.
public final class ApiKeyClientFilter implements ClientRequestFilter, ClientResponseFilter {
    private final Secret key;
    private final Origins origins;
    private final String scheme;

    /**
     * Creates a filter that sends a key to the given origins.
     *
     * @param key the text of a key, not null
     * @param origins one or more origins, such as {@code https://api.example.com}; {@code http} is allowed only on this host, such
     *     as {@code http://127.0.0.1:8080}
     * @throws IllegalArgumentException if the key is not one word of ASCII characters, the origins are empty, or an origin is malformed
     *     or would get the key unencrypted
     */
    public ApiKeyClientFilter(Secret key, String... origins) {
        this(SentKey.checked(key), Origins.of(List.of(origins), false, Outgoing.ALLOWING_HTTP), Outgoing.SCHEME);
    }

    /**
     * Creates a filter that also sends the key over unencrypted connections. Use it only in networks that encrypt by themselves, such
     * as a service mesh: anyone who can read a request can use the key.
     *
     * @param key the text of a key, not null
     * @param origins one or more origins, such as {@code http://stock_service:8080}
     * @return the filter
     * @throws IllegalArgumentException if the key is not one word of ASCII characters, the origins are empty, or an origin is
     *     malformed
     */
    public static ApiKeyClientFilter allowingHttp(Secret key, String... origins) {
        return new ApiKeyClientFilter(
                SentKey.checked(key), Origins.of(List.of(origins), true, Outgoing.ALLOWING_HTTP), Outgoing.SCHEME);
    }

    private ApiKeyClientFilter(Secret key, Origins origins, String scheme) {
        this.key = key;
        this.origins = origins;
        this.scheme = scheme;
    }

    /**
     * Creates a filter from MicroProfile Config. {@code dev.latchkey.client.<name>.key} is the key, and
     * {@code dev.latchkey.client.<name>.origins} are its origins, separated by commas. {@code dev.latchkey.client.<name>.scheme} and
     * {@code dev.latchkey.client.<name>.allow-http} are optional.
     *
     * @param name the name of the key, such as the name of the called service
     * @return the filter
     * @throws IllegalStateException if a property is missing or invalid, or MicroProfile Config is not available
     */
    public static ApiKeyClientFilter configured(String name) {
        Configured configured = Configured.of(Objects.requireNonNull(name, "name"));
        return new ApiKeyClientFilter(configured.key(), configured.origins(), configured.scheme());
    }

    /**
     * {@return the same filter with another authentication scheme, for services whose {@code latchkey.schemes} lacks {@code Key}}
     *
     * @param scheme the name of the scheme
     * @throws IllegalArgumentException if it is not one word
     */
    public ApiKeyClientFilter withScheme(String scheme) {
        return new ApiKeyClientFilter(key, origins, Outgoing.scheme(scheme));
    }

    @Override
    public void filter(ClientRequestContext request) {
        Outgoing.authorize(request, origins, () -> Optional.of(scheme + " " + key.reveal()));
    }

    /** Logs once that the service announces the end of the key, and fires a {@link dev.latchkey.event.KeySunsetEvent}. */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        SunsetNotices.here().read(request, response, origins);
    }

    /** Returns a text with the origins and without the key. */
    @Override
    public String toString() {
        return "ApiKeyClientFilter[to " + origins + "]";
    }
}
