package dev.latchkey.key;

import dev.latchkey.credential.KeyText;
import java.util.Set;
import java.util.TreeSet;

/** Says that a change is not made, and why; nothing was written. */
public class RefusedChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Set<String> scopes;

    /** Why a change is not made. */
    public enum Reason {
        /** There is no such key that the actor could know of. */
        UNKNOWN_KEY,
        /** There is no such application that the actor could know of. */
        UNKNOWN_APPLICATION,
        /** The actor may change one application, and this is another. */
        OTHER_APPLICATION,
        /** There is an application with this id. */
        DUPLICATE_APPLICATION,
        /** The key stands in the configuration. */
        CONFIGURED_KEY,
        /** It is not what it was when the actor looked. */
        CHANGED_MEANWHILE,
        /** The key cannot have these scopes: the cause says why. */
        WRONG_SCOPES,
        /** It takes scopes that the actor does not hold. */
        SCOPES_NOT_HELD,
        /** The key of the actor is replaced and about to end, and what it makes would outlive it. */
        ACTOR_ENDING,
        /** The key of the actor was deleted or disabled a moment ago. */
        ACTOR_REVOKED,
        /** The row is not what was signed with the pepper, or is not signed. */
        ALTERED_ROW,
        /** There is no pepper to sign rows with. */
        NO_PEPPER,
        /** The audit trail is broken, so that it explains nothing. */
        BROKEN_TRAIL,
        /** Another request came with the same idempotency key. */
        REPEATED_DIFFERENTLY,
        /** Rows of an import are refused. */
        IMPORT_REFUSED,
        /** What the first such request made is gone. */
        REPEATED_TOO_LATE
    }

    RefusedChangeException(Reason reason, String message) {
        this(reason, message, Set.of());
    }

    RefusedChangeException(Reason reason, String message, Set<String> scopes) {
        super(message, null, false, false);
        this.reason = reason;
        this.scopes = new TreeSet<>(scopes);
    }

    RefusedChangeException(IllegalArgumentException wrongScopes) {
        super(wrongScopes.getMessage(), wrongScopes, false, false);
        this.reason = Reason.WRONG_SCOPES;
        this.scopes = Set.of();
    }

    static RefusedChangeException unknownKey(String keyId) {
        return new RefusedChangeException(
                Reason.UNKNOWN_KEY,
                "there is no key " + (KeyText.isId(keyId) ? keyId : "of that id") + ", or it was deleted");
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The scopes that it is about; mostly empty. */
    public Set<String> scopes() {
        return scopes;
    }
}
