package dev.latchkey.credential;

import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * Finds API keys and access tokens where none is read from a request, so that a refusal can say where they belong.
 *
 * <p>It goes by form and checksum alone: right and wrong keys get the same response. It runs for refused requests only.
 * Thread-safe.
 */
public final class MisplacedKeys {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BASIC = "Basic ";
    private static final int LONGEST = 16_384;

    private final List<String> prefixes;
    private final List<String> tokenPrefixes;

    /** Where a key was found. */
    public enum Place {
        /** The {@code Authorization} header field. */
        AUTHORIZATION,
        /** A header field that is not read for keys. */
        HEADER,
        /** A cookie. */
        COOKIE,
        /** A query parameter that is not read for keys. */
        QUERY
    }

    /**
     * A key or an access token that was sent.
     *
     * @param text its text, which is intact
     * @param token whether it is an access token
     * @param place where it was found
     */
    public record Found(KeyText text, boolean token, Place place) {}

    /** Finds what these settings take for keys and access tokens. */
    public MisplacedKeys(Settings settings) {
        this.prefixes = settings.keys().prefixes();
        this.tokenPrefixes =
                settings.tokens().stream().map(TokenSettings::prefix).toList();
    }

    /** Returns the first that the request carries; empty if it carries none. */
    public Optional<Found> in(HttpServletRequest request) {
        List<String> names = new ArrayList<>(listOf(request.getHeaderNames()));
        // A referring page may have a key in its address, which its reader does not know of.
        names.removeIf(name -> name.equalsIgnoreCase(AUTHORIZATION) || name.equalsIgnoreCase("Referer"));
        names.add(0, AUTHORIZATION);
        for (String name : names) {
            for (String value : listOf(request.getHeaders(name))) {
                Optional<Found> found = in(withoutBase64(value), placeOf(name));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        String query = request.getQueryString();
        return query == null ? Optional.empty() : in(decoded(query), Place.QUERY);
    }

    /** Servers may keep header fields to themselves, and then return null. */
    private static List<String> listOf(Enumeration<String> values) {
        return values == null ? List.of() : Collections.list(values);
    }

    private static Place placeOf(String header) {
        if (header.equalsIgnoreCase("Cookie")) {
            return Place.COOKIE;
        }
        return header.equals(AUTHORIZATION) ? Place.AUTHORIZATION : Place.HEADER;
    }

    /** Some clients know of users and passwords only. */
    private static String withoutBase64(String value) {
        if (!value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return value;
        }
        try {
            String encoded = value.substring(BASIC.length()).strip();
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException otherText) {
            return value;
        }
    }

    private static String decoded(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            return query;
        }
    }

    private Optional<Found> in(String text, Place place) {
        String searched = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return find(searched, prefixes).map(key -> new Found(key, false, place)).or(() -> find(searched, tokenPrefixes)
                .map(token -> new Found(token, true, place)));
    }

    private static Optional<KeyText> find(String text, List<String> prefixes) {
        for (String prefix : prefixes) {
            int length = KeyText.lengthWith(prefix);
            for (int at = text.indexOf(prefix + "_"); at >= 0; at = text.indexOf(prefix + "_", at + 1)) {
                if (at + length <= text.length()) {
                    Optional<KeyText> found = KeyText.parse(text.substring(at, at + length), List.of(prefix));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
