package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what something was for the audit trail, as JSON: never a secret, nor what is kept of one. */
final class AuditText {
    private AuditText() {}

    static String of(ApiKey key) {
        return of(key, Optional.empty());
    }

    static String of(ApiKey key, Optional<String> replaced) {
        JsonObjectBuilder text = Json.createObjectBuilder()
                .add("description", key.description())
                .add("scopes", Json.createArrayBuilder(key.scopes()))
                .add("state", key.state().name().toLowerCase(Locale.ROOT));
        key.deletion().ifPresent(time -> text.add("deletion", time.toString()));
        key.expires().ifPresent(time -> text.add("expires", time.toString()));
        key.silence().ifPresent(length -> text.add("silence", length.toString()));
        key.leak()
                .ifPresent(leak -> text.add(
                        "leaked",
                        Json.createObjectBuilder()
                                .add("reason", leak.reason())
                                .add("source", leak.source().orElse(""))));
        if (!key.labels().isEmpty()) {
            text.add("labels", labels(key.labels()));
        }
        if (!key.addresses().isEmpty()) {
            text.add("addresses", Json.createArrayBuilder(key.addresses()));
        }
        replaced.ifPresent(id -> text.add("replaces", id));
        return text.build().toString();
    }

    static String of(Application application) {
        return describing(application).build().toString();
    }

    static String of(Application application, int keys) {
        return describing(application).add("keys", keys).build().toString();
    }

    private static JsonObjectBuilder describing(Application application) {
        JsonObjectBuilder text = Json.createObjectBuilder().add("name", application.name());
        if (application.state() != ApiKey.State.ACTIVE) {
            text.add("state", application.state().name().toLowerCase(Locale.ROOT));
        }
        if (!application.labels().isEmpty()) {
            text.add("labels", labels(application.labels()));
        }
        return text;
    }

    private static JsonObjectBuilder labels(Map<String, String> labels) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        labels.forEach(object::add);
        return object;
    }
}
