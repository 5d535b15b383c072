package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.config.ApplicationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Renames, labels, disables and enables applications, and deletes all their keys, as far as the actor may. */
@ApplicationScoped
public class ApplicationManagement {
    /** Changes wait for each other, so a large application is emptied in several transactions. */
    private static final int PAGE = 100;

    private final KeyManagement management;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    ApplicationManagement() {
        this(null);
    }

    @Inject
    ApplicationManagement(KeyManagement management) {
        this.management = management;
    }

    /**
     * Changes what an application is called, and its labels.
     *
     * @throws IllegalArgumentException if the name or a label is not allowed
     * @throws RefusedChangeException if there is no such application, or it is not the actor's
     */
    public Application change(Actor actor, String id, Optional<String> name, Optional<Map<String, String>> labels) {
        return change(actor, id, name, labels, OptionalLong.empty()).application();
    }

    /**
     * The same of an application that has a version.
     *
     * @throws RefusedChangeException also if it has another one
     */
    public ApplicationRevision change(
            Actor actor,
            String id,
            Optional<String> name,
            Optional<Map<String, String>> labels,
            OptionalLong expected) {
        ApplicationId.require(id);
        name.ifPresent(KeyManagement::applicationName);
        labels.ifPresent(LabelRules::require);
        return management.run(actor, new UpdateApplication(id, expected, " changed", before -> before.named(
                        name.orElse(before.name()))
                .labelled(labels.orElse(before.labels()))));
    }

    /**
     * Disables an application: its keys are refused like disabled ones until it is enabled.
     *
     * @throws RefusedChangeException if there is no such application, or it is not the actor's
     */
    public Application disable(Actor actor, String id) {
        ApplicationId.require(id);
        return inState(actor, id, " disabled", ApiKey.State.DISABLED);
    }

    /**
     * Enables an application.
     *
     * @throws RefusedChangeException as for other changes; and if its keys hold scopes that the actor does not
     */
    public Application enable(Actor actor, String id) {
        ApplicationId.require(id);
        return inState(actor, id, " enabled", ApiKey.State.ACTIVE);
    }

    private Application inState(Actor actor, String id, String action, ApiKey.State state) {
        UpdateApplication update = new UpdateApplication(id, OptionalLong.empty(), action, before -> before.in(state));
        return management.run(actor, update).application();
    }

    /**
     * Deletes all keys and clients of an application, which stays. Returns their number. After a failure, some may be deleted; the same
     * call deletes the others.
     *
     * @throws RefusedChangeException if there is no such application, or it is not the actor's
     */
    public int deleteKeys(Actor actor, String id) {
        ApplicationId.require(id);
        int all = 0;
        DeleteKeys.Deleted deleted;
        do {
            deleted = management.run(actor, new DeleteKeys(id, PAGE));
            all += deleted.number();
        } while (!deleted.last());
        return all;
    }
}
