package dev.latchkey.admin;

import dev.latchkey.json.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the JSON object that a request brings, and refuses everything that is not exactly what is asked for. */
final class RequestBody {
    private static final int LARGEST = 1 << 16;
    private static final int DEEPEST = 8;
    /** Nothing else is repeated in an answer. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,30}");

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> TYPES = Set.of("application/json", "application/merge-patch+json");

    private final JsonObject members;

    private RequestBody(JsonObject members) {
        this.members = members;
    }

    /**
     * The body of a request.
     *
     * @param optional whether there may be none, which is then an empty object
     * @param allowed the names of the members that it may have
     * @throws ProblemException if it is not one
     */
    static RequestBody of(HttpServletRequest request, boolean optional, Set<String> allowed) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ProblemException(
                    413, "body-too-large", "Body too large", "The body is longer than " + LARGEST + " bytes.");
        }
        if (bytes.length == 0 && optional) {
            return new RequestBody(JsonValue.EMPTY_JSON_OBJECT);
        }
        requireJson(request);
        JsonObject members = parse(bytes);
        for (String name : members.keySet()) {
            if (!allowed.contains(name)) {
                throw ProblemException.invalid(
                        NAME.matcher(name).matches() ? name : "",
                        "The body has a member that means nothing here; known are "
                                + String.join(", ", new TreeSet<>(allowed)) + ".");
            }
        }
        return new RequestBody(members);
    }

    /** Whether a request says that it brings JSON, be there a body or not. */
    static boolean isJson(HttpServletRequest request) {
        return TYPES.contains(mediaType(request));
    }

    private static void requireJson(HttpServletRequest request) {
        if (!isJson(request)) {
            throw notJson(request);
        }
    }

    /** Refuses what a page's form, or curl that was not told what it sends, would send. */
    static void refuseForm(HttpServletRequest request) {
        if (FORM.equals(mediaType(request))) {
            throw notJson(request);
        }
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static ProblemException notJson(HttpServletRequest request) {
        return notJson(request, "Send JSON, and say so by Content-Type: application/json.");
    }

    static ProblemException notJson(HttpServletRequest request, String detail) {
        return new ProblemException(415, "unsupported-media-type", "Not JSON", detail)
                .withHeader("PATCH".equals(request.getMethod()) ? "Accept-Patch" : "Accept-Post", "application/json");
    }

    private static JsonObject parse(byte[] bytes) {
        JsonValue value;
        try {
            value = StrictJson.read(utf8(bytes), DEEPEST);
        } catch (RuntimeException | CharacterCodingException notJson) {
            // Providers have their own exceptions for text that is nested too deeply.
            throw ProblemException.malformed(
                    "The body is not one JSON document in UTF-8 in which each member is there once.");
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw ProblemException.malformed("The body is no JSON object.");
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** The member of this name; empty if it is absent. */
    Optional<String> text(String name) {
        JsonValue value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw ProblemException.invalid(name, "The member " + name + " must be a string.");
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** The member of this name; empty if it is absent. */
    Optional<Set<String>> texts(String name) {
        JsonValue value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonArray array)) {
            throw ProblemException.invalid(name, "The member " + name + " must be an array of strings.");
        }
        Set<String> texts = new TreeSet<>();
        for (JsonValue each : array) {
            if (!(each instanceof JsonString text)) {
                throw ProblemException.invalid(name, "The member " + name + " must be an array of strings.");
            }
            texts.add(text.getString());
        }
        return Optional.of(texts);
    }

    Set<String> requiredTexts(String name) {
        return texts(name).orElseThrow(() -> missing(name));
    }

    private static ProblemException missing(String name) {
        return ProblemException.invalid(name, "The member " + name + " is missing.");
    }

    /** Whether nothing is there. */
    boolean isEmpty() {
        return members.isEmpty();
    }

    /** The same text for the same content, for telling requests apart. */
    String canonical() {
        return members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList()
                .toString();
    }
}
