package dev.latchkey.client;

import dev.latchkey.server.ClientRedirects;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts a credential into a request that is about to be sent, if it may go where the request goes. */
final class Outgoing {
    static final String AUTHORIZATION = HttpHeaders.AUTHORIZATION;

    /** What precedes a key where nothing else is said. */
    static final String SCHEME = "Key";

    /** What allows keys to be sent unencrypted, where they are given in code. */
    static final String ALLOWING_HTTP = "the method allowingHttp of the filter";

    private Outgoing() {}

    /**
     * Adds a credential, unless the request has one or goes elsewhere.
     *
     * @param credential scheme and key; empty for none
     */
    static void authorize(ClientRequestContext request, Origins origins, Supplier<Optional<String>> credential) {
        if (origins.contain(request.getUri()) && request.getHeaders().getFirst(AUTHORIZATION) == null) {
            credential.get().ifPresent(value -> {
                stayHere(request);
                request.getHeaders().putSingle(AUTHORIZATION, value);
            });
        }
    }

    /** Keeps the client from following a redirect by itself: it would send all header fields again, wherever that leads. */
    static void stayHere(ClientRequestContext request) {
        ClientRedirects.PROPERTIES.forEach(name -> request.setProperty(name, Boolean.FALSE));
    }

    /**
     * The name of an authentication scheme.
     *
     * @throws IllegalArgumentException if it is no token of RFC 9110
     */
    static String scheme(String name) {
        if (name == null || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("The authentication scheme must be one word, such as Key");
        }
        return name;
    }
}
