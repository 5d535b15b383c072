package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every order of the steps of tasks runs, and runs once. */
class SchedulesTest {
    /** Tasks that write down their steps, with a pause between each two. */
    private static Schedules.Scene scene(List<String> orders, int... steps) {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        return new Schedules.Scene() {
            @Override
            public List<Runnable> tasks() {
                List<Runnable> tasks = new ArrayList<>();
                for (int i = 0; i < steps.length; i++) {
                    int task = i;
                    tasks.add(() -> {
                        for (int step = 0; step < steps[task]; step++) {
                            if (step > 0) {
                                Schedules.pause();
                            }
                            order.add(task);
                        }
                    });
                }
                return tasks;
            }

            @Override
            public void check() {
                orders.add(order.toString());
            }
        };
    }

    /** There are 7! / (3! 2! 2!) ways of arranging three, two and two steps. */
    @Test
    void everyOrder_runsOnce() {
        List<String> orders = Collections.synchronizedList(new ArrayList<>());

        int count = Schedules.exhaust(() -> scene(orders, 3, 2, 2));

        assertThat(orders).hasSize(210).hasSize(count).doesNotHaveDuplicates();
    }

    /** A scene that is wrong in one order alone. */
    @Test
    void oneWrongOrder_fails() {
        assertThatThrownBy(() -> Schedules.exhaust(() -> {
                    AtomicBoolean first = new AtomicBoolean();
                    List<Boolean> seen = Collections.synchronizedList(new ArrayList<>());
                    return new Schedules.Scene() {
                        @Override
                        public List<Runnable> tasks() {
                            return Stream.<Runnable>of(() -> first.set(true), () -> seen.add(first.get()))
                                    .toList();
                        }

                        @Override
                        public void check() {
                            assertThat(seen).containsExactly(true);
                        }
                    };
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in the order [1, 0]");
    }
}
