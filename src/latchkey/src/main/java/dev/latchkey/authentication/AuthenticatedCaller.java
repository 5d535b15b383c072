package dev.latchkey.authentication;

import dev.latchkey.ApiKey;
import dev.latchkey.Caller;
import dev.latchkey.credential.KeyId;
import dev.latchkey.scope.GrantedScopes;
import java.util.Set;

/** Speaks for a verified key. Immutable, and shared by all requests of the key. */
public final class AuthenticatedCaller implements Caller {
    private final ApiKey key;
    private final GrantedScopes granted;
    private final boolean token;
    private final Proof proof;
    /** Null if the key has no end. */
    private final EndNotice notice;

    AuthenticatedCaller(ApiKey key, GrantedScopes granted, boolean token, Proof proof) {
        this.key = key;
        this.granted = granted;
        this.token = token;
        this.proof = proof;
        this.notice = token ? null : EndNotice.of(key);
    }

    /**
     * What was sent, by which the same caller is found again.
     *
     * @param id the id of the key or access token
     * @param knownBy the same, as the cache keeps it
     */
    record Proof(String id, KeyId knownBy) {}

    /** How this caller was verified. */
    Proof proof() {
        return proof;
    }

    /** Whether it was an access token that was sent; the key is then what its client would have. */
    public boolean isToken() {
        return token;
    }

    /** Returns what responses say about the end of the key; null if it has no end. For an access token null. */
    public EndNotice notice() {
        return notice;
    }

    /** Returns the scopes of the key, for checks. */
    public GrantedScopes granted() {
        return granted;
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public String keyId() {
        return key.id();
    }

    @Override
    public String application() {
        return key.application();
    }

    @Override
    public String description() {
        return key.description();
    }

    @Override
    public Set<String> scopes() {
        // The application may compare them itself, which cannot be observed.
        granted.noteAll();
        return key.scopes();
    }

    @Override
    public boolean has(String scope) {
        boolean held = scope != null && key.scopes().contains(scope);
        if (held) {
            granted.note(scope);
        }
        return held;
    }

    @Override
    public Caller snapshot() {
        return this;
    }

    @Override
    public Runnable contextual(Runnable task) {
        return CurrentCaller.within(new AuthenticationResult.Known(this), task);
    }

    @Override
    public String toString() {
        return "Caller[" + (token ? "client " : "key ") + key.id() + " of " + key.application() + "]";
    }
}
