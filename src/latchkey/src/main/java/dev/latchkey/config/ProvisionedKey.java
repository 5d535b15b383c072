package dev.latchkey.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes a key that exists by configuration.
 *
 * @param id its public id
 * @param digest the digest of its text, in the form that the store keeps
 * @param application the id of its application
 * @param scopes what it may do; empty means nothing
 */
public record ProvisionedKey(String id, String digest, String application, List<String> scopes) {
    private static final List<String> FIELDS = List.of("id", "digest", "application", "scopes");

    /** Reads the value of {@link Setting#KEYS}; whoever uses the fields checks their form. */
    static List<ProvisionedKey> parseAll(String text) {
        List<ProvisionedKey> keys = new ArrayList<>();
        for (String entry : text.split("[;\\n]")) {
            if (!entry.isBlank()) {
                keys.add(parse(entry.strip(), keys.size() + 1));
            }
        }
        return List.copyOf(keys);
    }

    private static ProvisionedKey parse(String entry, int number) {
        Map<String, String> fields = new HashMap<>();
        for (String field : entry.split("\\s+")) {
            int equals = Math.max(field.indexOf('='), 0);
            String name = field.substring(0, equals);
            if (!FIELDS.contains(name) || fields.put(name, field.substring(equals + 1)) != null) {
                throw refuse(number, "its fields are not id=, digest=, application= and scopes=, each once");
            }
        }
        for (String name : FIELDS) {
            if (!fields.containsKey(name)) {
                throw refuse(number, name + "= is missing");
            }
        }
        String scopes = fields.get("scopes");
        return new ProvisionedKey(
                fields.get("id"),
                fields.get("digest"),
                fields.get("application"),
                scopes.isEmpty() ? List.of() : List.of(scopes.split(",", -1)));
    }

    /** The exception for the entry with this number, which is not repeated: somebody may have put a whole key there. */
    public static SettingException refuse(int number, String why) {
        return Setting.KEYS.refuse("", "entry " + number + ": " + why);
    }

    /** Shows whose key it is, not its digest. */
    @Override
    public String toString() {
        return "ProvisionedKey[" + id + " of " + application + "]";
    }
}
