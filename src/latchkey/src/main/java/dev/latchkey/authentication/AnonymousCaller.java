package dev.latchkey.authentication;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Caller;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import java.util.Set;

/** Speaks for a request without a key, and for the absence of a request. */
enum AnonymousCaller implements Caller {
    INSTANCE;

    @Override
    public boolean isAnonymous() {
        return true;
    }

    @Override
    public String keyId() {
        throw refused();
    }

    @Override
    public String application() {
        throw refused();
    }

    @Override
    public String description() {
        throw refused();
    }

    private static AccessRefusedException refused() {
        return new AccessRefusedException(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
    }

    @Override
    public Set<String> scopes() {
        return Set.of();
    }

    @Override
    public boolean has(String scope) {
        return false;
    }

    @Override
    public Caller snapshot() {
        return this;
    }

    @Override
    public Runnable contextual(Runnable task) {
        return CurrentCaller.within(AuthenticationResult.ANONYMOUS, task);
    }

    @Override
    public String toString() {
        return "Caller[nobody]";
    }
}
