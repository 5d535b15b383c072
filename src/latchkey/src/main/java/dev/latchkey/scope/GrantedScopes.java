package dev.latchkey.scope;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import java.util.Set;

/**
 * Holds the scopes of one caller: as bits for checks, as names for messages. Made by {@link Vocabulary#granted}. Immutable, except that
 * it notes which of the scopes decided something.
 */
public final class GrantedScopes {
    /** The scopes of an anonymous caller: none. */
    public static final GrantedScopes ANONYMOUS = new GrantedScopes(ScopeSet.EMPTY, Set.of(), null);

    private final ScopeSet bits;
    private final Set<String> names;
    /** Null if uses are not noted. */
    private final ScopeUse use;

    GrantedScopes(ScopeSet bits, Set<String> names, ScopeUse use) {
        this.bits = bits;
        this.names = names;
        this.use = use;
    }

    /** Returns the scopes as bits. */
    public ScopeSet bits() {
        return bits;
    }

    /** Returns their names. */
    public Set<String> names() {
        return names;
    }

    /** Notes that those of these scopes that are held decided something. */
    void note(ScopeSet deciding) {
        if (use != null) {
            use.note(deciding);
        }
    }

    /** Notes that a scope decided something, if it is held. */
    public void note(String scope) {
        if (use != null) {
            use.note(scope);
        }
    }

    /** Notes that all scopes may have decided something: they were given to somebody who may decide by them unseen. */
    public void noteAll() {
        if (use != null) {
            use.noteAll();
        }
    }

    /** Returns the same scopes, whose use is not noted: for what is asked of all that is declared, not of one thing. */
    public GrantedScopes unnoted() {
        return new GrantedScopes(bits, names, null);
    }

    /**
     * Returns the refusal of a request whose caller lacks scopes. Anonymous callers are asked for a key first.
     *
     * @param insufficient the 403 for a caller with a key
     */
    public Refusal refusal(Refusal insufficient) {
        return this == ANONYMOUS ? Refusal.of(RefusalKind.CREDENTIALS_REQUIRED) : insufficient;
    }
}
