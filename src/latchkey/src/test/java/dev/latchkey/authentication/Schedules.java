package dev.latchkey.authentication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks in every order in which their steps can follow each other. A task is a thread that runs until it comes to a
 * {@link #pause}, and waits there for its next turn; no two of an order run at a time.
 */
final class Schedules {
    private static final int AT_A_TIME = 16;

    private static final ThreadLocal<Actor> RUNNING = new ThreadLocal<>();

    /** There are tens of thousands of tasks, and threads take longer to make. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "task");
        thread.setDaemon(true);
        return thread;
    });

    private Schedules() {}

    /** Makes what is to be run in one order, and tells what must be true afterwards. */
    interface Scene {
        List<Runnable> tasks();

        void check();
    }

    /** Makes a new scene for each order. */
    interface Maker {
        Scene make();
    }

    private static final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private final Semaphore done = new Semaphore(0);
        private volatile boolean ended;
        private volatile Throwable failure;

        Actor(Runnable task) {
            THREADS.execute(() -> {
                RUNNING.set(this);
                turn.acquireUninterruptibly();
                try {
                    task.run();
                } catch (Throwable thrown) {
                    failure = thrown;
                }
                RUNNING.remove();
                ended = true;
                done.release();
            });
        }

        void step() {
            turn.release();
            try {
                if (!done.tryAcquire(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("a task waits for another one");
                }
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        }
    }

    /** Lets another task go on here. Does nothing on other threads. */
    static void pause() {
        Actor actor = RUNNING.get();
        if (actor != null) {
            actor.done.release();
            actor.turn.acquireUninterruptibly();
        }
    }

    /** Runs all orders, several at a time, because some wait for a time limit; returns how many there were. */
    static int exhaust(Maker maker) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            int orders = 0;
            Queue<Future<List<List<Integer>>>> runs = new ArrayDeque<>();
            runs.add(threads.submit(() -> run(maker.make(), List.of())));
            while (!runs.isEmpty()) {
                for (List<Integer> beginning : runs.remove().get()) {
                    runs.add(threads.submit(() -> run(maker.make(), beginning)));
                }
                orders++;
            }
            return orders;
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause().getMessage(), failure.getCause());
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs the order that begins with these choices, then takes the first of each; returns how those that leave it begin. */
    private static List<List<Integer>> run(Scene scene, List<Integer> beginning) {
        List<Actor> actors = scene.tasks().stream().map(Actor::new).toList();
        List<Integer> choices = new ArrayList<>(beginning);
        List<List<Integer>> others = new ArrayList<>();
        List<Actor> alive = new ArrayList<>(actors);
        for (int step = 0; !alive.isEmpty(); step++) {
            if (step == choices.size()) {
                for (int other = 1; other < alive.size(); other++) {
                    List<Integer> leaving = new ArrayList<>(choices);
                    leaving.add(other);
                    others.add(leaving);
                }
                choices.add(0);
            }
            alive.get(choices.get(step)).step();
            alive.removeIf(actor -> actor.ended);
        }
        try {
            for (Actor actor : actors) {
                if (actor.failure != null) {
                    throw new AssertionError("a task failed", actor.failure);
                }
            }
            scene.check();
        } catch (AssertionError wrong) {
            throw new AssertionError("in the order " + choices, wrong);
        }
        return others;
    }
}
