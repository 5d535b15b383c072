package dev.latchkey.admin;

import dev.latchkey.json.StrictJson;
import dev.latchkey.servlet.RequestMediaType;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the JSON object in the body of a request, and refuses unknown members and wrong types. */
final class RequestBody {
    private static final int LARGEST = 1 << 16;
    private static final int DEEPEST = 8;
    /** Other names of members are not repeated in a response. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,30}");

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> TYPES = Set.of("application/json", "application/merge-patch+json");

    private final JsonObject members;

    private RequestBody(JsonObject members) {
        this.members = members;
    }

    /**
     * Reads the body of a request.
     *
     * @param optional whether the body may be absent, which then counts as an empty object
     * @param allowed the names of the allowed members
     * @throws ProblemException if it is too large, not JSON, or has another member
     */
    static RequestBody of(HttpServletRequest request, boolean optional, Set<String> allowed) throws IOException {
        return of(request, optional, allowed, LARGEST);
    }

    /**
     * Reads the body of a request, which may be so many bytes.
     *
     * @throws ProblemException if it is too large, not JSON, or has another member
     */
    static RequestBody of(HttpServletRequest request, boolean optional, Set<String> allowed, int largest)
            throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new ProblemException(
                    413,
                    "body-too-large",
                    "Body too large",
                    "The body is larger than " + largest + " bytes, the maximum.");
        }
        if (bytes.length == 0 && optional) {
            return new RequestBody(JsonValue.EMPTY_JSON_OBJECT);
        }
        requireJson(request);
        return of(parse(bytes), allowed);
    }

    /** Reads an object in a body. */
    static RequestBody of(JsonObject members, Set<String> allowed) {
        for (String name : members.keySet()) {
            if (!allowed.contains(name)) {
                throw ProblemException.invalid(
                        NAME.matcher(name).matches() ? name : "",
                        "The body has an unknown member. Allowed members: " + String.join(", ", new TreeSet<>(allowed))
                                + ".");
            }
        }
        return new RequestBody(members);
    }

    /** Returns whether the {@code Content-Type} is JSON, with or without a body. */
    static boolean isJson(HttpServletRequest request) {
        return TYPES.contains(RequestMediaType.of(request));
    }

    private static void requireJson(HttpServletRequest request) {
        if (!isJson(request)) {
            throw notJson(request);
        }
    }

    /** Refuses the content type of a form of another site, or of curl without an explicit type. */
    static void refuseForm(HttpServletRequest request) {
        if (FORM.equals(RequestMediaType.of(request))) {
            throw notJson(request);
        }
    }

    private static ProblemException notJson(HttpServletRequest request) {
        return notJson(request, "The body must be JSON. Send it with Content-Type: application/json.");
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
                    "The body must be one JSON document in UTF-8 in which each member occurs once.");
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw ProblemException.malformed("The body must be a JSON object.");
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Returns the member with the name; empty if it is absent. */
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

    /** Returns the member with the name; empty if it is absent. */
    Optional<Set<String>> texts(String name) {
        return orderedTexts(name).map(TreeSet::new);
    }

    /** Returns the member with the name, in the order of the body; empty if it is absent. */
    Optional<Set<String>> orderedTexts(String name) {
        JsonValue value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonArray array)) {
            throw ProblemException.invalid(name, "The member " + name + " must be an array of strings.");
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonValue element : array) {
            if (!(element instanceof JsonString text)) {
                throw ProblemException.invalid(name, "The member " + name + " must be an array of strings.");
            }
            texts.add(text.getString());
        }
        return Optional.of(texts);
    }

    /** Returns the elements of the array of objects with the name; empty if it is absent. */
    List<JsonObject> objects(String name) {
        JsonValue value = members.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
        if (value instanceof JsonArray array && array.stream().allMatch(JsonObject.class::isInstance)) {
            return array.getValuesAs(JsonObject.class);
        }
        throw ProblemException.invalid(name, "The member " + name + " must be an array of objects.");
    }

    /** Returns whether the member is present with the value null. */
    boolean isNull(String name) {
        return members.get(name) == JsonValue.NULL;
    }

    /** Returns the moment in the member with the name; empty if it is absent. */
    Optional<Instant> moment(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException malformed) {
                throw ProblemException.invalid(
                        name, "The member " + name + " must be a moment such as 2027-06-30T00:00:00Z.");
            }
        });
    }

    /** Returns the texts by name in the member with the name; empty if it is absent. */
    Optional<Map<String, String>> textsByName(String name) {
        JsonValue value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        ProblemException wrong =
                ProblemException.invalid(name, "The member " + name + " must be an object whose members are strings.");
        if (!(value instanceof JsonObject object)) {
            throw wrong;
        }
        Map<String, String> texts = new TreeMap<>();
        object.forEach((key, text) -> {
            if (!(text instanceof JsonString string)) {
                throw wrong;
            }
            texts.put(key, string.getString());
        });
        return Optional.of(texts);
    }

    Set<String> requiredTexts(String name) {
        return texts(name).orElseThrow(() -> missing(name));
    }

    static ProblemException missing(String name) {
        return ProblemException.invalid(name, "The member " + name + " is missing.");
    }

    /** Returns whether the object has no members. */
    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns the same text for the same content, to compare requests. */
    String canonical() {
        return members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(member -> member.getKey() + "=" + member.getValue())
                .toList()
                .toString();
    }
}
