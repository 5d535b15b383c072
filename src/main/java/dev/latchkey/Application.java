package dev.latchkey;

import java.time.Instant;
import java.util.Objects;

/**
 * Owns API keys and says which part of the host they are for.
 *
 * @param id what the host calls it: 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}, beginning with a letter
 *     or digit
 * @param name what people call it, at most 200 characters
 * @param created when it was made
 */
public record Application(String id, String name, Instant created) {
    public Application {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
    }
}
