package dev.latchkey.authentication;

import static dev.latchkey.authentication.KeyResolution.Unresolved.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.latchkey.StoreUnavailableException;
import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens while a look-up is under way: the store has read the key and has not answered yet. */
@Timeout(30)
class KeyResolverOnThreadsTest {
    private static final String ID = FakeStore.ID;
    private static final Set<State> NOT_RUNNING =
            EnumSet.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING, State.TERMINATED);

    private final FakeStore store = new FakeStore();
    private final KeyResolver keys = store.verified("60s");
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @BeforeEach
    void makeTheStoreSlow() {
        store.onLookUp(() -> {
            read.countDown();
            pass(answer);
        });
    }

    private static void pass(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the latch");
            }
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** A thread that waits for somebody, or has ended. */
    private static void awaitStandstill(Thread thread) {
        await().until(() -> NOT_RUNNING.contains(thread.getState()));
    }

    @RepeatedTest(20)
    void forget_duringALookUp_doesNotBringTheDeletedKeyBack() throws InterruptedException {
        AtomicReference<KeyResolution> found = new AtomicReference<>();
        Thread asking = start(() -> found.set(keys.find(ID, "127.0.0.1")));
        pass(read);
        store.delete();
        Thread forgets = start(keys::heed);
        awaitStandstill(forgets);
        answer.countDown();
        asking.join();
        forgets.join();

        assertThat(keys.find(ID, "127.0.0.1")).isEqualTo(UNKNOWN);
        assertThat(found.get()).as("what the slow look-up itself found").isEqualTo(UNKNOWN);
    }

    @Test
    void find_joiningALookUpThatBeganALeaseAgo_asksAgain() throws InterruptedException {
        AtomicReference<KeyResolution> found = new AtomicReference<>();
        Thread slow = start(() -> keys.find(ID, "127.0.0.1"));
        pass(read);
        store.delete();
        store.advanceMillis(60_000);
        Thread late = start(() -> found.set(keys.find(ID, "127.0.0.1")));
        awaitStandstill(late);
        answer.countDown();
        slow.join();
        late.join();

        assertThat(found.get())
                .as("deleted a whole lease before this request came")
                .isEqualTo(UNKNOWN);
    }

    @Test
    void find_whileTheOneLookUpFails_failsForAllWhoWait() throws InterruptedException {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        store.onLookUp(() -> {
            read.countDown();
            pass(answer);
            throw new StoreUnavailableException("down", new IllegalStateException());
        });
        Thread first =
                start(() -> assertThatThrownBy(() -> keys.find(ID, "127.0.0.1")).isNotNull());
        pass(read);
        Thread waiting = start(() -> {
            try {
                keys.find(ID, "127.0.0.1");
            } catch (RuntimeException failed) {
                failure.set(failed);
            }
        });
        awaitStandstill(waiting);
        answer.countDown();
        first.join();
        waiting.join();

        assertThat(failure.get()).isInstanceOf(StoreUnavailableException.class);
        assertThat(store.lookUps()).isEqualTo(1);
    }

    @Test
    void find_onManyThreads_asksOnce() throws InterruptedException {
        List<KeyResolution> found = new ArrayList<>();
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asking.add(start(() -> {
                KeyResolution entry = keys.find(ID, "127.0.0.1");
                synchronized (found) {
                    found.add(entry);
                }
            }));
        }
        pass(read);
        await().until(() -> asking.stream().allMatch(thread -> NOT_RUNNING.contains(thread.getState())));
        answer.countDown();
        for (Thread each : asking) {
            each.join();
        }

        assertThat(store.lookUps()).isEqualTo(1);
        assertThat(found).hasSize(8).doesNotContainNull();
    }
}
