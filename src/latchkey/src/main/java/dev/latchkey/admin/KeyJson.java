package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.json.JsonBuilders;
import dev.latchkey.key.KeyUse;
import dev.latchkey.scope.Catalogue;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes applications and keys as JSON. */
final class KeyJson {
    private KeyJson() {}

    static JsonObjectBuilder of(Application application) {
        JsonObjectBuilder labels = JsonBuilders.object();
        application.labels().forEach(labels::add);
        JsonObjectBuilder json = JsonBuilders.object()
                .add("id", application.id())
                .add("name", application.name())
                .add("created", application.created().toString())
                .add("state", application.state().name().toLowerCase(Locale.ROOT));
        return application.labels().isEmpty() ? json : json.add("labels", labels);
    }

    /** Returns the JSON of a key with its usage, if it was used. */
    static JsonObjectBuilder of(ApiKey key, Optional<KeyUse> use, Catalogue catalogue) {
        JsonObjectBuilder json = of(key, false, catalogue);
        use.ifPresent(usage -> {
            json.add("lastUsed", usage.lastUsed().toString()).add("calls", usage.calls());
            if (!usage.address().isEmpty()) {
                json.add("lastAddress", usage.address());
            }
            if (usage.conclusive()) {
                json.add("unusedScopes", array(usage.unused(key.scopes())));
            }
        });
        return json;
    }

    static JsonObjectBuilder of(ApiKey key, boolean configured, Catalogue catalogue) {
        Set<String> unknown = new TreeSet<>(key.scopes());
        unknown.removeAll(catalogue.names());
        JsonObjectBuilder json = JsonBuilders.object()
                .add("id", key.id())
                .add("application", key.application())
                .add("description", key.description())
                .add("scopes", array(key.scopes()))
                .add("unknownScopes", array(unknown))
                .add("state", key.state().name().toLowerCase(Locale.ROOT));
        TermsJson.add(key, json);
        return configured
                ? json.add("configured", true)
                : json.add("created", key.created().toString());
    }

    static JsonArrayBuilder array(Collection<String> texts) {
        return JsonBuilders.array(texts);
    }
}
