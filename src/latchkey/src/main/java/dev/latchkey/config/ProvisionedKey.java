package dev.latchkey.config;

import dev.latchkey.network.AddressRanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a key that exists by configuration.
 *
 * @param id its public id
 * @param digest the digest of its text, in the form that the store keeps
 * @param application the id of its application
 * @param scopes what it may do; empty means nothing
 * @param expires from when on it is refused; empty for never
 * @param addresses where it is accepted from, in the canonical form; empty for everywhere
 */
public record ProvisionedKey(
        String id,
        String digest,
        String application,
        List<String> scopes,
        Optional<Instant> expires,
        List<String> addresses) {
    private static final List<String> REQUIRED = List.of("id", "digest", "application", "scopes");
    private static final String EXPIRES = "expires";
    private static final String ADDRESSES = "addresses";
    private static final List<String> OPTIONAL = List.of(EXPIRES, ADDRESSES);

    /** A key without limits. */
    public ProvisionedKey(String id, String digest, String application, List<String> scopes) {
        this(id, digest, application, scopes, Optional.empty(), List.of());
    }

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
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)
                    || fields.put(name, field.substring(equals + 1)) != null) {
                throw refuse(
                        number,
                        "its fields are not id=, digest=, application=, scopes= and, if needed, expires= and addresses=, each once");
            }
        }
        for (String name : REQUIRED) {
            if (!fields.containsKey(name)) {
                throw refuse(number, name + "= is missing");
            }
        }
        String scopes = fields.get("scopes");
        return new ProvisionedKey(
                fields.get("id"),
                fields.get("digest"),
                fields.get("application"),
                scopes.isEmpty() ? List.of() : List.of(scopes.split(",", -1)),
                Optional.ofNullable(fields.get(EXPIRES)).map(text -> moment(text, number)),
                fields.containsKey(ADDRESSES) ? ranges(fields.get(ADDRESSES), number) : List.of());
    }

    private static List<String> ranges(String text, int number) {
        try {
            return AddressRanges.parse(List.of(text.split(",", -1))).texts();
        } catch (IllegalArgumentException malformed) {
            throw refuse(number, "addresses= is malformed: " + malformed.getMessage());
        }
    }

    private static Instant moment(String text, int number) {
        try {
            return SettingParsers.moment(text);
        } catch (IllegalArgumentException malformed) {
            throw refuse(number, "expires= must be a moment in UTC such as 2027-06-30T00:00:00Z");
        }
    }

    /**
     * Goes on only if the keys of the settings expire as early as they must.
     *
     * @throws SettingException if one lives longer
     */
    static void requireLifetimes(List<ProvisionedKey> keys, KeyLifetimes lifetimes, Instant now) {
        for (int i = 0; i < keys.size(); i++) {
            ProvisionedKey key = keys.get(i);
            Optional<Instant> latest = lifetimes.of(key.application()).map(now::plus);
            if (latest.isPresent()
                    && key.expires().filter(time -> !time.isAfter(latest.get())).isEmpty()) {
                throw refuse(
                        i + 1,
                        Setting.KEY_LIFETIME.key() + " limits keys of " + key.application()
                                + ", so expires= must be present and not after " + latest.get());
            }
        }
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
