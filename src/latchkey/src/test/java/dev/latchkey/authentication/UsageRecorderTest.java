package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.key.KeyUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted of keys while requests come, and when it is written. */
class UsageRecorderTest {
    private static final String ID = FakeStore.ID;

    private final FakeStore store = new FakeStore();
    private final UsageRecorder uses = new UsageRecorder(store, true);

    private long written() {
        return store.uses().stream().mapToLong(KeyUse::calls).sum();
    }

    @Test
    void usesAreWrittenOnce() {
        Instant before = Instant.now().minusSeconds(1);
        uses.tick();
        uses.of(ID).note(() -> "192.0.2.7");
        uses.of(ID).note(() -> "192.0.2.7");

        uses.write();
        uses.write();

        assertThat(store.uses()).singleElement().satisfies(use -> {
            assertThat(use.keyId()).isEqualTo(ID);
            assertThat(use.calls()).isEqualTo(2);
            assertThat(use.lastUsed()).isBetween(before, Instant.now().plusSeconds(1));
        });
    }

    @Test
    void whatCouldNotBeWritten_isWrittenLater() {
        uses.of(ID).note(() -> "192.0.2.7");
        store.onWrite(() -> {
            throw new StoreUnavailableException("down", null);
        });
        uses.write();
        uses.of(ID).note(() -> "192.0.2.7");
        store.onWrite(() -> {});

        uses.write();

        assertThat(written()).isEqualTo(2);
    }

    @Test
    void keysThatAreRememberedNoMore_areLetGoOf_andCountedAllTheSame() {
        UsageRecorder.Use use = uses.of(ID);
        use.note(() -> "192.0.2.7");
        uses.retain(keyId -> false);
        use.note(() -> "192.0.2.7");
        uses.write();
        assertThat(written()).isEqualTo(2);

        uses.retain(keyId -> false);
        assertThat(uses.of(ID)).isNotSameAs(use);
    }

    @Test
    void usesOnManyThreads_areAllCounted() throws InterruptedException {
        UsageRecorder.Use use = uses.of(ID);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> IntStream.range(0, 50_000).forEach(unused -> use.note(() -> "192.0.2.7")));
            thread.start();
            threads.add(thread);
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            uses.write();
        }
        for (Thread each : threads) {
            each.join();
        }
        uses.write();

        assertThat(written()).isEqualTo(200_000);
    }

    /** Each access token has an id of its own, and there is no end of them. */
    @Test
    void whereUsesAreNeverWritten_nothingIsKeptOfThem() {
        UsageRecorder unwritten = new UsageRecorder(store, false);

        for (int i = 0; i < 1_000; i++) {
            unwritten.of("token" + i, ID).note(() -> "192.0.2.7");
        }
        unwritten.write();

        assertThat(unwritten.size()).isZero();
        assertThat(store.uses()).isEmpty();
    }
}
