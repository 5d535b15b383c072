package dev.latchkey.token;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.RefusalKind;
import dev.latchkey.json.StrictJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parameters of a request for an access token from its body. Holds a secret, so it does not print itself.
 *
 * <p>Where any body will do, one that cannot be read has no parameters, unless it may name scopes: a client that asks for fewer
 * scopes must not get all of them.
 */
final class TokenParameters {
    static final String FORM = "application/x-www-form-urlencoded";

    private static final int LARGEST_BODY = 16_384;
    private static final String SCOPE = "scope";
    private static final List<String> KNOWN =
            List.of("grant_type", SCOPE, "client_id", "client_secret", "client_assertion", "client_assertion_type");

    /** Of {@code s}, {@code %73}, {@code %2573} and {@code \\u0073} the last two digits tell. */
    private static final Pattern ENCODED = Pattern.compile("(?:%(?:25)*|\\\\+u00)([2-7][0-9A-Fa-f])");

    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-zA-Z]");
    private static final int HEX = 16;

    private final Map<String, String> values = new HashMap<>();
    private final boolean anything;

    private TokenParameters(boolean anything) {
        this.anything = anything;
    }

    /**
     * Reads the body.
     *
     * @param anything whether it may be anything
     * @throws AccessRefusedException if it is not what it must be
     */
    static TokenParameters of(HttpServletRequest request, boolean anything) {
        TokenParameters parameters = new TokenParameters(anything);
        byte[] body = body(request);
        boolean form = FORM.equals(mediaType(request));
        if (form && body.length == 0) {
            // A filter of the web application may have read the body before.
            parameters.readFrom(request);
        } else if (!form && body.length > 0 && !anything) {
            throw TokenRequest.malformed("The body is a form: send it as Content-Type: " + FORM + ".");
        } else if (body.length > 0 && anything && isEncoded(request)) {
            throw brokenScope();
        } else {
            parameters.read(new String(body, StandardCharsets.UTF_8), form);
        }
        return parameters;
    }

    private static byte[] body(HttpServletRequest request) {
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        } catch (IOException | RuntimeException broken) {
            // Servers have their own exceptions for a body that breaks off, or is not encoded as its header fields say.
            throw unreadable();
        }
        if (body.length > LARGEST_BODY) {
            throw TokenRequest.malformed("The body is larger than " + LARGEST_BODY + " bytes.");
        }
        return body;
    }

    /** A compressed body may name scopes, and nobody decompresses it. */
    private static boolean isEncoded(HttpServletRequest request) {
        String coding = request.getHeader("Content-Encoding");
        return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
    }

    private static AccessRefusedException unreadable() {
        return TokenRequest.malformed("The body of the request cannot be read.");
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private void readFrom(HttpServletRequest request) {
        Map<String, String[]> all;
        try {
            all = request.getParameterMap();
        } catch (RuntimeException broken) {
            throw unreadable();
        }
        all.forEach((name, sent) -> {
            for (String value : sent) {
                add(name, value);
            }
        });
    }

    private void read(String body, boolean form) {
        if (anything && body.stripLeading().startsWith("{")) {
            readJson(body);
        } else if (form) {
            for (String pair : body.split("&")) {
                readPair(pair);
            }
        } else {
            requireNoScope(body);
        }
    }

    /** Some published clients send JSON, and some what is nearly JSON. */
    private void readJson(String body) {
        JsonValue json;
        try {
            json = StrictJson.read(body, 10);
        } catch (JsonException none) {
            requireNoScope(body);
            return;
        }
        JsonObject object = json.asJsonObject();
        object.keySet().forEach(this::requireNoOtherScope);
        for (String name : KNOWN) {
            JsonValue value = object.getOrDefault(name, JsonValue.NULL);
            if (value instanceof JsonString text) {
                add(name, text.getString());
            } else if (value != JsonValue.NULL && name.equals(SCOPE)) {
                throw brokenScope();
            }
        }
    }

    private void readPair(String pair) {
        int equals = pair.indexOf('=');
        try {
            if (equals >= 0) {
                add(TokenRequest.decoded(pair.substring(0, equals)), TokenRequest.decoded(pair.substring(equals + 1)));
            } else if (anything && !pair.equals(SCOPE)) {
                requireNoScope(pair);
            }
        } catch (IllegalArgumentException brokenEncoding) {
            if (!anything) {
                throw TokenRequest.malformed("The body is not a form in UTF-8.");
            }
            requireNoScope(pair);
        }
    }

    /** RFC 6749, section 3.2: none more than once, and one without a value is as good as none. */
    private void add(String name, String value) {
        requireNoOtherScope(name);
        if (!value.isEmpty() && values.put(name, value) != null) {
            throw TokenRequest.malformed("A parameter is there twice.");
        }
    }

    /** Some libraries have names of their own, such as scope[] or scopes. */
    private void requireNoOtherScope(String name) {
        if (anything && !name.equals(SCOPE)) {
            requireNoScope(name);
        }
    }

    /**
     * Goes on only if a text that is not read as parameters names no scope, however its characters are encoded: as a URL, as strings of
     * JSON, or with more than one byte each.
     */
    static void requireNoScope(String text) {
        String plain = ENCODED.matcher(text)
                .replaceAll(
                        each -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(each.group(1), HEX))));
        if (NOT_LETTERS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT).contains(SCOPE)) {
            throw brokenScope();
        }
    }

    private static AccessRefusedException brokenScope() {
        return TokenRequest.refused(
                RefusalKind.INVALID_SCOPE,
                "The request names scopes in a way that cannot be read: send scope in a body of the type " + FORM
                        + ".");
    }

    /** Returns the value of a parameter; empty if it is absent or has no value. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
