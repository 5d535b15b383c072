package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.json.JsonBuilders;
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
        JsonObjectBuilder text = JsonBuilders.object()
                .add("description", key.description())
                .add("scopes", JsonBuilders.array(key.scopes()))
                .add("state", key.state().name().toLowerCase(Locale.ROOT));
        key.deletion().ifPresent(time -> text.add("deletion", time.toString()));
        key.expires().ifPresent(time -> text.add("expires", time.toString()));
        key.silence().ifPresent(length -> text.add("silence", length.toString()));
        key.leak()
                .ifPresent(leak -> text.add(
                        "leaked",
                        JsonBuilders.object()
                                .add("reason", leak.reason())
                                .add("source", leak.source().orElse(""))));
        if (!key.labels().isEmpty()) {
            text.add("labels", labels(key.labels()));
        }
        if (!key.addresses().isEmpty()) {
            text.add("addresses", JsonBuilders.array(key.addresses()));
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
        JsonObjectBuilder text = JsonBuilders.object().add("name", application.name());
        if (application.state() != ApiKey.State.ACTIVE) {
            text.add("state", application.state().name().toLowerCase(Locale.ROOT));
        }
        if (!application.labels().isEmpty()) {
            text.add("labels", labels(application.labels()));
        }
        return text;
    }

    private static JsonObjectBuilder labels(Map<String, String> labels) {
        JsonObjectBuilder object = JsonBuilders.object();
        labels.forEach(object::add);
        return object;
    }
}
