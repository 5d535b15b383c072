package dev.latchkey.authentication;

import dev.latchkey.ApiKey;
import dev.latchkey.config.Settings;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeyReading;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.key.KeySource;
import dev.latchkey.key.KeyUse;
import dev.latchkey.scope.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A store in memory, at first with one key, which counts what it is asked, and the clock that goes with it. */
final class FakeStore implements KeySource {
    static final String ID = "0123456789AB";

    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Map<String, KeyRecord> keys = new HashMap<>();
    private final List<String> changed = new ArrayList<>();
    private final Map<String, Long> nodes = new HashMap<>();
    private final List<KeyUse> uses = new ArrayList<>();
    private volatile Runnable onLookUp = () -> {};
    private volatile Runnable onQuestion = () -> {};
    private volatile Runnable onWrite = () -> {};
    private volatile Runnable beforeReading = () -> {};
    private volatile boolean forgetful;
    private String past = "";

    FakeStore() {
        keys.put(ID, keyRecord(ID));
    }

    static KeyRecord keyRecord(String id) {
        return new KeyRecord(
                new DescribedKey(
                        id, "shop", "", Set.of("Things:Get"), Instant.EPOCH, ApiKey.State.ACTIVE, Optional.empty()),
                KeyDigest.parse("sha256:" + "0123456789abcdef".repeat(4)));
    }

    KeyResolver verified(String lease) {
        return verified(Map.of("latchkey.revocation.lease", lease));
    }

    KeyResolver verified(Map<String, String> settings) {
        return verified(settings, Runnable::run);
    }

    KeyResolver verified(Map<String, String> settings, Executor threads) {
        return new KeyResolver(
                this, new ConfiguredKeys(List.of()), new Vocabulary(), Settings.of(settings), threads, nanoTime::get);
    }

    /** One that asks this store by its clock. */
    Authenticator authenticator() {
        return new Authenticator(
                Settings.of(Map.of("latchkey.revocation.lease", "2s")),
                new ConfiguredKeys(List.of()),
                this,
                new Digester(List.of()),
                new Vocabulary(),
                Runnable::run,
                nanoTime::get);
    }

    /** Reads first and then lets {@code onLookUp} take its time, as a slow database does. */
    @Override
    public KeyReading read(String keyId) {
        lookUps.incrementAndGet();
        beforeReading.run();
        KeyReading found;
        synchronized (this) {
            found = new KeyReading(Optional.ofNullable(keys.get(keyId)), changed.size(), true);
        }
        onLookUp.run();
        return found;
    }

    @Override
    public KeyChanges changesSince(long epoch, String hash) {
        questions.incrementAndGet();
        beforeReading.run();
        KeyChanges changes;
        synchronized (this) {
            long now = changed.size();
            changes = new KeyChanges(
                    now,
                    past,
                    epoch < 0 || epoch > now || !past.equals(hash) || forgetful
                            ? Optional.empty()
                            : Optional.of(new HashSet<>(changed.subList((int) epoch, (int) now))));
        }
        onQuestion.run();
        return changes;
    }

    @Override
    public synchronized void confirm(String node, long epoch) {
        onWrite.run();
        nodes.put(node, epoch);
    }

    @Override
    public synchronized void leave(String node) {
        nodes.remove(node);
    }

    @Override
    public synchronized List<String> ids(String after, int limit) {
        return new TreeSet<>(keys.keySet())
                .tailSet(after, false).stream().limit(limit).toList();
    }

    @Override
    public List<String> tokenIds(String after, int limit) {
        return List.of();
    }

    @Override
    public synchronized void add(Collection<KeyUse> more) {
        onWrite.run();
        uses.addAll(more);
    }

    void onLookUp(Runnable action) {
        onLookUp = action;
    }

    /** Between the reading of the changes and their arrival. */
    void onQuestion(Runnable action) {
        onQuestion = action;
    }

    /** Between the beginning of a question of any kind and the reading. */
    void beforeReading(Runnable action) {
        beforeReading = action;
    }

    void onWrite(Runnable action) {
        onWrite = action;
    }

    /** Another store takes over, which has come to the same epoch in another way. */
    synchronized void takeOver() {
        past += "'";
        nodes.clear();
    }

    /** From now on it cannot tell which keys were changed, only that some were. */
    void forgetWhatWasChanged() {
        forgetful = true;
    }

    void delete() {
        delete(ID);
    }

    synchronized void delete(String id) {
        keys.remove(id);
        changed.add(id);
    }

    synchronized void change(ApiKey key) {
        keys.put(key.id(), new KeyRecord(key, keyRecord(key.id()).digest()));
        changed.add(key.id());
    }

    synchronized void deleteByHand(String id) {
        keys.remove(id);
    }

    synchronized void create(String id) {
        keys.put(id, keyRecord(id));
        changed.add(id);
    }

    synchronized void put(String id, KeyRecord record) {
        keys.put(id, record);
        changed.add(id);
    }

    int lookUps() {
        return lookUps.get();
    }

    /** How often it was asked what has changed. */
    int questions() {
        return questions.get();
    }

    synchronized Collection<Long> confirmedEpochs() {
        return List.copyOf(nodes.values());
    }

    synchronized List<KeyUse> uses() {
        return List.copyOf(uses);
    }

    void startClockAt(long nanos) {
        nanoTime.set(nanos);
    }

    void advanceMillis(long millis) {
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
