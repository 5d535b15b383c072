package dev.latchkey.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Set;

/** Tells whether two writers wrote the same JSON, but for the order of members, those that are null, and the form of numbers. */
final class JsonEquivalence {
    private JsonEquivalence() {}

    static boolean of(JsonValue one, JsonValue other) {
        if (one instanceof JsonObject object && other instanceof JsonObject another) {
            return of(object, another);
        }
        if (one instanceof JsonArray array && other instanceof JsonArray another) {
            return of(array, another);
        }
        if (one instanceof JsonNumber number && other instanceof JsonNumber another) {
            return number.bigDecimalValue().compareTo(another.bigDecimalValue()) == 0;
        }
        return one.equals(other);
    }

    private static boolean of(JsonObject one, JsonObject other) {
        Set<String> names = new HashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names.stream()
                .allMatch(name -> of(one.getOrDefault(name, JsonValue.NULL), other.getOrDefault(name, JsonValue.NULL)));
    }

    private static boolean of(JsonArray one, JsonArray other) {
        boolean alike = one.size() == other.size();
        for (int i = 0; alike && i < one.size(); i++) {
            alike = of(one.get(i), other.get(i));
        }
        return alike;
    }
}
