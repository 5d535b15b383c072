package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.Digester;
import dev.latchkey.scope.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done in the background goes on, whatever one attempt comes to. */
class BackgroundTasksTest {
    private final FakeStore store = new FakeStore();
    private final Settings settings = Settings.of(Map.of("latchkey.revocation.poll", "50ms"));
    private final BackgroundTasks upkeep = new BackgroundTasks(
            new Authenticator(
                    settings,
                    new ConfiguredKeys(List.of()),
                    store,
                    new Digester(settings.keys().peppers()),
                    new Vocabulary(),
                    Runnable::run,
                    System::nanoTime),
            settings,
            Thread::new);

    @AfterEach
    void stop() {
        upkeep.stop();
    }

    @ParameterizedTest
    @ValueSource(classes = {StoreUnavailableException.class, OutOfMemoryError.class, StackOverflowError.class})
    void poll_goesOn_afterOneHasFailed(Class<? extends Throwable> kind) {
        upkeep.start();
        AtomicInteger failures = new AtomicInteger();
        store.onQuestion(() -> {
            if (failures.getAndIncrement() == 0) {
                fail(kind);
            }
        });
        await("the poll that fails").until(() -> failures.get() > 0);

        await("those after it").until(() -> failures.get() > 2);
    }

    private static void fail(Class<? extends Throwable> kind) {
        if (kind == OutOfMemoryError.class) {
            throw new OutOfMemoryError("thrown by a test");
        }
        if (kind == StackOverflowError.class) {
            throw new StackOverflowError("thrown by a test");
        }
        throw new StoreUnavailableException("down", null);
    }

    @Test
    void start_asksOnceBeforeItReturns() {
        upkeep.start();

        assertThat(store.questions()).isPositive();
    }
}
