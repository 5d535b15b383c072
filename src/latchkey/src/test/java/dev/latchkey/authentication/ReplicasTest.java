package dev.latchkey.authentication;

import static dev.latchkey.authentication.KeyResolution.Unresolved.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyReading;
import dev.latchkey.key.KeySource;
import dev.latchkey.key.KeyUse;
import dev.latchkey.scope.Vocabulary;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A pool that spreads connections over a primary and a replica that lags behind it. */
class ReplicasTest {
    private static final String ID = FakeStore.ID;
    private static final String HERE = "127.0.0.1";

    private final FakeStore primary = new FakeStore();
    private final FakeStore replica = new FakeStore();
    /** Whether the next look-ups lead to the replica; the primary answers afterwards. */
    private final Deque<Boolean> atReplica = new ArrayDeque<>();

    private boolean pollsAtReplica;
    private boolean alwaysAtReplica;
    private final AtomicLong nanoTime = new AtomicLong();
    private final KeyResolver keys = new KeyResolver(
            new Spread(),
            new ConfiguredKeys(List.of()),
            new Vocabulary(),
            Settings.of(Map.of("latchkey.revocation.lease", "2s")),
            Runnable::run,
            nanoTime::get);

    private final class Spread implements KeySource {
        @Override
        public KeyReading read(String keyId) {
            if (!alwaysAtReplica && !Boolean.TRUE.equals(atReplica.poll())) {
                return primary.read(keyId);
            }
            KeyReading reading = replica.read(keyId);
            return new KeyReading(reading.key(), reading.epoch(), false);
        }

        @Override
        public KeyChanges changesSince(long epoch, String hash) {
            if (pollsAtReplica) {
                throw new StoreUnavailableException("a replica", null);
            }
            return primary.changesSince(epoch, hash);
        }

        @Override
        public void confirm(String node, long epoch) {
            primary.confirm(node, epoch);
        }

        @Override
        public void leave(String node) {
            primary.leave(node);
        }

        @Override
        public List<String> ids(String after, int limit) {
            return primary.ids(after, limit);
        }

        @Override
        public List<String> tokenIds(String after, int limit) {
            return primary.tokenIds(after, limit);
        }

        @Override
        public void add(Collection<KeyUse> uses) {
            primary.add(uses);
        }
    }

    @Test
    void find_ofADeletedKeyThatAReplicaStillHas_asksThePrimary() {
        primary.delete();
        keys.poll();
        atReplica.addAll(List.of(true, true));

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }

    @Test
    void find_whereOnlyAReplicaThatLagsAnswers_cannotTell() {
        primary.delete();
        keys.poll();
        alwaysAtReplica = true;

        assertThatThrownBy(() -> keys.find(ID, HERE))
                .isInstanceOf(StoreUnavailableException.class)
                .rootCause()
                .hasMessageContaining("primary");
    }

    /** That there is no such key is not proved either. */
    @Test
    void find_ofANewKeyThatAReplicaHasNotHeardOf_cannotTell() {
        primary.create("anotherKey00");
        keys.poll();
        alwaysAtReplica = true;

        assertThatThrownBy(() -> keys.find("anotherKey00", HERE)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void find_whereAReplicaHasHeardOfAllThatIsConfirmed_believesIt() {
        primary.create("anotherKey00");
        replica.create("anotherKey00");
        keys.poll();
        alwaysAtReplica = true;

        assertThat(keys.find("anotherKey00", HERE)).isInstanceOf(CachedKey.class);
    }

    /** Nobody knows then whether the replica has heard of everything. */
    @Test
    void find_withoutAConfirmation_doesNotBelieveAReplica() {
        keys.poll();
        primary.delete();
        pollsAtReplica = true;
        alwaysAtReplica = true;
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(2));

        assertThatThrownBy(() -> keys.find(ID, HERE)).isInstanceOf(StoreUnavailableException.class);
    }

    /** Whose answer would not be one of the last lease. */
    @Test
    void find_withoutALease_doesNotBelieveAReplica() {
        KeyResolver without = new KeyResolver(
                new Spread(),
                new ConfiguredKeys(List.of()),
                new Vocabulary(),
                Settings.of(Map.of("latchkey.revocation.lease", "0s")),
                Runnable::run,
                nanoTime::get);
        alwaysAtReplica = true;

        assertThatThrownBy(() -> without.find(ID, HERE)).isInstanceOf(StoreUnavailableException.class);
    }
}
