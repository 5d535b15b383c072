package dev.latchkey.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.ApiKey;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyId;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeyReading;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.key.KeySource;
import dev.latchkey.scope.Vocabulary;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Remembers keys that were looked up, so that a key that was seen a moment ago costs no database query.
 *
 * <p>When a memory may be trusted is for {@link Epochs} to say; after four leases it is read again all the same, in case somebody
 * changed the tables by hand. A look-up that is overtaken by a change is not remembered, so a
 * slow one cannot bring a deleted key back. Keys that do not exist are remembered apart, and looked up only so often; keys that
 * do are never held up by them.
 */
final class VerifiedKeys {
    /** Stands for a key that is not looked up, because too many of its address did not exist. */
    static final Entry TOO_MANY = new Entry(null, null, null, null, false, 0, 0, null);

    private static final Logger LOG = System.getLogger(VerifiedKeys.class.getName());
    private static final int MOST_RENEWALS = 1000;
    private static final int ATTEMPTS = 3;
    private static final int LEASES_REMEMBERED = 4;
    private static final Object EPOCH = new Object();

    private final KeySource store;
    private final Vocabulary vocabulary;
    private final LongSupplier nanoTime;
    private final boolean remembers;
    private final long longest;
    private final long lease;
    private final long grace;
    private final Map<KeyId, Entry> configured = new HashMap<>();
    private final Cache<KeyId, Entry> known;
    private final FormerKeys former;
    private final UnknownKeys unknown;
    private final LookUps lookUps;
    private final Epochs epochs;
    private final Map<String, Renewal> renewals = new ConcurrentHashMap<>();
    private final Uses uses;

    /** Joins what checking a key needs. */
    record Entry(
            KnownCaller caller,
            Outcome.Known outcome,
            KeyDigest digest,
            CredentialKind kind,
            boolean active,
            long endsAt,
            long readAt,
            Uses.Use use) {

        /** Whether it is an access token of one of these clients. */
        boolean isTokenOf(Set<String> clients) {
            return kind == CredentialKind.TOKEN && clients.contains(caller.keyId());
        }

        /** Whether it has an end that is over: replaced keys and access tokens end by themselves. */
        boolean hasEnded(InstantSource clock) {
            return endsAt != Long.MAX_VALUE && clock.millis() >= endsAt;
        }
    }

    /** The digest of a key, and another one of the same text. */
    private record Renewal(KeyDigest from, KeyDigest to) {}

    /** The outcome of a look-up, with its beginning; the entry is null if there is no such key. */
    private record Found(Entry entry, long beganAt, long epoch) {}

    VerifiedKeys(
            KeySource store,
            ConfiguredKeys configured,
            Vocabulary vocabulary,
            Settings settings,
            Executor threads,
            LongSupplier nanoTime) {
        this.store = store;
        this.vocabulary = vocabulary;
        this.nanoTime = nanoTime;
        this.lease = settings.revocationLease().toNanos();
        this.remembers = lease > 0;
        this.longest = lease * LEASES_REMEMBERED;
        this.grace = settings.outageGrace().toNanos();
        // To tidy up on the thread at hand is cheaper than to wake one of the common pool, which is not ours either.
        this.known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(settings.cacheSize())
                .build();
        this.former = new FormerKeys(settings.cacheSize(), nanoTime);
        this.unknown = new UnknownKeys(settings, nanoTime);
        this.lookUps = new LookUps(threads, settings, nanoTime);
        this.uses = new Uses(store, !settings.useInterval().isZero());
        this.epochs = new Epochs(store, settings, nanoTime, this::drop);
        configured
                .all()
                .forEach(each -> this.configured.put(
                        KeyId.of(each.key().id()), entry(each.key().id(), each, 0)));
    }

    /** The key with this id, if it was looked up a moment ago or stands in the configuration; null otherwise. */
    Entry remembered(KeyId keyId) {
        Epochs.Confirmed confirmed = epochs.confirmed();
        Entry entry = known.getIfPresent(keyId);
        if (entry == null) {
            return configured.get(keyId);
        }
        long now = nanoTime.getAsLong();
        return epochs.isRecent(confirmed, now) && now - entry.readAt < longest ? entry : null;
    }

    /**
     * Returns the key with this id.
     *
     * @param address where the request came from; null if no limit concerns it, because its caller is known to have had the key
     * @return null if there is none, which counts against the address; {@link #TOO_MANY} if that is not told, because the limit
     *     for unknown keys is used up
     * @throws StoreUnavailableException if it cannot be told
     */
    Entry find(String keyId, String address) {
        KeyId id = KeyId.of(keyId);
        Entry entry = remembered(id);
        if (entry == null) {
            entry = configured.get(id);
        }
        if (entry != null) {
            return entry;
        }
        return address == null ? findConfirmed(keyId, null) : findInStore(keyId, address);
    }

    /** Returns the digest that a key with this id has or had, if it was looked up here; null otherwise. It proves nothing else. */
    KeyDigest lastDigest(KeyId keyId) {
        Entry entry = known.getIfPresent(keyId);
        return entry == null ? former.of(keyId) : entry.digest();
    }

    /**
     * The key by which a caller was verified before, as the cache may trust it; one look-up refills the cache if it was evicted.
     * It counts against no limit for unknown keys, because it was known.
     *
     * @return null if it is there no longer
     * @throws StoreUnavailableException if it cannot be told
     */
    Entry findAgain(KnownCaller.Proof proof) {
        Entry entry = remembered(proof.knownBy());
        if (entry == null) {
            entry = configured.get(proof.knownBy());
        }
        return entry == null ? findConfirmed(proof.id(), null) : entry;
    }

    /** Whoever changes the tables by hand raises no epoch. */
    private boolean isYoung(Entry entry) {
        return nanoTime.getAsLong() - entry.readAt < longest;
    }

    /** Returns whether a wrong secret may be told that it is wrong, and counts it against the address if so. */
    boolean charge(String address) {
        return unknown.charge(address);
    }

    private Entry findInStore(String keyId, String address) {
        return unknown.waiting(keyId, () -> findConfirmed(keyId, address), TOO_MANY);
    }

    private Entry findConfirmed(String keyId, String address) {
        if (!remembers) {
            return lookUpWithin(keyId, address);
        }
        askForChanges();
        Epochs.Confirmed confirmed = epochs.confirmed();
        Entry entry = known.getIfPresent(KeyId.of(keyId));
        if (epochs.isRecent(confirmed)) {
            if (entry != null && isYoung(entry)) {
                return entry;
            }
            if (unknown.isMissed(keyId, confirmed.epoch())) {
                return address == null ? null : unknown.notFound(address, TOO_MANY);
            }
        }
        try {
            return lookUpWithin(keyId, address);
        } catch (StoreUnavailableException outage) {
            if (grace > 0 && entry != null && epochs.isWithin(confirmed, grace)) {
                return entry;
            }
            throw outage;
        }
    }

    /** Has the store confirm what is remembered, if it must. Without a confirmation the key is looked up. */
    private void askForChanges() {
        if (epochs.isRecent(epochs.confirmed())) {
            return;
        }
        try {
            lookUps.ask(EPOCH, () -> {
                epochs.confirm();
                return EPOCH;
            });
        } catch (StoreUnavailableException unconfirmed) {
            LOG.log(Level.DEBUG, "Could not revalidate cached keys against the store", unconfirmed);
        }
    }

    private Entry lookUpWithin(String keyId, String address) {
        // A caller who was known before is not one of those that are limited.
        return address == null ? lookUp(keyId) : unknown.lookUp(keyId, address, () -> lookUp(keyId), TOO_MANY);
    }

    /** Looks a key up, or waits for the one who is at it; once more if that one began too long ago or was overtaken by a change. */
    private Entry lookUp(String keyId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LookUps.Reply<Found> reply = lookUps.ask(keyId, () -> read(keyId));
            Found found = reply.answer();
            boolean late = !reply.isOwn() && nanoTime.getAsLong() - found.beganAt() >= lease;
            if (!late && epochs.confirmed().epoch() == found.epoch()) {
                return found.entry();
            }
        }
        // Changes come faster than answers: a question of one's own is right about what was before it.
        return lookUps.ask(new Object(), () -> read(keyId)).answer().entry();
    }

    private Found read(String keyId) {
        long epoch = epochs.confirmed().epoch();
        long beganAt = nanoTime.getAsLong();
        Entry entry = readRecent(keyId, epoch)
                .map(found -> entry(keyId, found, beganAt))
                .orElse(null);
        if (remembers && epoch != KeyChanges.NEVER) {
            epochs.ifStill(epoch, () -> {
                if (entry == null) {
                    unknown.miss(keyId, epoch);
                } else {
                    known.put(KeyId.of(keyId), entry);
                }
            });
        }
        return new Found(entry, beganAt, epoch);
    }

    /** What is no older than the last confirmation; a pool may spread its connections over replicas that lag behind. */
    private Optional<KeyRecord> readRecent(String keyId, long epoch) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            KeyReading reading = store.read(keyId);
            if (reading.isPrimary() || reading.epoch() >= epoch && epochs.isRecent(epochs.confirmed())) {
                return reading.key();
            }
        }
        throw new StoreUnavailableException(
                "Only replicas answered, which may not have heard of the last changes: latchkey.datasource must lead"
                        + " to the primary alone",
                null);
    }

    private Entry entry(String id, KeyRecord found, long readAt) {
        ApiKey key = found.key();
        boolean token = found.kind() == CredentialKind.TOKEN;
        KnownCaller caller =
                new KnownCaller(key, vocabulary.setOf(key.scopes()), token, new KnownCaller.Proof(id, KeyId.of(id)));
        boolean active = key.state() == ApiKey.State.ACTIVE;
        long endsAt = key.deletion().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        Uses.Use use = uses.of(id, key.id());
        return new Entry(caller, new Outcome.Known(caller), found.digest(), found.kind(), active, endsAt, readAt, use);
    }

    private void drop(KeyChanges changes) {
        unknown.heed(changes);
        if (changes.keyIds().isEmpty()) {
            known.asMap().keySet().forEach(this::drop);
        } else {
            Set<String> changed = changes.keyIds().get();
            changed.forEach(keyId -> drop(KeyId.of(keyId)));
            known.asMap().forEach((keyId, entry) -> {
                if (entry.isTokenOf(changed)) {
                    drop(keyId);
                }
            });
        }
    }

    private void drop(KeyId keyId) {
        Entry entry = known.asMap().remove(keyId);
        if (entry != null) {
            former.add(keyId, entry.digest());
        }
    }

    /**
     * Asks the store what was changed, on this thread, and trusts nothing if it cannot be asked: for whoever has just changed
     * something.
     */
    void heed() {
        try {
            epochs.confirm();
        } catch (StoreUnavailableException outage) {
            epochs.distrust();
        }
    }

    /** Asks the store what was changed elsewhere. */
    void poll() {
        uses.tick();
        if (remembers) {
            epochs.confirm();
            lookUps.worked();
        }
    }

    /** Notes that there is an access token, which raises no epoch. */
    void heedToken(String id) {
        unknown.add(id);
    }

    /** Learns which keys exist, if that is not known. */
    void learn() {
        unknown.learn(store);
    }

    /** Returns for how many keys and access tokens uses are kept. */
    int countedUses() {
        return uses.size();
    }

    /** Writes down how much keys were used. */
    void writeUses() {
        try {
            uses.write();
        } finally {
            uses.retain(keyId -> {
                KeyId id = KeyId.of(keyId);
                return configured.containsKey(id) || known.getIfPresent(id) != null;
            });
        }
    }

    /** Remembers that the digest of a key is to be replaced, which is written in the background. */
    void renew(String keyId, KeyDigest from, Supplier<KeyDigest> to) {
        if (renewals.size() < MOST_RENEWALS && !configured.containsKey(KeyId.of(keyId))) {
            renewals.computeIfAbsent(keyId, unused -> new Renewal(from, to.get()));
        }
    }

    /** Writes the digests that are to be replaced. */
    void writeRenewals() {
        renewals.forEach((keyId, renewal) -> {
            store.renew(keyId, renewal.from(), renewal.to());
            known.invalidate(KeyId.of(keyId));
            renewals.remove(keyId, renewal);
        });
    }

    /** Tells other servers that nobody has to wait for this one. */
    void leave() {
        epochs.leave();
    }
}
