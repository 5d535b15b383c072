package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
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
        key.leak()
                .ifPresent(leak -> text.add(
                        "leaked",
                        Json.createObjectBuilder()
                                .add("reason", leak.reason())
                                .add("source", leak.source().orElse(""))));
        if (!key.labels().isEmpty()) {
            JsonObjectBuilder labels = Json.createObjectBuilder();
            key.labels().forEach(labels::add);
            text.add("labels", labels);
        }
        if (!key.addresses().isEmpty()) {
            text.add("addresses", Json.createArrayBuilder(key.addresses()));
        }
        replaced.ifPresent(id -> text.add("replaces", id));
        return text.build().toString();
    }

    static String of(Application application) {
        return Json.createObjectBuilder()
                .add("name", application.name())
                .build()
                .toString();
    }

    static String of(Application application, int keys) {
        return Json.createObjectBuilder()
                .add("name", application.name())
                .add("keys", keys)
                .build()
                .toString();
    }
}
