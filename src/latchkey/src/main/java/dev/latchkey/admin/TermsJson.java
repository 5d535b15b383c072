package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.json.JsonBuilders;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Reads the limits of keys from request bodies, and writes them as JSON. */
final class TermsJson {
    private static final String EXPIRES = "expires";
    private static final String ADDRESSES = "addresses";
    private static final String LABELS = "labels";

    private TermsJson() {}

    /** Returns the names of the members of a body: these, and those of the limits. */
    static String[] membersWith(String... others) {
        Set<String> names = new TreeSet<>(Set.of(others));
        names.addAll(Set.of(EXPIRES, ADDRESSES, LABELS));
        return names.toArray(String[]::new);
    }

    /** Returns the limits of a new key. */
    static KeyTerms ofNew(RequestBody body) {
        return change(body).apply(KeyTerms.none());
    }

    /** Returns the change of the limits of a key. A member with the value null removes a limit; an absent one keeps it. */
    static UnaryOperator<KeyTerms> change(RequestBody body) {
        UnaryOperator<KeyTerms> expiry = body.isNull(EXPIRES)
                ? KeyTerms::withoutExpiry
                : body.moment(EXPIRES)
                        .<UnaryOperator<KeyTerms>>map(time -> terms -> terms.expiringAt(time))
                        .orElse(UnaryOperator.identity());
        UnaryOperator<KeyTerms> addresses = body.isNull(ADDRESSES)
                ? KeyTerms::fromAnyAddress
                : body.orderedTexts(ADDRESSES)
                        .map(TermsJson::required)
                        .<UnaryOperator<KeyTerms>>map(ranges -> terms -> terms.restrictedTo(ranges))
                        .orElse(UnaryOperator.identity());
        UnaryOperator<KeyTerms> labels = body.isNull(LABELS)
                ? terms -> terms.labelled(Map.of())
                : body.textsByName(LABELS)
                        .<UnaryOperator<KeyTerms>>map(values -> terms -> terms.labelled(values))
                        .orElse(UnaryOperator.identity());
        return terms -> labels.apply(addresses.apply(expiry.apply(terms)));
    }

    private static Set<String> required(Set<String> ranges) {
        if (ranges.isEmpty()) {
            throw ProblemException.invalid(
                    ADDRESSES,
                    "The member addresses must not be empty. Send null to accept the key from every address.");
        }
        return ranges;
    }

    /** Adds the limits and the end of a key. */
    static void add(ApiKey key, JsonObjectBuilder json) {
        addTerms(key, json);
        addEnd(key, json);
    }

    /** Adds the limits of a key alone. */
    static void addTerms(ApiKey key, JsonObjectBuilder json) {
        key.expires().ifPresent(time -> json.add(EXPIRES, time.toString()));
        if (!key.addresses().isEmpty()) {
            json.add(ADDRESSES, KeyJson.array(key.addresses()));
        }
        if (!key.labels().isEmpty()) {
            JsonObjectBuilder labels = JsonBuilders.object();
            key.labels().forEach(labels::add);
            json.add(LABELS, labels);
        }
    }

    private static void addEnd(ApiKey key, JsonObjectBuilder json) {
        key.deletion().ifPresent(time -> json.add("deletion", time.toString()));
        key.leak().ifPresent(leak -> {
            JsonObjectBuilder report =
                    JsonBuilders.object().add("time", leak.time().toString()).add("reason", leak.reason());
            leak.source().ifPresent(source -> report.add("source", source));
            json.add("leaked", report);
        });
        key.replaced().ifPresent(time -> json.add("replaced", time.toString()));
        key.successor().ifPresent(id -> json.add("replacedBy", id));
        key.silence().ifPresent(length -> json.add("silence", length.toString()));
    }
}
