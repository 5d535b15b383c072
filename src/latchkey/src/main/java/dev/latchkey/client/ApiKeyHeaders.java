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
 * <p>The property {@code dev.latchkey.client.default.key} of MicroProfile Config is the key, and
 * {@code dev.latchkey.client.default.origins} are the origins that it may be sent to, separated by commas. For another key, create a
 * subclass with another name than {@code default}. Redirects are not followed. A call to another origin is sent without the key. An
 * origin on another host must be {@code https}, unless {@code dev.latchkey.client.default.allow-http} is {@code true}.
 */
public class ApiKeyHeaders implements ClientHeadersFactory {
    private final String name;

    /** Uses the key with the name {@code default}. */
    public ApiKeyHeaders() {
        this("default");
    }

    /**
     * Uses the key with the given name.
     *
     * @param name the name in the properties
     */
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

    /** Returns the value of the {@code Authorization} header field; empty if it is not sent. */
    Optional<String> credential(MultivaluedMap<String, String> incoming) {
        return Optional.of(configured().scheme() + " " + configured().key().reveal());
    }

    final Configured configured() {
        return Configured.of(name);
    }
}
