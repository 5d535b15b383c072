package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

/** The filter of known ids, filled by several threads at once. */
class KeyIdBloomFilterTest {
    private static final int SMALLEST = 4_096;
    private static final int THREADS = 4;

    /** One that is full is made anew, larger: were ids not counted, it would be wrong ever more often. */
    @RepeatedTest(20)
    void add_onManyThreads_countsEachId() throws InterruptedException {
        KeyIdBloomFilter ids = new KeyIdBloomFilter();
        ids.load(new FakeStore());
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            int mine = number;
            Thread thread = new Thread(() -> {
                // With the one of the store, the last that any thread adds fills it.
                for (int i = 0; i < (SMALLEST - THREADS) / THREADS; i++) {
                    ids.add(List.of(mine + "-" + i));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(ids.isLoaded()).as("there is room for three more").isTrue();

        ids.add(List.of("a", "b", "c"));

        assertThat(ids.isLoaded()).as("it is full").isFalse();
    }
}
