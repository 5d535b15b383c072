package dev.latchkey.key;

import dev.latchkey.key.RefusedChangeException.Reason;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which scopes an actor may grant and take away. Actors grant only scopes that they hold, and only as long as they hold them.
 *
 * @param actor who makes a change
 * @param ending whether the actor's own key is replaced and about to end
 * @param end when the actor's own key expires; empty if it does not
 */
record ActorRights(Actor actor, boolean ending, Optional<Instant> end) {
    /**
     * Goes on only if the actor still holds what the operation needs.
     *
     * @throws RefusedChangeException if the actor does not
     */
    void requireNeeded() {
        requireHeld(actor.needs(), "the management key has lost a required scope");
    }

    /**
     * Goes on only if the actor may grant these scopes.
     *
     * @throws RefusedChangeException if the actor may not
     */
    void requireGrantable(Set<String> scopes) {
        if (ending) {
            throw new RefusedChangeException(
                    Reason.ACTOR_ENDING,
                    "the management key was replaced and expires soon. Use the key that replaces it");
        }
        requireHeld(
                scopes,
                "the management key lacks scopes that it would grant. A key can grant only scopes that it holds");
    }

    /**
     * Goes on only if a key that ends then does not outlive the actor's own key.
     *
     * @param other when the other key ends; empty if it does not
     * @throws RefusedChangeException if it would
     */
    void requireToOutlive(Optional<Instant> other) {
        if (ExpiryRules.isLater(other, end)) {
            throw new RefusedChangeException(
                    Reason.ACTOR_ENDING,
                    "the key would outlive the management key, which expires at " + end.get()
                            + ". Set expires to this time or earlier");
        }
    }

    /**
     * Goes on only if the actor may take these scopes from a key: those that they hold, or all if they may delete keys.
     *
     * @throws RefusedChangeException if the actor may not
     */
    void requireReducible(Set<String> scopes) {
        if (!actor.holds(KeyManagement.DELETION_SCOPE)) {
            requireHeld(
                    scopes,
                    "the management key lacks scopes that it would revoke. Revoking them needs the scopes"
                            + " themselves or Keys:Delete");
        }
    }

    private void requireHeld(Set<String> scopes, String why) {
        Set<String> beyond = new HashSet<>(scopes);
        beyond.removeIf(actor::holds);
        if (!beyond.isEmpty()) {
            throw new RefusedChangeException(Reason.SCOPES_NOT_HELD, why, beyond);
        }
    }
}
