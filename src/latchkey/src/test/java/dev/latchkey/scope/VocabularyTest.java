package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final int THREADS = 8;
    private static final int NAMES_EACH = 250;

    /** Half of a thread's names are its own, half are those of all threads. */
    private static List<String> namesOf(int thread) {
        return IntStream.range(0, NAMES_EACH)
                .mapToObj(i -> i % 2 == 0 ? "Shared" + i : "Own" + thread + "." + i)
                .toList();
    }

    @RepeatedTest(10)
    void setOf_onManyThreads_givesEachNameOneNumberOfItsOwn() throws Exception {
        Vocabulary vocabulary = new Vocabulary();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Map<String, List<ScopeSet>> given = new TreeMap<>();
        try {
            List<Future<Map<String, ScopeSet>>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(threads.submit(numbering(vocabulary, start, namesOf(i))));
            }
            for (Future<Map<String, ScopeSet>> result : results) {
                result.get().forEach((name, set) -> given.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(set));
            }
        } finally {
            threads.shutdownNow();
        }
        assertOneNumberEach(given, vocabulary);
    }

    private static Callable<Map<String, ScopeSet>> numbering(
            Vocabulary vocabulary, CyclicBarrier start, List<String> names) {
        return () -> {
            Map<String, ScopeSet> given = new TreeMap<>();
            start.await();
            names.forEach(name -> given.put(name, vocabulary.setOf(Set.of(name))));
            return given;
        };
    }

    private static void assertOneNumberEach(Map<String, List<ScopeSet>> given, Vocabulary vocabulary) {
        List<String> before = new ArrayList<>();
        given.forEach((name, sets) -> {
            ScopeSet now = vocabulary.setOf(Set.of(name));
            assertThat(sets).as("the same number for every thread").allMatch(set -> set.containsAll(now));
            assertThat(vocabulary.setOf(before).intersects(now))
                    .as("a number of its own")
                    .isFalse();
            before.add(name);
        });
    }

    @Test
    void setOf_nothing_holdsNothingButItself() {
        Vocabulary vocabulary = new Vocabulary();
        ScopeSet nothing = vocabulary.setOf(Set.of());
        ScopeSet something = vocabulary.setOf(Set.of("A"));

        assertThat(something.containsAll(nothing)).isTrue();
        assertThat(nothing.containsAll(nothing)).isTrue();
        assertThat(nothing.containsAll(something)).isFalse();
        assertThat(nothing.intersects(something)).isFalse();
    }
}
