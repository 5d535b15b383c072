package dev.latchkey.authentication;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.authentication.KeyResolution.Unresolved;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyId;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeySource;
import dev.latchkey.scope.Vocabulary;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds the key with an id: in the cache as long as it may be trusted, which costs no database query, and in the store otherwise.
 * Thread-safe.
 *
 * <p>{@link CacheLease} says how long the cache may be trusted. A look-up that is overtaken by a change is not cached, so that a slow
 * one cannot bring a deleted key back. Unknown keys are cached apart and limited in rate; keys that exist never wait for them.
 */
final class KeyResolver {
    private static final Logger LOG = System.getLogger(KeyResolver.class.getName());
    private static final int ATTEMPTS = 3;
    private static final Object EPOCH = new Object();

    private final KeySource store;
    private final LongSupplier nanoTime;
    private final long lease;
    private final long grace;
    private final KeyCache cache;
    private final UnknownKeys unknown;
    private final StoreGateway lookUps;
    private final KeyLoader loader;
    private final CacheLease epochs;
    private final DigestRenewal renewal;
    private final UsageRecorder uses;

    KeyResolver(
            KeySource store,
            ConfiguredKeys configured,
            Vocabulary vocabulary,
            Settings settings,
            Executor threads,
            LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.lease = settings.cache().lease().toNanos();
        this.grace = settings.cache().grace().toNanos();
        this.uses = new UsageRecorder(store, !settings.database().useInterval().isZero());
        CachedKeys prepared = new CachedKeys(vocabulary, uses);
        this.cache = new KeyCache(settings, configured, prepared, nanoTime);
        this.unknown = new UnknownKeys(settings, nanoTime);
        this.lookUps = new StoreGateway(threads, settings, nanoTime);
        this.renewal = new DigestRenewal(store, cache);
        this.epochs = new CacheLease(store, settings, nanoTime, this::evict);
        this.loader = new KeyLoader(store, prepared, cache, unknown, epochs, nanoTime);
    }

    /** Looks up the key with this id, if it is cached and trusted, or stands in the settings. */
    CacheLookup cached(KeyId id) {
        CacheLease.Confirmed confirmed = epochs.confirmed();
        if (!(cache.get(id) instanceof CachedKey key)) {
            return cache.configured(id);
        }
        long now = nanoTime.getAsLong();
        return epochs.isRecent(confirmed, now) && cache.isYoung(key, now) ? key : CacheLookup.Absent.STALE;
    }

    /**
     * Finds the key with this id. If there is none, that counts against the address.
     *
     * @param address where the request came from
     * @throws StoreUnavailableException if it cannot be told
     */
    KeyResolution find(String keyId, String address) {
        return trusted(keyId).orElseGet(() -> unknown.waiting(keyId, () -> findConfirmed(keyId, Optional.of(address))));
    }

    /**
     * Finds the key with this id for a caller who is known to have had it, so that no limit for unknown keys applies.
     *
     * @throws StoreUnavailableException if it cannot be told
     */
    KeyResolution findUnlimited(String keyId) {
        return trusted(keyId).orElseGet(() -> findConfirmed(keyId, Optional.empty()));
    }

    private Optional<KeyResolution> trusted(String keyId) {
        KeyId id = KeyId.of(keyId);
        CacheLookup found = cached(id);
        return (found instanceof CachedKey ? found : cache.configured(id)) instanceof CachedKey key
                ? Optional.of(key)
                : Optional.empty();
    }

    /**
     * Finds the key by which a caller was verified before, as the cache may trust it; one look-up refills the cache if it was
     * evicted. It counts against no limit for unknown keys, because it was known.
     *
     * @throws StoreUnavailableException if it cannot be told
     */
    KeyResolution findAgain(AuthenticatedCaller.Proof proof) {
        return findUnlimited(proof.id());
    }

    /** Returns the digest that a key with this id has or had, if it was ever cached. It proves nothing else. */
    Optional<KeyDigest> lastDigest(KeyId id) {
        return cache.lastDigest(id);
    }

    /** Returns whether a wrong secret may be told that it is wrong, and counts it against the address if so. */
    boolean charge(String address) {
        return unknown.charge(address);
    }

    /** Looks up what may be guessed; see {@link UnknownKeys#lookUpLimited}. */
    <T> Optional<T> lookUpLimited(String address, Supplier<Optional<T>> lookUp) {
        return unknown.lookUpLimited(address, lookUp);
    }

    private KeyResolution findConfirmed(String keyId, Optional<String> limited) {
        if (!cache.isOn()) {
            return lookUpWithin(keyId, limited);
        }
        askForChanges();
        CacheLease.Confirmed confirmed = epochs.confirmed();
        CacheLookup cached = cache.get(KeyId.of(keyId));
        if (epochs.isRecent(confirmed)) {
            if (cached instanceof CachedKey key && cache.isYoung(key)) {
                return key;
            }
            if (unknown.isMissed(keyId, confirmed.epoch())) {
                return limited.map(unknown::notFound).orElse(Unresolved.UNKNOWN);
            }
        }
        try {
            return lookUpWithin(keyId, limited);
        } catch (StoreUnavailableException outage) {
            if (grace > 0 && cached instanceof CachedKey key && epochs.isWithin(confirmed, grace)) {
                return key;
            }
            throw outage;
        }
    }

    /** Has the store confirm what is cached, if it must. Without a confirmation the key is looked up. */
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

    private KeyResolution lookUpWithin(String keyId, Optional<String> limited) {
        return limited.isEmpty() ? lookUp(keyId) : unknown.lookUp(keyId, limited.get(), () -> lookUp(keyId));
    }

    /** Looks a key up, or waits for the one who is at it; once more if that one began too long ago or was overtaken by a change. */
    private KeyResolution lookUp(String keyId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StoreGateway.Reply<KeyLoader.Loaded> reply = lookUps.ask(keyId, () -> loader.load(keyId));
            KeyLoader.Loaded reading = reply.answer();
            boolean late = !reply.isOwn() && nanoTime.getAsLong() - reading.beganAt() >= lease;
            if (!late && epochs.confirmed().epoch() == reading.epoch()) {
                return reading.found();
            }
        }
        // Changes come faster than answers: a question of one's own is right about what was before it.
        return lookUps.ask(new Object(), () -> loader.load(keyId)).answer().found();
    }

    private void evict(KeyChanges changes) {
        unknown.heed(changes);
        cache.evict(changes);
    }

    /**
     * Asks the store what was changed, on this thread, and trusts nothing if it cannot be asked. For code that has just
     * changed something.
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
        if (cache.isOn()) {
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
            uses.retain(id -> cache.holds(KeyId.of(id)));
        }
    }

    /** Has the digest of a key replaced in the background. */
    void renew(String keyId, KeyDigest from, Supplier<KeyDigest> to) {
        renewal.request(keyId, from, to);
    }

    /** Writes the digests that are to be replaced. */
    void writeRenewals() {
        renewal.write();
    }

    /** Tells other servers that they need not wait for this one. */
    void leave() {
        epochs.leave();
    }
}
