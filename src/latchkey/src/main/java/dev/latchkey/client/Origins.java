package dev.latchkey.client;

import dev.latchkey.config.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds the origins (RFC 6454: scheme, host and port) that a key may be sent to. Immutable. */
final class Origins {
    private static final String FORM =
            ". An origin is a scheme, a host and an optional port, such as https://api.example.com";

    /** Hosts with an underscore, such as services in containers, which {@link URI} does not parse. */
    private static final Pattern NAME_AND_PORT = Pattern.compile("([0-9A-Za-z._-]+)(?::([0-9]{0,5}))?");

    private static final int LAST_PORT = 65535;

    private final List<String> all;

    private Origins(List<String> all) {
        this.all = all;
    }

    /**
     * Parses origins.
     *
     * @param allowHttp whether keys may be sent unencrypted to other hosts
     * @param how the way to allow that, for the message
     * @throws IllegalArgumentException if the list is empty, or an element is malformed or unencrypted without permission
     */
    static Origins of(List<String> origins, boolean allowHttp, String how) {
        if (origins.isEmpty()) {
            throw new IllegalArgumentException(
                    "The origins are missing. Name the origins that the key may be sent to, such as"
                            + " https://api.example.com");
        }
        List<String> all = new ArrayList<>();
        for (String text : origins) {
            // The text is not repeated, because it may be a key by mistake.
            String which = "origin " + (all.size() + 1);
            URI uri = uri(text.strip(), which);
            String wrong = wrong(uri);
            if (wrong != null) {
                throw new IllegalArgumentException(which + " " + wrong + FORM);
            }
            if (!allowHttp && scheme(uri).equals("http") && !Loopback.is(Objects.requireNonNull(host(uri)))) {
                throw new IllegalArgumentException(which
                        + " is http on another host, which would send the key unencrypted. Use https, or allow http by "
                        + how);
            }
            all.add(origin(uri));
        }
        return new Origins(List.copyOf(all));
    }

    private static URI uri(String text, String which) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(which + " is not a URI" + FORM);
        }
    }

    /** Returns the reason why the URI is not an origin; null if it is one. */
    private static @Nullable String wrong(URI uri) {
        String path = uri.getRawPath();
        if (uri.getScheme() == null) {
            return "has no scheme";
        }
        if (usualPort(uri) < 0) {
            return "has a scheme other than https and http";
        }
        if (uri.getRawAuthority() == null) {
            return "has no host";
        }
        if (uri.getRawAuthority().indexOf('@') >= 0) {
            return "has user information";
        }
        if (path != null && !path.isEmpty() && !path.equals("/")) {
            return "has a path";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "has a query or a fragment";
        }
        if (host(uri) == null) {
            return "has a host with characters other than ASCII letters and digits, dots, hyphens and"
                    + " underscores, or a port that is not a number";
        }
        return port(uri) < 1 || port(uri) > LAST_PORT ? "has a port that is not from 1 to 65535" : null;
    }

    /** Returns the origin of the URI; null if it has another scheme or no host. */
    private static @Nullable String origin(URI uri) {
        return usualPort(uri) < 0 || host(uri) == null ? null : scheme(uri) + "://" + host(uri) + ":" + port(uri);
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static int usualPort(URI uri) {
        return switch (scheme(uri)) {
            case "https" -> 443;
            case "http" -> 80;
            default -> -1;
        };
    }

    /** Returns the host; null if it cannot be determined. */
    private static @Nullable String host(URI uri) {
        if (uri.getHost() != null) {
            return uri.getHost().toLowerCase(Locale.ROOT);
        }
        Matcher named = named(uri);
        return named.matches() ? named.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static int port(URI uri) {
        if (uri.getHost() != null) {
            return uri.getPort() < 0 ? usualPort(uri) : uri.getPort();
        }
        Matcher named = named(uri);
        String port = named.matches() ? named.group(2) : null;
        return port == null || port.isEmpty() ? usualPort(uri) : Integer.parseInt(port);
    }

    private static Matcher named(URI uri) {
        return NAME_AND_PORT.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
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
