package dev.latchkey.scope;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import java.util.Set;

/**
 * Holds the scopes of one caller: as bits for checks, as names for messages. Made by {@link Vocabulary#granted}.
 *
 * @param bits the scopes as bits
 * @param names their names
 * @param use notes which of them decided something
 */
public record GrantedScopes(ScopeSet bits, Set<String> names, ScopeUse use) {
    /** The scopes of an anonymous caller: none. */
    public static final GrantedScopes ANONYMOUS = new GrantedScopes(ScopeSet.EMPTY, Set.of(), ScopeUse.NONE);

    /** Returns the same scopes, whose use is not noted: for what is asked of all that is declared, not of one thing. */
    public GrantedScopes unnoted() {
        return new GrantedScopes(bits, names, ScopeUse.NONE);
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
