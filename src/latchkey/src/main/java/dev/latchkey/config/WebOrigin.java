package dev.latchkey.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Is an origin of the web (RFC 6454): scheme, host and port, compared without regard to case and with default ports filled in.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port never the placeholder for a default
 */
public record WebOrigin(String scheme, String host, int port) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LARGEST_PORT = 65_535;

    /** Returns the origin with these parts, of which the port may be negative for the default. */
    public static WebOrigin of(String scheme, String host, int port) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        int standard = lower.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return new WebOrigin(lower, host.toLowerCase(Locale.ROOT), port < 0 ? standard : port);
    }

    /** Returns the origin that a text such as {@code https://keys.example.com} names; empty if it names none or says more. */
    public static Optional<WebOrigin> parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare =
                    web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() <= LARGEST_PORT;
            boolean whole = bare && text.equals(uri.getScheme() + "://" + uri.getRawAuthority());
            return whole ? Optional.of(of(uri.getScheme(), uri.getHost(), uri.getPort())) : Optional.empty();
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    static WebOrigin require(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is none"));
    }
}
