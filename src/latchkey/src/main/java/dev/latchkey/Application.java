package dev.latchkey;

import java.time.Instant;
import java.util.Map;

/**
 * Describes an application: the owner of API keys.
 *
 * <p>Latchkey implements this interface. Later versions may add methods. Implementations are immutable.
 */
public interface Application {
    /** {@return the id: 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}, beginning with a letter or digit} */
    String id();

    /** {@return a name for people, at most 200 characters} */
    String name();

    /** {@return when the application was created} */
    Instant created();

    /** {@return whether the keys of the application are accepted} */
    ApiKey.State state();

    /** {@return the labels of the application by name, immutable and sorted} They are for people and lists, and grant nothing. */
    Map<String, String> labels();
}
