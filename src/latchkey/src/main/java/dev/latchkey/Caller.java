package dev.latchkey;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Represents the caller of the current request: an API key, or an anonymous caller.
 *
 * <p>It can be injected into every bean, servlet and resource:
 *
 * <pre>{@code
 * @Inject Caller caller;
 * }</pre>
 *
 * <p>The injected object always represents the request of the current thread, so an application-scoped bean may hold it. In a
 * request-scoped REST resource it represents that request on other threads too, such as asynchronous continuations and
 * server-sent events. It then has the scopes that the key held at the start of the request. Elsewhere, pass a
 * {@link #snapshot()} to the other thread. Without a request the caller is anonymous and holds no scopes.
 *
 * <p>Thread-safe. {@code toString} contains the key id, never a secret.
 */
public interface Caller {

    /** {@return whether the caller is anonymous: the request was not authenticated by a key} */
    boolean isAnonymous();

    /**
     * {@return the public id of the key, never null} It is safe to log and to display. For an access token it is the id of its client.
     *
     * @throws AccessRefusedException (401) if the caller is anonymous
     */
    String keyId();

    /**
     * {@return the id of the application that owns the key, never null}
     *
     * @throws AccessRefusedException (401) if the caller is anonymous
     */
    String application();

    /**
     * {@return the description of the key, possibly empty, never null} It is not an identification: it can change, and several keys
     * may share it.
     *
     * @throws AccessRefusedException (401) if the caller is anonymous
     */
    String description();

    /** {@return the scopes of the key, immutable and sorted; empty if the caller is anonymous} */
    Set<String> scopes();

    /**
     * {@return whether the key holds {@code scope}; false for null, for an unknown name and for an anonymous caller}
     *
     * @param scope the name of a scope, such as {@code Inputs:Get}; may be null
     */
    boolean has(@Nullable String scope);

    /** {@return this caller as an immutable value, for another thread} */
    Caller snapshot();

    /**
     * Returns a task that runs {@code task} as this caller, on any thread. Guarded beans that the task calls on an executor check
     * this caller.
     *
     * <pre>{@code
     * executor.submit(caller.contextual(() -> reports.write()));
     * }</pre>
     *
     * @param task the task to run, not null
     * @return the task for the executor
     */
    Runnable contextual(Runnable task);
}
