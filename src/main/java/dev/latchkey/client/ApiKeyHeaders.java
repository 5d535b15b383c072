package dev.latchkey.client;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/**
 * Authenticates the calls of a MicroProfile Rest Client with an API key from the configuration.
 *
 * <pre>{@code
 * @RegisterRestClient(configKey = "stock")
 * @RegisterClientHeaders(ApiKeyHeaders.class)
 * interface Stock { … }
 * }</pre>
 *
 * <p>MicroProfile Config has the key as {@code dev.latchkey.client.default.key} and, separated by commas, the origins that it
 * may be sent to as {@code dev.latchkey.client.default.origins}. For a second key, make a subclass with a name of its own in
 * place of {@code default}. Redirects are not followed, and a call to another origin goes out without the key. An origin on
 * another host must be {@code https}, unless {@code dev.latchkey.client.default.allow-http} is {@code true}.
 */
public class ApiKeyHeaders implements ClientHeadersFactory {
    private final String name;

    /** For the key of the name {@code default}. */
    public ApiKeyHeaders() {
        this("default");
    }

    /** For the key of this name. */
    protected ApiKeyHeaders(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    @Override
    public final MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        if (!outgoing.containsKey(Outgoing.AUTHORIZATION)) {
            credential(incoming).ifPresent(value -> headers.putSingle(Outgoing.AUTHORIZATION, value));
        }
        return headers;
    }

    /** What is sent; empty for nothing. */
    Optional<String> credential(MultivaluedMap<String, String> incoming) {
        return Optional.of(configured().scheme() + " " + configured().key().reveal());
    }

    final Configured configured() {
        return Configured.of(name);
    }
}
