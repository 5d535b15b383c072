package dev.latchkey.server;

import java.util.Set;

/**
 * Knows by which properties of a request REST clients are kept from following redirects: those of Jersey and of CXF. RESTEasy does
 * not follow redirects unless it is told to.
 */
public final class ClientRedirects {
    /** To be set to {@code false}. */
    public static final Set<String> PROPERTIES = Set.of("jersey.config.client.followRedirects", "http.autoredirect");

    private ClientRedirects() {}
}
