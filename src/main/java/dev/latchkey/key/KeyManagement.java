package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.ApplicationCreated;
import dev.latchkey.ApplicationDeleted;
import dev.latchkey.KeyChanged;
import dev.latchkey.KeyDeleted;
import dev.latchkey.KeyIssued;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.RefusedChangeException.Reason;
import dev.latchkey.scope.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes applications and keys, for whoever asks: each change is one transaction that checks how far the actor may go, writes,
 * and leaves an entry in the audit trail. What is refused changes nothing.
 */
@ApplicationScoped
public class KeyManagement {
    /** The longest time for which a replaced key goes on working. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    /** The scope that the right to delete keys goes by. */
    public static final String DELETION_SCOPE = "Keys:Delete";

    private static final Logger LOG = System.getLogger(KeyManagement.class.getName());

    @Inject
    JpaKeyStore store;

    @Inject
    ConfiguredKeys configured;

    @Inject
    Digester digester;

    @Inject
    Catalogue catalogue;

    @Inject
    Settings settings;

    @Inject
    Event<Object> events;

    /** Returns the id of the application whose keys manage all applications. */
    String managingApplication() {
        return settings.adminApplication();
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
                    + ", the application whose keys manage all applications (latchkey.admin.application):"
                    + " choose another id");
        }
        applicationName(name);
        return change(actor, "making an application", change -> {
            if (change.actor().application().isPresent()) {
                throw new RefusedChangeException(
                        Reason.OTHER_APPLICATION, "this key manages its own application alone, and can make no other");
            }
            if (change.isApplication(id)) {
                throw new RefusedChangeException(
                        Reason.DUPLICATE_APPLICATION, "there is an application " + id + " already");
            }
            Application made = new Application(id, name, change.now());
            change.add(made);
            change.events().add(new ApplicationCreated(made));
            return made;
        });
    }

    /**
     * Deletes an application and its keys.
     *
     * @throws RefusedChangeException if there is none, or the actor may not delete it
     */
    public void deleteApplication(Actor actor, String id) {
        ApplicationId.require(id);
        change(actor, "deleting an application", change -> {
            Application gone = change.application(id);
            change.events().add(new ApplicationDeleted(gone, change.remove(gone)));
            return gone;
        });
    }

    /**
     * Makes a key.
     *
     * @param repetition how to recognise the same request when it comes again; empty if each makes a key
     * @throws IllegalArgumentException if something is malformed or unknown
     * @throws RefusedChangeException if the application is not there or not the actor's, or scopes are not the actor's to give
     */
    public Issue issue(Actor actor, NewKey asked, Optional<Repetition> repetition) {
        ApplicationId.require(asked.application());
        description(asked.description());
        Set<String> scopes = scopes(asked.scopes(), asked.complete(), Set.of());
        return change(
                actor,
                "making a key",
                change -> once(change, repetition, () -> {
                    change.requireApplicationForKeys(asked.application());
                    change.requireGivable(scopes);
                    return issue(
                            change,
                            new NewKey(asked.application(), asked.description(), scopes, false, asked.kind()),
                            Optional.empty());
                }));
    }

    private Set<String> scopes(Set<String> asked, boolean complete, Set<String> held) {
        return complete ? catalogue.complete(asked, held) : catalogue.expand(asked, held);
    }

    private Issue issue(Change change, NewKey asked, Optional<String> replaced) {
        KeyText text = KeyText.generate(prefix(asked.kind()));
        ApiKey key = new ApiKey(
                text.id(),
                asked.application(),
                asked.description(),
                asked.scopes(),
                change.now(),
                ApiKey.State.ACTIVE,
                Optional.empty());
        KeyRevision made = change.add(new KeyRecord(key, digester.digest(text), asked.kind()), replaced);
        change.tell(asked.kind(), new KeyIssued(key));
        return new Issue(made, Optional.of(text.text()));
    }

    private String prefix(CredentialKind kind) {
        if (kind == CredentialKind.KEY) {
            return settings.keyPrefixes().get(0);
        }
        return settings.tokens()
                .orElseThrow(() -> new IllegalStateException("latchkey.tokens is false, so that there are no clients"))
                .clientPrefix();
    }

    private static Issue once(Change change, Optional<Repetition> repetition, Supplier<Issue> work) {
        Optional<KeyRevision> before = repetition.flatMap(change::madeBefore);
        if (before.isPresent()) {
            return new Issue(before.get(), Optional.empty());
        }
        Issue issue = work.get();
        repetition.ifPresent(each -> change.remember(each, issue.made().key().id()));
        return issue;
    }

    /**
     * Changes what a key is described by and what it may do.
     *
     * @param expected the version that the key must have; empty for any
     * @throws IllegalArgumentException if something is malformed or unknown
     * @throws RefusedChangeException if the key is not there or not the actor's, has another version, or would get or lose
     *     scopes that are not the actor's to give or take
     */
    public KeyRevision change(Actor actor, String id, KeyChange asked, OptionalLong expected) {
        asked.description().ifPresent(KeyManagement::description);
        try {
            return alter(actor, id, expected, " changed", (change, key) -> {
                Set<String> scopes = asked.scopes().isPresent() ? scopes(asked, key) : key.scopes();
                if (!key.scopes().containsAll(scopes)) {
                    change.requireGivable(less(scopes, key.scopes()));
                }
                change.requireTakeable(less(key.scopes(), scopes));
                return with(key, asked.description().orElse(key.description()), scopes, key.state(), key.deletion());
            });
        } catch (RefusedChangeException refused) {
            throw refused.getCause() instanceof IllegalArgumentException wrong ? wrong : refused;
        }
    }

    /** In a transaction only a refused change is told from a failure of the store. */
    private Set<String> scopes(KeyChange asked, ApiKey key) {
        try {
            return scopes(asked.scopes().orElseThrow(), asked.complete(), key.scopes());
        } catch (IllegalArgumentException wrong) {
            throw new RefusedChangeException(wrong);
        }
    }

    private static Set<String> less(Set<String> scopes, Set<String> others) {
        Set<String> rest = new TreeSet<>(scopes);
        rest.removeAll(others);
        return rest;
    }

    /**
     * Disables a key, so that it is refused until it is enabled again.
     *
     * @throws RefusedChangeException as for other changes
     */
    public KeyRevision disable(Actor actor, String id, OptionalLong expected) {
        return alter(
                actor,
                id,
                expected,
                " disabled",
                (change, key) -> with(key, key.description(), key.scopes(), ApiKey.State.DISABLED, key.deletion()));
    }

    /**
     * Enables a key that was disabled.
     *
     * @throws RefusedChangeException as for other changes; and if the key holds scopes that the actor does not
     */
    public KeyRevision enable(Actor actor, String id, OptionalLong expected) {
        return alter(actor, id, expected, " enabled", (change, key) -> {
            change.requireGivable(key.scopes());
            return with(key, key.description(), key.scopes(), ApiKey.State.ACTIVE, key.deletion());
        });
    }

    /**
     * Replaces a key that leaked or is to be renewed: makes one for the same application with the same description and scopes,
     * and deletes the old one. The new key also has the scopes that this web application does not know, for another one with the
     * same tables may know them. The new key works, even if the old one was disabled.
     *
     * @param overlap for how long the old key goes on working; zero if it is deleted at once
     * @throws IllegalArgumentException if the overlap is negative or longer than {@link #LONGEST_OVERLAP}
     * @throws RefusedChangeException as for other changes; and if the key holds scopes that the actor does not
     */
    public Issue replace(
            Actor actor, String id, Duration overlap, OptionalLong expected, Optional<Repetition> repetition) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException("the overlap is " + overlap + ", allowed is: PT0S to " + LONGEST_OVERLAP
                    + ", in the form of ISO 8601");
        }
        requireStored(actor, id);
        return change(
                actor,
                "replacing a key",
                change -> once(change, repetition, () -> {
                    ApiKeyEntity old = require(change.genuineKey(id), expected);
                    ApiKey before = old.toApiKey();
                    change.requireGivable(before.scopes());
                    Issue issue = issue(
                            change,
                            new NewKey(before.application(), before.description(), before.scopes(), false, old.kind()),
                            Optional.of(id));
                    Instant end = change.now().plus(overlap).truncatedTo(ChronoUnit.MICROS);
                    if (overlap.isZero()) {
                        change.remove(old);
                        change.tell(old.kind(), new KeyDeleted(before));
                    } else if (before.deletion().isEmpty()
                            || before.deletion().get().isAfter(end)) {
                        ApiKey after =
                                with(before, before.description(), before.scopes(), before.state(), Optional.of(end));
                        change.replace(old, after, " replaced");
                        change.tell(old.kind(), new KeyChanged(before, after));
                    }
                    return issue;
                }));
    }

    /**
     * Issues the key that takes the place of a client: for the same application, with the same description and scopes, and with
     * what these scopes have come to require since. The client goes on working.
     *
     * @throws RefusedChangeException if there is no such client or it is not the actor's, has another version, or holds scopes that
     *     the actor does not
     */
    public Issue issueInPlaceOf(Actor actor, String clientId, OptionalLong expected, Optional<Repetition> repetition) {
        return change(
                actor,
                "making a key",
                change -> once(change, repetition, () -> {
                    ApiKeyEntity client = require(change.genuineKey(clientId), expected);
                    if (client.kind() != CredentialKind.CLIENT) {
                        throw Change.unknownKey(clientId);
                    }
                    ApiKey before = client.toApiKey();
                    Set<String> scopes = catalogue.complete(before.scopes(), before.scopes());
                    change.requireGivable(scopes);
                    NewKey asked =
                            new NewKey(before.application(), before.description(), scopes, false, CredentialKind.KEY);
                    return issue(change, asked, Optional.empty());
                }));
    }

    /**
     * Deletes a key.
     *
     * @throws RefusedChangeException if it is not there or not the actor's, has another version, or is configured
     */
    public void delete(Actor actor, String id, OptionalLong expected) {
        requireStored(actor, id);
        change(actor, "deleting a key", change -> {
            ApiKeyEntity entity = require(change.key(id), expected);
            change.tell(entity.kind(), new KeyDeleted(entity.toApiKey()));
            change.remove(entity);
            return id;
        });
    }

    private KeyRevision alter(
            Actor actor, String id, OptionalLong expected, String action, BiFunction<Change, ApiKey, ApiKey> next) {
        requireStored(actor, id);
        return change(actor, "changing a key", change -> {
            ApiKeyEntity entity = require(change.genuineKey(id), expected);
            ApiKey before = entity.toApiKey();
            ApiKey after = next.apply(change, before);
            if (after.equals(before)) {
                return entity.toRevision();
            }
            change.tell(entity.kind(), new KeyChanged(before, after));
            return change.replace(entity, after, action);
        });
    }

    private static ApiKeyEntity require(ApiKeyEntity entity, OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() != entity.version()) {
            throw new RefusedChangeException(
                    Reason.CHANGED_MEANWHILE, "the key " + entity.id() + " was changed meanwhile: read it again");
        }
        return entity;
    }

    /** A configured key of another application must look like one that is not there. */
    private void requireStored(Actor actor, String id) {
        Optional<KeyRecord> fixed = configured.find(id);
        if (fixed.isPresent()) {
            if (!actor.manages(fixed.get().key().application())) {
                throw Change.unknownKey(id);
            }
            throw new RefusedChangeException(
                    Reason.CONFIGURED_KEY,
                    "the key " + id + " stands in the setting latchkey.keys: change it there, or remove it");
        }
    }

    private static ApiKey with(
            ApiKey key, String description, Set<String> scopes, ApiKey.State state, Optional<Instant> deletion) {
        return new ApiKey(key.id(), key.application(), description, scopes, key.created(), state, deletion);
    }

    /** Makes a change, and tells observers of it. */
    <T> T change(Actor actor, String purpose, Function<Change, T> work) {
        boolean stored =
                actor.keyId().filter(id -> configured.find(id).isEmpty()).isPresent();
        JpaKeyStore.Done<T> done = store.change(stored ? actor : actor.withoutKey(), purpose, work);
        if (done.keysChanged()) {
            tell(new KeysChanged());
        }
        done.events().forEach(this::tell);
        return done.result();
    }

    /** What observers of the host do is not to undo what is done, nor to hide the text of a new key. */
    private void tell(Object event) {
        try {
            events.fire(event);
        } catch (Exception | LinkageError | AssertionError failure) {
            LOG.log(Level.ERROR, "An observer of " + event.getClass().getName() + " failed", failure);
        }
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
