package dev.latchkey.key;

import dev.latchkey.Application;
import java.time.Instant;
import java.util.Objects;

/** Holds the values that describe an application. */
public record DescribedApplication(String id, String name, Instant created) implements Application {
    /** Requires all values. */
    public DescribedApplication {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
    }
}
