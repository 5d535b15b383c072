package dev.latchkey.key;

import dev.latchkey.KeyTerms;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Says what is to become of a key.
 *
 * @param description the new one; empty to leave it
 * @param scopes the new ones; empty to leave them. Those that the key holds already may be unknown by now
 * @param complete whether it also gets what the new scopes require; without, that is a reason to refuse them
 * @param terms makes the new limits of the present ones
 */
public record KeyChange(
        Optional<String> description, Optional<Set<String>> scopes, boolean complete, UnaryOperator<KeyTerms> terms) {

    /** Leaves the limits of the key. */
    public KeyChange(Optional<String> description, Optional<Set<String>> scopes, boolean complete) {
        this(description, scopes, complete, UnaryOperator.identity());
    }
}
