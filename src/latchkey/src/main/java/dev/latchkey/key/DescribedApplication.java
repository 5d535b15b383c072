package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Holds the values that describe an application. */
public record DescribedApplication(
        String id, String name, Instant created, ApiKey.State state, Map<String, String> labels)
        implements Application {
    /** Requires all values. */
    public DescribedApplication {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(state, "state");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** A new application. */
    public DescribedApplication(String id, String name, Instant created) {
        this(id, name, created, ApiKey.State.ACTIVE, Map.of());
    }

    static DescribedApplication of(Application application) {
        return new DescribedApplication(
                application.id(), application.name(), application.created(), application.state(), application.labels());
    }

    DescribedApplication named(String text) {
        return new DescribedApplication(id, text, created, state, labels);
    }

    DescribedApplication labelled(Map<String, String> others) {
        return new DescribedApplication(id, name, created, state, others);
    }

    DescribedApplication in(ApiKey.State other) {
        return new DescribedApplication(id, name, created, other, labels);
    }
}
