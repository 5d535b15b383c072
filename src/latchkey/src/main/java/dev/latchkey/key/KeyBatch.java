package dev.latchkey.key;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Disables, enables, deletes or reduces several keys and clients in one transaction, each only in the version that the actor has seen. A key that cannot be
 * changed does not prevent the others from being changed. If the transaction fails, no key is changed.
 */
public final class KeyBatch {
    private final KeyManagement management;

    /** Makes the changes by the rules of key management. */
    public KeyBatch(KeyManagement management) {
        this.management = management;
    }

    /** Defines what happens to each key. */
    public enum Action {
        /** The key is refused until it is enabled again. */
        DISABLE,
        /** The key is accepted again. */
        ENABLE,
        /** The key is deleted. */
        DELETE,
        /** The key loses the scopes that it does not use. */
        REMOVE_UNUSED_SCOPES;

        private Command<?> of(String id, long version, UnusedScopes unused, KeyUse use) {
            OptionalLong expected = OptionalLong.of(version);
            return switch (this) {
                case DISABLE -> UpdateKey.disabled(id, expected);
                case ENABLE -> UpdateKey.enabled(id, expected);
                case DELETE -> new DeleteKey(id, expected);
                case REMOVE_UNUSED_SCOPES -> UpdateKey.withoutUnused(id, expected, unused, use);
            };
        }
    }

    /**
     * Changes keys.
     *
     * @param versions the version that each key must have, by its id
     * @throws RefusedChangeException if the actor's key is not valid anymore; then no key is changed
     */
    public Outcome change(Actor actor, Action action, Map<String, Long> versions) {
        return management.run(actor, new Batch(action, versions, management.unusedScopes()));
    }

    /**
     * What came of a change of several keys, by their ids.
     *
     * @param refusals why keys were not changed; all others were
     * @param versions the new versions of keys that were changed and not deleted
     */
    public record Outcome(Map<String, RefusedChangeException> refusals, Map<String, Long> versions) {}

    /**
     * Returns what would come of a change. The changes are made and taken back, so a preview and the change itself cannot
     * come to different results.
     *
     * @throws RefusedChangeException as for the change
     */
    public Outcome preview(Actor actor, Action action, Map<String, Long> versions) {
        try {
            management.run(actor, new Rehearsal(new Batch(action, versions, management.unusedScopes())));
            throw new IllegalStateException("A rehearsal must not be committed.");
        } catch (TakenBackException takenBack) {
            return takenBack.outcome;
        }
    }

    /** Ends the transaction of a rehearsal. */
    private static final class TakenBackException extends RefusedChangeException {
        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        TakenBackException(Outcome outcome) {
            super(Reason.CHANGED_MEANWHILE, "This was a preview.");
            this.outcome = outcome;
        }
    }

    /** Makes the changes, and takes them back. */
    private record Rehearsal(Batch batch) implements Command<Void> {
        @Override
        public String purpose() {
            return "previewing a change of several keys";
        }

        @Override
        public Void run(KeyTransaction change) {
            throw new TakenBackException(batch.run(change));
        }
    }

    /** Makes the changes one after the other: each checks before it changes something, so a refused one changes nothing. */
    private record Batch(Action action, Map<String, Long> versions, UnusedScopes unused) implements Command<Outcome> {
        @Override
        public String purpose() {
            return "changing several keys";
        }

        @Override
        public Outcome run(KeyTransaction change) {
            Map<String, RefusedChangeException> refusals = new LinkedHashMap<>();
            Map<String, Long> changed = new LinkedHashMap<>();
            Map<String, KeyUse> uses =
                    action == Action.REMOVE_UNUSED_SCOPES ? unused.uses(change, versions.keySet()) : Map.of();
            change.together(
                    versions.keySet(),
                    () -> versions.forEach((id, version) -> {
                        try {
                            action.of(id, version, unused, uses.get(id)).run(change);
                        } catch (RefusedChangeException refused) {
                            refusals.put(id, refused);
                        }
                    }));
            if (action != Action.DELETE) {
                versions.keySet().stream()
                        .filter(id -> !refusals.containsKey(id))
                        .forEach(id -> changed.put(id, change.key(id).version()));
            }
            return new Outcome(refusals, changed);
        }
    }
}
