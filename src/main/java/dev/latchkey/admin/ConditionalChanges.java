package dev.latchkey.admin;

import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyRevision;
import dev.latchkey.key.RefusedChangeException;
import dev.latchkey.key.RefusedChangeException.Reason;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Makes changes of keys and clients only if the preconditions of the request hold for the version that is changed.
 *
 * <p>They are evaluated against the version that was read, which the transaction then demands. Another change in between makes it
 * begin anew, so that a condition which holds for the next version too is not refused.
 */
final class ConditionalChanges {
    private static final int ATTEMPTS = 20;
    private static final OptionalLong NO_VERSION = OptionalLong.of(-1);

    private final JpaKeyStore store;

    ConditionalChanges(JpaKeyStore store) {
        this.store = store;
    }

    /**
     * Makes a change.
     *
     * @param change gets the version that it must find; empty for any
     * @throws ProblemException if the preconditions do not hold: 412
     * @throws RefusedChangeException if the change is refused for another reason
     */
    <T> T make(AdminRequest exchange, String id, Function<OptionalLong, T> change) {
        VersionPreconditions conditions = exchange.preconditions();
        if (conditions.isEmpty()) {
            return change.apply(OptionalLong.empty());
        }
        for (int attempt = 1; ; attempt++) {
            Optional<KeyRevision> found = store.revision(id);
            Optional<ProblemException> problem = found.flatMap(revision -> conditions.problem(tag(revision)));
            boolean free = found.isEmpty() || conditions.holdForAnyVersion();
            OptionalLong version =
                    free ? OptionalLong.empty() : OptionalLong.of(found.get().version());
            try {
                // The transaction knows first whether there is something to tell: a repetition, another's key.
                return change.apply(problem.isPresent() ? NO_VERSION : version);
            } catch (RefusedChangeException refused) {
                if (refused.reason() != Reason.CHANGED_MEANWHILE) {
                    throw refused;
                }
                if (problem.isPresent()) {
                    throw problem.get();
                }
                if (attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }

    /**
     * Refuses a request before its content is read, if the preconditions do not hold for what the caller may change.
     *
     * @throws ProblemException if they do not: 412
     */
    void requireMet(AdminRequest exchange, String id) {
        if (!exchange.preconditions().isEmpty()) {
            store.revision(id)
                    .filter(found ->
                            exchange.authority().actor().manages(found.key().application()))
                    .flatMap(found -> exchange.preconditions().problem(tag(found)))
                    .ifPresent(problem -> {
                        throw problem;
                    });
        }
    }

    private static Optional<String> tag(KeyRevision revision) {
        return Optional.of(AdminRequest.etag(revision.version()));
    }
}
