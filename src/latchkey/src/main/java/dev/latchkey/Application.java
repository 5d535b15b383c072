package dev.latchkey;

import java.time.Instant;
import java.util.Objects;

/**
 * Describes an application: the owner of API keys.
 *
 * @param id the id: 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}, beginning with a letter or digit
 * @param name a name for people, at most 200 characters
 * @param created when the application was created
 */
public record Application(String id, String name, Instant created) {
    /** Requires all values. */
    public Application {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
    }
}
