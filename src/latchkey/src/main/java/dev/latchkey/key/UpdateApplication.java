package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.event.ApplicationUpdatedEvent;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes what an application is called and labelled, or whether its keys are accepted.
 *
 * @param expected the version that it must have; empty for any
 * @param action what the audit trail says of it, after {@code application}
 * @param next makes the application what it is to become
 */
record UpdateApplication(String id, OptionalLong expected, String action, UnaryOperator<DescribedApplication> next)
        implements Command<ApplicationRevision> {
    @Override
    public String purpose() {
        return "changing an application";
    }

    @Override
    public ApplicationRevision run(KeyTransaction change) {
        Application before = change.application(id);
        ApplicationEntity row = change.entities().find(ApplicationEntity.class, id);
        if (expected.isPresent() && expected.getAsLong() != row.toRevision().version()) {
            throw new RefusedChangeException(
                    RefusedChangeException.Reason.CHANGED_MEANWHILE,
                    "the application " + id + " changed after you read it. Read it again");
        }
        Application after = next.apply(DescribedApplication.of(before));
        if (after.equals(before)) {
            return row.toRevision();
        }
        if (after.state() == ApiKey.State.ACTIVE && before.state() == ApiKey.State.DISABLED) {
            change.rights().requireGrantable(scopes(change));
            requireToOutliveKeys(change);
        }
        change.replace(after, action);
        change.events().add(new ApplicationUpdatedEvent(before, after));
        return row.toRevision();
    }

    /** Returns the scopes of all keys, because an enabled application gives them to its keys again. */
    private Set<String> scopes(KeyTransaction change) {
        return new HashSet<>(change.entities()
                .createQuery(
                        "select distinct s from LatchkeyApiKey k join k.scopes s where k.application = :id",
                        String.class)
                .setParameter("id", id)
                .getResultList());
    }

    /** An actor whose key expires must not enable keys that are valid for longer. */
    private void requireToOutliveKeys(KeyTransaction change) {
        if (change.rights().end().isPresent()) {
            change.entities()
                    .createQuery("select k from LatchkeyApiKey k where k.application = :id", ApiKeyEntity.class)
                    .setParameter("id", id)
                    .getResultStream()
                    .map(key -> key.toApiKey().end())
                    .forEach(change.rights()::requireToOutlive);
        }
    }
}
