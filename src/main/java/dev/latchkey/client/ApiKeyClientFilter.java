package dev.latchkey.client;

import dev.latchkey.Secret;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
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
 * <p>Requests to other origins pass without the key, and so do requests that carry an {@code Authorization} of their own. A
 * redirect is not followed but returned, as the client would repeat the key wherever it leads: call the {@code Location}
 * yourself if you want to, and the key goes along only if it may. A key goes unencrypted to this host alone, unless
 * {@link #allowingHttp} says otherwise.
 *
 * <p>Immutable and thread-safe.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE) // The last: no filter after it can send the request, with the key, somewhere else.
public final class ApiKeyClientFilter implements ClientRequestFilter {
    private final Secret key;
    private final Origins origins;
    private final String scheme;

    /**
     * Sends {@code key} to these origins.
     *
     * @param key the text of a key, not null
     * @param origins at least one, such as {@code https://api.example.com}; with {@code http} only on this host, such as
     *     {@code http://127.0.0.1:8080}
     * @throws IllegalArgumentException if the key is not one word of ASCII, there is no origin, or one is malformed or would get
     *     the key unencrypted
     */
    public ApiKeyClientFilter(Secret key, String... origins) {
        this(SentKey.checked(key), Origins.of(List.of(origins), false, Outgoing.ALLOWING_HTTP), Outgoing.SCHEME);
    }

    /**
     * Sends {@code key} to these origins, also unencrypted: whoever sees a request on its way can use the key. Only for networks
     * that encrypt by themselves, such as a service mesh.
     *
     * @param key the text of a key, not null
     * @param origins at least one, such as {@code http://stock_service:8080}
     * @throws IllegalArgumentException if the key is not one word of ASCII, there is no origin, or one is malformed
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
     * Sends the key that MicroProfile Config has as {@code dev.latchkey.client.<name>.key} to the origins that it has as
     * {@code dev.latchkey.client.<name>.origins}, separated by commas; {@code dev.latchkey.client.<name>.scheme} and
     * {@code dev.latchkey.client.<name>.allow-http} are optional.
     *
     * @param name tells several keys apart, such as the name of the service that is called
     * @throws IllegalStateException if the configuration lacks something, or there is no MicroProfile Config
     */
    public static ApiKeyClientFilter configured(String name) {
        Configured configured = Configured.of(Objects.requireNonNull(name, "name"));
        return new ApiKeyClientFilter(configured.key(), configured.origins(), configured.scheme());
    }

    /**
     * The same with another word before the key, for services whose {@code latchkey.schemes} does not have {@code Key}.
     *
     * @throws IllegalArgumentException if it is not one word
     */
    public ApiKeyClientFilter withScheme(String scheme) {
        return new ApiKeyClientFilter(key, origins, Outgoing.scheme(scheme));
    }

    @Override
    public void filter(ClientRequestContext request) {
        Outgoing.authorize(request, origins, () -> Optional.of(scheme + " " + key.reveal()));
    }

    /** Shows where keys go, and nothing of the key. */
    @Override
    public String toString() {
        return "ApiKeyClientFilter[to " + origins + "]";
    }
}
