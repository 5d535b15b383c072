package dev.latchkey.client;

import dev.latchkey.server.ClientRedirects;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Supplier;

/** Adds a credential to an outgoing request if the request goes to an allowed origin. */
final class Outgoing {
    static final String AUTHORIZATION = HttpHeaders.AUTHORIZATION;

    /** The default authentication scheme. */
    static final String SCHEME = "Key";

    /** The way to allow unencrypted connections for keys that are passed by code. */
    static final String ALLOWING_HTTP = "the method allowingHttp of the filter";

    private Outgoing() {}

    /**
     * Adds a credential, unless the request has one or goes to another origin.
     *
     * @param credential supplies scheme and key; empty for none
     */
    static void authorize(ClientRequestContext request, Origins origins, Supplier<Optional<String>> credential) {
        if (origins.contain(request.getUri()) && request.getHeaders().getFirst(AUTHORIZATION) == null) {
            credential.get().ifPresent(value -> {
                doNotFollowRedirects(request);
                request.getHeaders().putSingle(AUTHORIZATION, value);
            });
        }
    }

    /** Switches off redirects of the client, which would repeat all header fields at every location. */
    static void doNotFollowRedirects(ClientRequestContext request) {
        ClientRedirects.PROPERTIES.forEach(name -> request.setProperty(name, Boolean.FALSE));
    }

    /**
     * Returns the name of an authentication scheme.
     *
     * @throws IllegalArgumentException if it is not a token of RFC 9110
     */
    static String scheme(String name) {
        if (name == null || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("The authentication scheme must be one word, such as Key");
        }
        return name;
    }
}
