package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.StopReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Stores applications and keys. Suspends the web application's transaction around every call, and never joins it. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class JpaKeyStore implements KeySource {
    final Database database;
    private final AuditChain chain;
    private final GenuineRows rows;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    JpaKeyStore() {
        this(null, null, null);
    }

    @Inject
    JpaKeyStore(Database database, Digester digester, RowSigner signer) {
        this.database = database;
        this.chain = new AuditChain(digester);
        this.rows = new GenuineRows(signer);
    }

    /**
     * Opens the store, so that what is wrong with it shows at start.
     *
     * @throws IllegalStateException if tables are missing; the message names the files to run
     */
    public void open() {
        StopReason.around(this::readEverything);
    }

    private void readEverything() {
        try {
            database.transact("opening", entities -> {
                KeyQueries.find(entities, "");
                KeyUsageTable.of(entities, List.of(""), Instant.EPOCH);
                NodeQueries.haveAllConfirmed(entities, 0);
                TokenQueries.row(entities, "");
                return entities.find(AuditHeadEntity.class, AuditHeadEntity.ONLY);
            });
        } catch (StoreUnavailableException failure) {
            database.requireTables();
            throw failure;
        }
    }

    @Override
    public KeyReading read(String keyId) {
        return database.transact("reading a key", entities -> {
            // The epoch first: what is read after it is at least as recent.
            ChangeLog.End end = ChangeLog.end(entities, database.isPostgres());
            return new KeyReading(rows.find(entities, keyId), end.number(), end.isPrimary());
        });
    }

    @Override
    public KeyChanges changesSince(long epoch, String hash) {
        return database.transact(
                "polling for changes", entities -> ChangeLog.since(entities, database.isPostgres(), epoch, hash));
    }

    @Override
    public void confirm(String node, long epoch) {
        database.change("confirming changes", entities -> {
            NodeQueries.confirm(entities, database.dialect(), node, epoch);
            return node;
        });
        database.change("removing servers that have ended", entities -> {
            NodeQueries.tidy(entities, database.dialect());
            return node;
        });
    }

    @Override
    public void renew(String keyId, KeyDigest from, KeyDigest to) {
        locked("renewing the digest of a key", entities -> rows.renew(entities, keyId, from, to));
    }

    @Override
    public void leave(String node) {
        database.change("leaving", entities -> {
            NodeQueries.remove(entities, node);
            return node;
        });
    }

    @Override
    public List<String> ids(String after, int limit) {
        return database.transact("listing ids", entities -> IdPages.after(entities, ApiKeyEntity.class, after, limit));
    }

    @Override
    public List<String> tokenIds(String after, int limit) {
        return database.transact("listing ids", entities -> IdPages.after(entities, TokenEntity.class, after, limit));
    }

    @Override
    public void add(Collection<KeyUse> uses) {
        database.change("noting uses", entities -> {
            KeyUsageTable.add(entities, database.dialect(), uses);
            return uses;
        });
    }

    /** How much keys were used, by id; those that never were are left out. */
    public Map<String, KeyUse> uses(Collection<String> keyIds) {
        return database.transact(
                "reading uses", entities -> KeyUsageTable.of(entities, keyIds, database.watchedSince(Instant.now())));
    }

    /** The number of the last change. */
    long epoch() {
        return database.transact("polling for changes", entities -> ChangeLog.epoch(entities, database.isPostgres()));
    }

    /** Whether every server has heard of the changes up to this one. */
    boolean haveAllConfirmed(long epoch) {
        return database.transact("reading which servers have confirmed changes", entities -> {
            // A replica may not have heard of a server that has just started.
            ChangeLog.epoch(entities, database.isPostgres());
            return NodeQueries.haveAllConfirmed(entities, epoch);
        });
    }

    List<ApiKey> keysOf(String application) {
        return database.transact("listing keys", entities -> KeyQueries.of(entities, application));
    }

    /** The application with this id. */
    public Optional<Application> application(String id) {
        return database.transact("reading an application", entities -> ApplicationQueries.find(entities, id));
    }

    /** The same with its version. */
    public Optional<ApplicationRevision> applicationRevision(String id) {
        return database.transact("reading an application", entities -> ApplicationQueries.revision(entities, id));
    }

    List<Application> applications() {
        return database.transact("listing applications", ApplicationQueries::all);
    }

    /** A page of applications by id: only one, or all; those whose id, name or labels contain a text; those after an id. */
    public List<Application> applications(Optional<String> only, Optional<String> text, String after, int limit) {
        return database.transact(
                "listing applications", entities -> ApplicationQueries.page(entities, only, text, after, limit));
    }

    /**
     * Makes a change: see {@link KeyTransaction}.
     *
     * @throws RefusedChangeException if the work does; nothing is changed then
     */
    <T> Done<T> change(Actor actor, String purpose, Function<KeyTransaction, T> work) {
        return database.change(purpose, entities -> {
            KeyTransaction change = new KeyTransaction(entities, chain, rows, actor);
            Done<T> done = new Done<>(work.apply(change), change.events(), change.hasChangedKeys());
            database.announce(entities, done.keysChanged());
            return done;
        });
    }

    /** What came of a change, what observers are to be told, and whether what is remembered of keys may be wrong now. */
    record Done<T>(T result, List<Object> events, boolean keysChanged) {}

    /** Returns what hears of changes by any server: see {@link Database#notifications}. */
    public Optional<ChangeNotifications> notifications(Runnable changed) {
        return database.notifications(changed);
    }

    GenuineRows rows() {
        return rows;
    }

    /** Writes something that no key depends on, in a short transaction. */
    <T> T write(String purpose, Function<EntityManager, T> work) {
        return database.change(purpose, work);
    }

    /** The key with this id as it is now, unless it has ended. */
    public Optional<KeyRevision> revision(String keyId) {
        return revisions(List.of(keyId)).stream().findFirst();
    }

    /** The keys with these ids as they are now, except those that have ended. */
    public List<KeyRevision> revisions(Collection<String> keyIds) {
        return database.transact("reading keys", entities -> KeyQueries.all(entities, keyIds).stream()
                .filter(found -> !found.isEndedAt(OffsetDateTime.now(ZoneOffset.UTC)))
                .map(rows::revision)
                .toList());
    }

    /** A page of keys; those that were replaced and have ended are left out. */
    public List<KeyQuery.Listed> page(KeyQuery query) {
        return database.transact(
                "listing keys", entities -> KeyPage.of(entities, query, OffsetDateTime.now(ZoneOffset.UTC)));
    }

    /** Checks the audit trail from its first entry to its last. */
    AuditCheck.Result checkAudit() {
        AuditCheck check = new AuditCheck(chain, AuditCheck.START);
        while (!database.<Boolean>transact("checking the audit trail", check::step)) {
            // Each step is a short transaction.
        }
        return check.result();
    }

    AuditChain chain() {
        return chain;
    }

    /** Reads something, in a short transaction. */
    <T> T read(String purpose, Function<EntityManager, T> work) {
        return database.transact(purpose, work);
    }

    /** Reads or writes something while nothing can be changed. */
    <T> T locked(String purpose, Function<EntityManager, T> work) {
        return database.change(purpose, entities -> {
            entities.find(AuditHeadEntity.class, AuditHeadEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
            return work.apply(entities);
        });
    }
}
