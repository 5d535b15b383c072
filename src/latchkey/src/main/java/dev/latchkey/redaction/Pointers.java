package dev.latchkey.redaction;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Form;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Withholds places of JSON that has no classes, by {@link Redaction#pointers()}. Immutable. */
public final class Pointers {
    private static final String ANY = "*";

    /** Points at nothing. */
    public static final Pointers NONE = new Pointers(List.of());

    private final List<Pointer> all;

    /** The segments of one pointer, unescaped but for {@code *}, and what the value there needs. */
    private record Pointer(List<String> segments, Requirement needed) {}

    private Pointers(List<Pointer> all) {
        this.all = all;
    }

    /**
     * What an annotation says.
     *
     * @param declared the annotation; null for none
     * @param place where it stands
     * @throws DeclarationException if a pointer is malformed or names no scope
     */
    public static Pointers of(Redaction declared, String place, Declarations declarations) {
        List<Pointer> all = new ArrayList<>();
        for (Redaction.Pointer pointer : declared == null ? new Redaction.Pointer[0] : declared.pointers()) {
            all.add(new Pointer(segments(pointer.value(), place), declarations.of(pointer.needs(), place)));
        }
        return new Pointers(List.copyOf(all));
    }

    private static List<String> segments(String pointer, String place) {
        if (!isPointer(pointer)) {
            throw new DeclarationException("@Redaction at " + place + " has the pointer \"" + pointer
                    + "\", allowed is: a JSON pointer such as /inputs/*/concepts, with * for every member or element.");
        }
        return Stream.of(pointer.split("/", -1))
                .skip(1)
                .map(text -> text.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** By RFC 6901, section 3. Without a regular expression, which would need a frame of the stack for each character. */
    static boolean isPointer(String text) {
        boolean form = text.isEmpty() || text.charAt(0) == '/';
        for (int i = text.indexOf('~'); form && i != -1; i = text.indexOf('~', i + 1)) {
            form = i + 1 < text.length() && (text.charAt(i + 1) == '0' || text.charAt(i + 1) == '1');
        }
        return form;
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Gives the segments of each pointer, with {@code *} for every member or element, and what the value there needs. */
    public void forEach(BiConsumer<List<String>, Requirement> use) {
        all.forEach(pointer -> use.accept(pointer.segments, pointer.needed));
    }

    /** Whether some place is withheld from whoever holds these scopes. */
    public boolean withholdsFrom(GrantedScopes granted) {
        // For each response, mostly without a pointer: a stream would cost more than the question.
        for (Pointer pointer : all) {
            if (!pointer.needed.isMetBy(granted)) {
                return true;
            }
        }
        return false;
    }

    /** The places that are withheld from the caller, and the scopes for want of which. */
    public SortedMap<String, SortedSet<String>> withheldFrom(GrantedScopes granted) {
        SortedMap<String, SortedSet<String>> places = new TreeMap<>();
        for (Pointer pointer : all) {
            if (!pointer.needed.isMetBy(granted)) {
                places.put(
                        "/" + String.join("/", pointer.segments),
                        UnmetRequirements.names(List.of(pointer.needed), granted));
            }
        }
        return places;
    }

    /** The places that need scopes, and what they need. */
    public SortedMap<String, Set<Requirement>> needs() {
        SortedMap<String, Set<Requirement>> needs = new TreeMap<>();
        for (Pointer pointer : all) {
            needs.computeIfAbsent("/" + String.join("/", pointer.segments), unknown -> new HashSet<>())
                    .add(pointer.needed);
        }
        return needs;
    }

    /** What {@code granted} sees of {@code value}, as JSON text. */
    public RedactionResult answer(JsonValue value, GrantedScopes granted, RedactionPolicy rule) {
        List<Pointer> denied =
                all.stream().filter(pointer -> !pointer.needed.isMetBy(granted)).toList();
        Sieve sieve = new Sieve(rule.form(), new HashSet<>());
        Optional<JsonValue> left = sieve.left(value, denied);
        if (sieve.unmet.isEmpty()) {
            return new RedactionResult.Whole();
        }
        Optional<RedactionResult.Part> part = left.map(shown ->
                new RedactionResult.Part(encodable(shown.toString()), UnmetRequirements.names(sieve.unmet, granted)));
        long shown = left.map(Pointers::leaves).orElse(0L);
        boolean rejected = part.isEmpty() || rule.rejectsJson(shown, most -> leaves(value) > most);
        return rejected ? new RedactionResult.None(UnmetRequirements.refusal(sieve.unmet, granted), part) : part.get();
    }

    /** JSON text that each encoding can write: half a surrogate pair stands in it as an escape, as it did in the original. */
    private static String encodable(String json) {
        // Hardly any text has such characters.
        if (json.chars().noneMatch(character -> Character.isSurrogate((char) character))) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (Character.getType(point) == Character.SURROGATE) {
                text.append(String.format("\\u%04x", point));
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString();
    }

    private static long leaves(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT ->
                value.asJsonObject().values().stream()
                        .mapToLong(Pointers::leaves)
                        .sum();
            case ARRAY ->
                value.asJsonArray().stream().mapToLong(Pointers::leaves).sum();
            case NULL -> 0;
            default -> 1;
        };
    }

    /** Copies what is left, and notes what the rest would need. */
    private record Sieve(Form form, Set<Requirement> unmet) {

        /** What is left of a value; empty if it is withheld as a whole. */
        Optional<JsonValue> left(JsonValue value, List<Pointer> denied) {
            List<Pointer> here = denied.stream()
                    .filter(pointer -> pointer.segments.isEmpty())
                    .toList();
            if (!here.isEmpty()) {
                here.forEach(pointer -> unmet.add(pointer.needed));
                return Optional.empty();
            }
            if (denied.isEmpty()) {
                return Optional.of(value);
            }
            return Optional.of(
                    switch (value.getValueType()) {
                        case OBJECT -> left(value.asJsonObject(), denied);
                        case ARRAY -> left(value.asJsonArray(), denied);
                        default -> value;
                    });
        }

        private JsonObject left(JsonObject object, List<Pointer> denied) {
            JsonObjectBuilder left = Json.createObjectBuilder();
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                left(member.getValue(), below(member.getKey(), denied))
                        .or(() -> inPlaceOf(member.getValue()))
                        .ifPresent(value -> left.add(member.getKey(), value));
            }
            return left.build();
        }

        private JsonArray left(JsonArray array, List<Pointer> denied) {
            JsonArrayBuilder left = Json.createArrayBuilder();
            for (int i = 0; i < array.size(); i++) {
                left(array.get(i), below(String.valueOf(i), denied)).ifPresent(left::add);
            }
            return left.build();
        }

        private Optional<JsonValue> inPlaceOf(JsonValue member) {
            if (form == Form.NULL) {
                return Optional.of(JsonValue.NULL);
            }
            boolean empty = form == Form.EMPTY && member.getValueType() == JsonValue.ValueType.ARRAY;
            return empty ? Optional.of(JsonValue.EMPTY_JSON_ARRAY) : Optional.empty();
        }

        private static List<Pointer> below(String segment, List<Pointer> denied) {
            return denied.stream()
                    .filter(pointer -> pointer.segments.get(0).equals(ANY)
                            || pointer.segments.get(0).equals(segment))
                    .map(pointer -> new Pointer(pointer.segments.subList(1, pointer.segments.size()), pointer.needed))
                    .toList();
        }
    }
}
