package dev.latchkey.token;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.RefusalKind;
import dev.latchkey.json.StrictJson;
import dev.latchkey.servlet.RequestMediaType;
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
 * Reads the parameters of a token request from its body. It holds a secret, so it has no {@code toString}.
 *
 * <p>In lenient mode a malformed body counts as a body without parameters. It is refused if it may name scopes, because a client
 * that requests fewer scopes must not get all of them.
 */
final class TokenParameters {
    static final String FORM = "application/x-www-form-urlencoded";

    private static final int LARGEST_BODY = 16_384;
    private static final String SCOPE = "scope";
    private static final List<String> KNOWN =
            List.of("grant_type", SCOPE, "client_id", "client_secret", "client_assertion", "client_assertion_type");

    /** The encodings of a letter, such as {@code %73}, {@code %2573} and {@code \\u0073}. The last two digits are its code. */
    private static final Pattern ENCODED = Pattern.compile("(?:%(?:25)*|\\\\+u00)([2-7][0-9A-Fa-f])");

    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-zA-Z]");
    private static final int HEX = 16;

    private final Map<String, String> values = new HashMap<>();
    private final boolean lenient;

    private TokenParameters(boolean lenient) {
        this.lenient = lenient;
    }

    /**
     * Reads the body.
     *
     * @param lenient whether any body is allowed
     * @throws AccessRefusedException if the body is not allowed
     */
    static TokenParameters of(HttpServletRequest request, boolean lenient) {
        TokenParameters parameters = new TokenParameters(lenient);
        byte[] body = body(request);
        boolean form = FORM.equals(RequestMediaType.of(request));
        if (form && body.length == 0) {
            // A filter of the web application may have read the body.
            parameters.readFrom(request);
        } else if (!form && body.length > 0 && !lenient) {
            throw TokenRequest.malformed("The body must be a form. Send it with Content-Type: " + FORM + ".");
        } else if (body.length > 0 && lenient && isEncoded(request)) {
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
            // Servers have their own exceptions for a body that is incomplete or malformed.
            throw unreadable();
        }
        if (body.length > LARGEST_BODY) {
            throw TokenRequest.malformed("The body is larger than " + LARGEST_BODY + " bytes, the maximum.");
        }
        return body;
    }

    /** A compressed body may name scopes, and it is not decompressed here. */
    private static boolean isEncoded(HttpServletRequest request) {
        String coding = request.getHeader("Content-Encoding");
        return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
    }

    private static AccessRefusedException unreadable() {
        return TokenRequest.malformed("The body could not be read.");
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
        if (lenient && body.stripLeading().startsWith("{")) {
            readJson(body);
        } else if (form) {
            for (String pair : body.split("&")) {
                readPair(pair);
            }
        } else {
            requireNoScope(body);
        }
    }

    /** Some published clients send JSON, or text that is almost JSON. */
    private void readJson(String body) {
        JsonValue json;
        try {
            json = StrictJson.read(body, 10);
        } catch (JsonException notJson) {
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
            } else if (lenient && !pair.equals(SCOPE)) {
                requireNoScope(pair);
            }
        } catch (IllegalArgumentException brokenEncoding) {
            if (!lenient) {
                throw TokenRequest.malformed("The body is not a form in UTF-8.");
            }
            requireNoScope(pair);
        }
    }

    /** A parameter must not occur more than once, and one without a value counts as absent (RFC 6749, section 3.2). */
    private void add(String name, String value) {
        requireNoOtherScope(name);
        if (!value.isEmpty() && values.put(name, value) != null) {
            throw TokenRequest.malformed("A parameter occurs more than once.");
        }
    }

    /** Some libraries use other names, such as scope[] or scopes. */
    private void requireNoOtherScope(String name) {
        if (lenient && !name.equals(SCOPE)) {
            requireNoScope(name);
        }
    }

    /**
     * Refuses a text that is not read as parameters and may name scopes, in every encoding of its characters: as a URL, as strings
     * of JSON, or with more than one byte for a character.
     */
    static void requireNoScope(String text) {
        String plain = ENCODED.matcher(text)
                .replaceAll(letter ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(letter.group(1), HEX))));
        if (NOT_LETTERS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT).contains(SCOPE)) {
            throw brokenScope();
        }
    }

    private static AccessRefusedException brokenScope() {
        return TokenRequest.refused(
                RefusalKind.INVALID_SCOPE,
                "The request names scopes in a form that is not supported. Send the parameter scope in a body of the type "
                        + FORM + ".");
    }

    /** Returns the value of a parameter; empty if it is absent or has no value. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
