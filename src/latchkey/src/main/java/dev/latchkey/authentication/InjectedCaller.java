package dev.latchkey.authentication;

import dev.latchkey.Caller;
import java.io.Serializable;
import java.util.Set;

/**
 * Speaks for the caller of whatever request its user is working on: what {@code @Inject Caller} gives.
 *
 * <p>The running thread's request comes first. On a thread without one, an object that was injected into something made for
 * a single request goes on to speak for that request; any other speaks for nobody.
 */
public final class InjectedCaller implements Caller, Serializable {
    private static final long serialVersionUID = 1L;

    /** Lost when a session is stored away: then it is nobody. */
    private final transient Caller elsewhere;

    private InjectedCaller(Caller elsewhere) {
        this.elsewhere = elsewhere;
    }

    /** For objects that live longer than a request. */
    public static Caller ofThread() {
        return new InjectedCaller(AnonymousCaller.INSTANCE);
    }

    /** For an object that is being made for the running request and serves no other. */
    public static Caller ofThisRequest() {
        return new InjectedCaller(CurrentCaller.onThread());
    }

    private Caller current() {
        CurrentCaller.noteUse();
        return CurrentCaller.isBound() || elsewhere == null ? CurrentCaller.onThread() : elsewhere;
    }

    @Override
    public boolean isAnonymous() {
        return current().isAnonymous();
    }

    @Override
    public String keyId() {
        return current().keyId();
    }

    @Override
    public String application() {
        return current().application();
    }

    @Override
    public String description() {
        return current().description();
    }

    @Override
    public Set<String> scopes() {
        return current().scopes();
    }

    @Override
    public boolean has(String scope) {
        return current().has(scope);
    }

    @Override
    public Caller snapshot() {
        return current();
    }

    @Override
    public Runnable contextual(Runnable task) {
        return current().contextual(task);
    }

    @Override
    public String toString() {
        return current().toString();
    }
}
