package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.event.KeyDeletedEvent;
import dev.latchkey.key.RefusedChangeException.Reason;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One change while it is being made: a transaction that holds the lock under which all changes come one after the other.
 *
 * <p>So what is read here stays as it is until the end, and every change leaves its entry in the audit trail or is not made.
 */
final class KeyTransaction {
    static final String APPLICATION_CREATED = "application created";
    static final String APPLICATION_DELETED = "application deleted";
    static final String ROWS_SIGNED = "rows signed";

    private final EntityManager entities;
    private final KeyWrites writes;
    private final AuditWriter trail;
    private final Repetitions repetitions;
    private final GenuineRows rows;
    private final Instant now;
    private final Actor actor;
    private final ActorRights rights;
    private final List<Object> events = new ArrayList<>();
    private boolean changedKeys;

    /**
     * Waits for the lock.
     *
     * @throws RefusedChangeException if the actor's key is not what it was when the request came in
     */
    KeyTransaction(EntityManager entities, AuditChain chain, GenuineRows rows, Actor asked) {
        this.entities = entities;
        this.rows = rows;
        writes = new KeyWrites(entities);
        trail = new AuditWriter(entities, chain, writes);
        // Not before: whoever waited long for the lock must not go by what was true then.
        now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        repetitions = new Repetitions(entities, now);
        EndedKeys.remove(entities, writes, trail, now).forEach(key -> tell(key.kind(), new KeyDeletedEvent(key.key())));
        Optional<ApiKey> key = asked.keyId().map(this::working);
        actor = key.map(asked::within).orElse(asked);
        rights = new ActorRights(
                actor,
                key.flatMap(ApiKey::deletion).isPresent(),
                key.flatMap(ApiKey::expires).or(asked::end));
        rights.requireNeeded();
    }

    /** A key that was deleted or cut down a moment ago must not be what somebody makes another one with. */
    private ApiKey working(String keyId) {
        return find(keyId)
                .filter(found ->
                        found.kind() == CredentialKind.KEY && rows.fault(found).isEmpty())
                .filter(found -> !found.owner().isDisabled())
                .<ApiKey>map(ApiKeyEntity::toApiKey)
                .filter(found -> found.state() == ApiKey.State.ACTIVE)
                .filter(found -> found.end().filter(end -> !end.isAfter(now)).isEmpty())
                .orElseThrow(() -> new RefusedChangeException(
                        Reason.ACTOR_REVOKED, "the management key was deleted or disabled, or has expired"));
    }

    /** Observers of the web application are told of keys alone. */
    void tell(CredentialKind kind, Object event) {
        changedKeys = true;
        if (kind == CredentialKind.KEY) {
            events.add(event);
        }
    }

    /** What tells a request that is sent a second time. */
    Repetitions repetitions() {
        return repetitions;
    }

    /** Makes changes of several keys, which are read before and written at the end: see {@link KeyWrites}. */
    void together(Collection<String> keyIds, Runnable work) {
        writes.together(keyIds, work);
    }

    EntityManager entities() {
        return entities;
    }

    /** Leaves an entry about something that is done to no application or key alone. */
    void note(String action, String after) {
        changedKeys = true;
        log(action, "", "", null, after);
    }

    /** Whether what is remembered of keys may be wrong now. */
    boolean hasChangedKeys() {
        return changedKeys;
    }

    Actor actor() {
        return actor;
    }

    /** Which scopes the actor may grant and take away. */
    ActorRights rights() {
        return rights;
    }

    Instant now() {
        return now;
    }

    /** What observers are to be told once it is done. */
    List<Object> events() {
        return events;
    }

    private Optional<ApiKeyEntity> find(String keyId) {
        return Optional.ofNullable(entities.find(ApiKeyEntity.class, keyId));
    }

    /**
     * A key that the actor may change.
     *
     * @throws RefusedChangeException if there is none
     */
    ApiKeyEntity key(String keyId) {
        return find(keyId)
                .filter(found -> actor.manages(found.toApiKey().application()))
                .orElseThrow(() -> RefusedChangeException.unknownKey(keyId));
    }

    /**
     * A key that the actor may change, and whose row counts: a change signs it.
     *
     * @throws RefusedChangeException if there is none, or its row does not count
     */
    ApiKeyEntity genuineKey(String keyId) {
        ApiKeyEntity key = key(keyId);
        rows.require(key);
        return key;
    }

    /** Why the row of a key does not count; empty if it does. */
    Optional<String> fault(ApiKeyEntity key) {
        return rows.fault(key);
    }

    /**
     * Goes on only if the actor may give the application another key.
     *
     * @throws RefusedChangeException if there is none, or its row does not count
     */
    void requireApplicationForKeys(String id) {
        application(id);
        rows.require(entities.find(ApplicationEntity.class, id));
    }

    /**
     * An application that the actor may change.
     *
     * @throws RefusedChangeException if there is none
     */
    Application application(String id) {
        if (!actor.manages(id)) {
            throw new RefusedChangeException(
                    Reason.OTHER_APPLICATION, "this key manages only its own application, which is not " + id);
        }
        return Optional.ofNullable(entities.find(ApplicationEntity.class, id))
                .map(ApplicationEntity::toApplication)
                .orElseThrow(() -> new RefusedChangeException(
                        Reason.UNKNOWN_APPLICATION, "there is no application " + id + ". Create it first"));
    }

    boolean isApplication(String id) {
        return entities.find(ApplicationEntity.class, id) != null;
    }

    void add(Application application) {
        // The entry that tells of it comes next.
        entities.persist(rows.sign(new ApplicationEntity(application, trail.nextNumber())));
        log(APPLICATION_CREATED, application.id(), application.id(), null, AuditText.of(application));
    }

    /** Changes an application whose row counts. */
    void replace(Application after, String action) {
        ApplicationEntity entity = entities.find(ApplicationEntity.class, after.id());
        rows.require(entity);
        Application before = entity.toApplication();
        entity.become(after);
        rows.sign(entity);
        changedKeys = true;
        log("application" + action, after.id(), after.id(), AuditText.of(before), AuditText.of(after));
    }

    /** Removes an application; its keys go with it by the foreign keys of the tables. Returns their ids. */
    Set<String> remove(Application application) {
        Set<String> keyIds = Set.copyOf(
                entities.createQuery("select k.id from LatchkeyApiKey k where k.application = :id", String.class)
                        .setParameter("id", application.id())
                        .getResultList());
        entities.createQuery("delete from LatchkeyApplication a where a.id = :id")
                .setParameter("id", application.id())
                .executeUpdate();
        changedKeys = true;
        log(APPLICATION_DELETED, application.id(), application.id(), AuditText.of(application, keyIds.size()), null);
        return keyIds;
    }

    /**
     * Adds a key.
     *
     * @param replaced the id of the one that it takes the place of
     */
    KeyRevision add(KeyRecord keyRecord, String action, Optional<String> replaced) {
        ApiKey key = keyRecord.key();
        ApplicationEntity owner = entities.find(ApplicationEntity.class, key.application());
        ApiKeyEntity entity = rows.sign(new ApiKeyEntity(keyRecord, owner));
        entities.persist(entity);
        log(keyRecord.kind().word() + action, key.application(), key.id(), null, AuditText.of(key, replaced));
        return entity.toRevision();
    }

    KeyRevision replace(ApiKeyEntity entity, ApiKey after, String action) {
        ApiKey before = entity.toApiKey();
        entity.become(after);
        rows.sign(entity);
        if (!before.scopes().containsAll(after.scopes())) {
            writes.watchAnew(after.id(), now);
        }
        log(entity.kind().word() + action, after.application(), after.id(), AuditText.of(before), AuditText.of(after));
        return entity.toRevision();
    }

    /** Removes a key; its scopes go with it by the foreign key of the tables. */
    void remove(ApiKeyEntity entity, String action) {
        ApiKey key = writes.delete(entity);
        log(entity.kind().word() + action, key.application(), key.id(), AuditText.of(key), null);
    }

    private void log(String action, String application, String subject, String before, String after) {
        trail.append(now, actor, action, application, subject, Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
