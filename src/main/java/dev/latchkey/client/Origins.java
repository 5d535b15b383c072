package dev.latchkey.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Knows to which origins (RFC 6454: scheme, host and port) a key may be sent. Immutable. */
final class Origins {
    private final List<String> all;

    private Origins(List<String> all) {
        this.all = all;
    }

    /**
     * These and no others.
     *
     * @throws IllegalArgumentException if there is none, or one is more or less than an origin
     */
    static Origins of(Collection<String> origins) {
        if (origins.isEmpty()) {
            throw new IllegalArgumentException(
                    "a key needs the origins that it may be sent to, such as https://api.example.com");
        }
        return new Origins(origins.stream().map(Origins::parse).toList());
    }

    private static String parse(String text) {
        try {
            URI uri = new URI(text.strip());
            String path = uri.getRawPath();
            boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            String origin = origin(uri);
            if (bare && origin != null) {
                return origin;
            }
        } catch (URISyntaxException malformed) {
            // Said below, without the text: somebody may have put a key there.
        }
        throw new IllegalArgumentException(
                "an origin is http or https, a host and perhaps a port, such as https://api.example.com");
    }

    /** Null for what is no origin of HTTP. */
    private static String origin(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
        return usual < 0 || uri.getHost() == null
                ? null
                : scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":"
                        + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    boolean contain(URI uri) {
        String origin = origin(uri);
        return origin != null && all.contains(origin);
    }

    @Override
    public String toString() {
        return String.join(", ", all);
    }
}
