package dev.latchkey.key;

import dev.latchkey.Application;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.Settings;
import dev.latchkey.key.RefusedChangeException.Reason;
import dev.latchkey.scope.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes applications and keys, for whoever asks: each change is one transaction that checks how far the actor may go, writes,
 * and leaves an entry in the audit trail. What is refused changes nothing.
 */
@ApplicationScoped
public class KeyManagement {
    /** The scope that the right to delete keys goes by. */
    public static final String DELETION_SCOPE = "Keys:Delete";

    private final JpaKeyStore store;
    private final ConfiguredKeys configured;
    private final Digester digester;
    private final Catalogue catalogue;
    private final Settings settings;
    private final ChangeObservers observers;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    KeyManagement() {
        this(null, null, null, null, null, null);
    }

    @Inject
    KeyManagement(
            JpaKeyStore store,
            ConfiguredKeys configured,
            Digester digester,
            Catalogue catalogue,
            Settings settings,
            Event<Object> events) {
        this.store = store;
        this.configured = configured;
        this.digester = digester;
        this.catalogue = catalogue;
        this.settings = settings;
        this.observers = new ChangeObservers(events);
    }

    /** Returns the id of the application whose keys manage all applications. */
    String managingApplication() {
        return settings.management().application();
    }

    /**
     * Makes an application.
     *
     * @throws IllegalArgumentException if the id or the name is not allowed, or the id is that of the managing application in
     *     another case
     * @throws RefusedChangeException if there is one with this id, or the actor may not make any
     */
    public Application createApplication(Actor actor, String id, String name) {
        ApplicationId.require(id);
        String managing = managingApplication();
        if (id.equalsIgnoreCase(managing) && !id.equals(managing)) {
            throw new IllegalArgumentException("the id differs only in case from " + managing
                    + ", the application whose keys manage all applications (latchkey.admin.application). Choose"
                    + " another id");
        }
        applicationName(name);
        return run(actor, new CreateApplication(id, name));
    }

    /**
     * Deletes an application and its keys.
     *
     * @throws RefusedChangeException if there is none, or the actor may not delete it
     */
    public void deleteApplication(Actor actor, String id) {
        ApplicationId.require(id);
        run(actor, new DeleteApplication(id));
    }

    /**
     * Makes a key.
     *
     * @param repetition how to recognise the same request when it comes again; empty if each makes a key
     * @throws IllegalArgumentException if something is malformed or unknown
     * @throws RefusedChangeException if the application is not there or not the actor's, or scopes are not the actor's to give
     */
    public IssueResult issue(Actor actor, NewKey asked, Optional<IdempotencyKey> repetition) {
        ApplicationId.require(asked.application());
        description(asked.description());
        Set<String> scopes = asked.complete()
                ? catalogue.complete(asked.scopes(), Set.of())
                : catalogue.expand(asked.scopes(), Set.of());
        NewKey key = new NewKey(
                asked.application(),
                asked.description(),
                scopes,
                false,
                asked.kind(),
                AddressRules.normalized(asked.terms()));
        return run(actor, new CreateKey(keys(), key, repetition));
    }

    UnusedScopes unusedScopes() {
        return new UnusedScopes(catalogue, settings.database());
    }

    private KeyFactory keys() {
        return new KeyFactory(digester, settings);
    }

    /**
     * Changes what a key is described by, what it may do, and its limits.
     *
     * @param expected the version that the key must have; empty for any
     * @throws IllegalArgumentException if something is malformed or unknown
     * @throws RefusedChangeException if the key is not there or not the actor's, has another version, or would get or lose
     *     scopes that are not the actor's to give or take
     */
    public KeyRevision change(Actor actor, String id, KeyChange asked, OptionalLong expected) {
        asked.description().ifPresent(KeyManagement::description);
        ExpiryRules expiry = new ExpiryRules(settings.keys().lifetimes());
        return update(actor, UpdateKey.to(id, expected, asked, catalogue, expiry));
    }

    private KeyRevision update(Actor actor, UpdateKey update) {
        requireStored(actor, update.id());
        return run(actor, update);
    }

    /**
     * Disables a key, so that it is refused until it is enabled again.
     *
     * @throws RefusedChangeException as for other changes
     */
    public KeyRevision disable(Actor actor, String id, OptionalLong expected) {
        return update(actor, UpdateKey.disabled(id, expected));
    }

    /**
     * Enables a key that was disabled.
     *
     * @throws RefusedChangeException as for other changes; and if the key holds scopes that the actor does not
     */
    public KeyRevision enable(Actor actor, String id, OptionalLong expected) {
        return update(actor, UpdateKey.enabled(id, expected));
    }

    /**
     * Replaces a key that leaked or is to be renewed: makes one for the same application with the same description and scopes,
     * and deletes the old one. The new key also has the scopes that this web application does not know, for another one with the
     * same tables may know them. The new key works, even if the old one was disabled.
     *
     * @param overlap for how long the old key goes on working
     * @throws RefusedChangeException as for other changes; and if the key holds scopes that the actor does not
     */
    public IssueResult replace(
            Actor actor, String id, Overlap overlap, OptionalLong expected, Optional<IdempotencyKey> repetition) {
        overlap.requireSeen(settings.database());
        requireStored(actor, id);
        return run(actor, new ReplaceKey(keys(), id, overlap, expected, repetition));
    }

    IssueResult replace(
            Actor actor, String id, Duration overlap, OptionalLong expected, Optional<IdempotencyKey> repetition) {
        return replace(actor, id, Overlap.of(overlap), expected, repetition);
    }

    /**
     * Issues the key that takes the place of a client: for the same application, with the same description and scopes, and with
     * what these scopes have come to require since. The client goes on working.
     *
     * @throws RefusedChangeException if there is no such client or it is not the actor's, has another version, or holds scopes that
     *     the actor does not
     */
    public IssueResult issueInPlaceOf(
            Actor actor, String clientId, OptionalLong expected, Optional<IdempotencyKey> repetition) {
        return run(actor, new ReplaceClient(keys(), catalogue, clientId, expected, repetition));
    }

    /**
     * Deletes a key.
     *
     * @throws RefusedChangeException if it is not there or not the actor's, has another version, or is configured
     */
    public void delete(Actor actor, String id, OptionalLong expected) {
        requireStored(actor, id);
        run(actor, new DeleteKey(id, expected));
    }

    /** A configured key of another application must look like one that is not there. */
    private void requireStored(Actor actor, String id) {
        Optional<KeyRecord> fixed = configured.find(id);
        if (fixed.isPresent()) {
            if (!actor.manages(fixed.get().key().application())) {
                throw RefusedChangeException.unknownKey(id);
            }
            throw new RefusedChangeException(
                    Reason.CONFIGURED_KEY,
                    "the key " + id + " is defined by the setting latchkey.keys. Change or remove it there");
        }
    }

    /** Runs a command, and notifies observers of what it did. */
    <T> T run(Actor actor, Command<T> command) {
        try {
            return change(actor, command.purpose(), command::run);
        } catch (RefusedChangeException refused) {
            throw refused.getCause() instanceof IllegalArgumentException wrong ? wrong : refused;
        }
    }

    /** Makes a change, and tells observers of it. */
    <T> T change(Actor actor, String purpose, Function<KeyTransaction, T> work) {
        Optional<KeyRecord> fixed = actor.keyId().flatMap(configured::find);
        Actor rightful = actor.keyId().isPresent() && fixed.isEmpty()
                ? actor
                : actor.withoutKey(fixed.flatMap(found -> found.key().expires()));
        JpaKeyStore.Done<T> done = store.change(rightful, purpose, work);
        observers.notifyOf(done);
        return done.result();
    }

    /**
     * Returns the description of a key or a client.
     *
     * @throws IllegalArgumentException if it is not allowed
     */
    public static String description(String value) {
        return DisplayText.require("description", value);
    }

    /**
     * Returns the name of an application.
     *
     * @throws IllegalArgumentException if it is not allowed
     */
    public static String applicationName(String value) {
        return DisplayText.require("name", value);
    }
}
