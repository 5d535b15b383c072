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
 * <p>They are evaluated against the version that was read, and the transaction requires that version. After a concurrent change
 * they are evaluated again, because they may hold for the next version too.
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
     * @param change gets the version that it must find; empty for every version
     * @throws ProblemException if the preconditions do not hold: 412
     * @throws RefusedChangeException if the change is refused for another reason
     */
    <T> T make(AdminRequest request, String id, Function<OptionalLong, T> change) {
        VersionPreconditions conditions = request.preconditions();
        if (conditions.isEmpty()) {
            return change.apply(OptionalLong.empty());
        }
        for (int attempt = 1; ; attempt++) {
            Optional<KeyRevision> revision = store.revision(id);
            Optional<ProblemException> problem = revision.flatMap(current -> conditions.problem(tag(current)));
            boolean anyVersion = revision.isEmpty() || conditions.holdForAnyVersion();
            OptionalLong version = anyVersion
                    ? OptionalLong.empty()
                    : OptionalLong.of(revision.get().version());
            try {
                // The transaction first finds repetitions and keys of other applications, which get other responses.
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
     * Checks the preconditions before the body is read, for a key that the caller manages.
     *
     * @throws ProblemException if they do not hold: 412
     */
    void requireMet(AdminRequest request, String id) {
        if (!request.preconditions().isEmpty()) {
            store.revision(id)
                    .filter(revision ->
                            request.principal().actor().manages(revision.key().application()))
                    .flatMap(revision -> request.preconditions().problem(tag(revision)))
                    .ifPresent(problem -> {
                        throw problem;
                    });
        }
    }

    private static Optional<String> tag(KeyRevision revision) {
        return Optional.of(AdminRequest.etag(revision.version()));
    }
}
