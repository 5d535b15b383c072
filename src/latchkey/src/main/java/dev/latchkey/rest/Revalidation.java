package dev.latchkey.rest;

import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.scope.Requirement;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides anew what a caller may be sent when a response, or a piece of one, is written after the request was authenticated.
 *
 * <p>The caller found then takes the place of the one before on the request, so that redaction goes by the scopes that the key
 * holds now. It costs a look-up in the cache, and a query only where the cache may not be trusted. Thread-safe.
 */
final class Revalidation {
    /** A decision is good for this long where nothing is remembered, too: each response would cost a second query. */
    private static final long AT_LEAST = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Authenticator> authenticator;
    private final long lease;

    /** Reads and sets properties of one request. */
    record Properties(Function<String, Object> get, BiConsumer<String, Object> set) {}

    /** Decides by {@code authenticator}; a decision is good for {@code lease} nanoseconds. */
    Revalidation(Supplier<Authenticator> authenticator, long lease) {
        this.authenticator = authenticator;
        this.lease = Math.max(lease, AT_LEAST);
    }

    /**
     * Whether a response is to be decided about anew: one that its method has suspended, and any that comes later than a lease. A
     * method that changes something may have ended its own key, and is answered all the same.
     */
    boolean isDue(ResponseState state, boolean safe) {
        ResponsePolicy policy = state.policy();
        return policy != null && (safe && policy.sending() == ResponsePolicy.Sending.LATE || state.age() >= lease);
    }

    /**
     * Why the caller of a request may not have its response any more; null if it may, or if nobody is known to call.
     *
     * @param policy what is declared about the method; null if none is known
     */
    Refusal refusal(ResponsePolicy policy, Properties request) {
        if (!(CurrentCaller.outcomeIn(request.get) instanceof AuthenticationResult.Known before)) {
            return null;
        }
        AuthenticationResult now = authenticator.get().authenticateAgain(before);
        if (now instanceof AuthenticationResult.Refused refused) {
            return refused.refusal();
        }
        AuthenticationResult.Known known = (AuthenticationResult.Known) now;
        if (known != before) {
            CurrentCaller.replaceIn(request.set, known);
        }
        Requirement required = policy == null ? null : policy.required();
        Optional<Refusal> refusal = required == null ? Optional.empty() : required.refusalFor(known.granted());
        return refusal.or(() -> Requirement.refusalFor(CurrentCaller.requiredOnTheWay(request.get), known.granted()))
                .orElse(null);
    }

    /**
     * Whether the next event may be sent; it is withheld while the store cannot be asked.
     *
     * @throws EndedStreamException if the caller's key ended, or lost a scope of the method
     */
    boolean allowsEvent(ResponsePolicy policy, Properties request) throws IOException {
        Refusal refusal = refusal(policy, request);
        if (refusal == null) {
            return true;
        }
        if (refusal.kind() == RefusalKind.STORE_UNAVAILABLE) {
            return false;
        }
        throw new EndedStreamException(refusal);
    }

    /**
     * Does nothing if a response that is written in pieces may go on.
     *
     * @throws EndedStreamException if not, also while the store cannot be asked: bytes cannot be withheld one by one
     */
    void requireOpen(ResponsePolicy policy, Properties request) throws IOException {
        Refusal refusal = refusal(policy, request);
        if (refusal != null) {
            throw new EndedStreamException(refusal);
        }
    }
}
