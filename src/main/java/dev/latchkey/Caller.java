package dev.latchkey;

import java.util.Set;

/**
 * Who makes the present request: the API key that authenticated it, or nobody.
 *
 * <p>Get it by injection, in any bean, servlet or resource:
 *
 * <pre>{@code
 * @Inject Caller caller;
 * }</pre>
 *
 * <p>The injected object always speaks for the request of the thread that asks it, so it may sit in an application-scoped
 * bean. In a REST resource that is made for one request it goes on to speak for that request on other threads (async
 * continuations, SSE), with the scopes that the key held when the request came. Elsewhere, hand a {@link #snapshot()} to the other thread. Without a request there is nobody:
 * {@link #isAnonymous()} is true and no scope is held.
 *
 * <p>Thread-safe. {@code toString} shows the key id, never a secret.
 */
public interface Caller {

    /** Whether no key authenticated the request. */
    boolean isAnonymous();

    /**
     * The public id of the key: safe to log and to show, never null. For an access token it is the id of the client that got it.
     *
     * @throws AccessRefusedException (401) if nobody is calling
     */
    String keyId();

    /**
     * The id of the one application that the key belongs to, never null.
     *
     * @throws AccessRefusedException (401) if nobody is calling
     */
    String application();

    /**
     * What people wrote about the key, possibly empty, never null. Not an identification: it may change and repeat.
     *
     * @throws AccessRefusedException (401) if nobody is calling
     */
    String description();

    /** The scopes that the key holds, immutable and sorted; empty if nobody is calling. */
    Set<String> scopes();

    /** Whether the key holds {@code scope}; false for null, for an unknown name and if nobody is calling. */
    boolean has(String scope);

    /** This caller as an immutable value, to be handed to another thread. */
    Caller snapshot();

    /**
     * A task that runs {@code task} with this caller as the caller, on whatever thread it is run: guarded beans that it calls
     * on an executor know who asked.
     *
     * <pre>{@code
     * executor.submit(caller.contextual(() -> reports.write()));
     * }</pre>
     *
     * @param task what to run, not null
     */
    Runnable contextual(Runnable task);
}
