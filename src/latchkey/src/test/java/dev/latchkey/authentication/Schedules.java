package dev.latchkey.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks in every order in which their steps can follow each other. A task is a thread that runs until it comes to a
 * {@link #pause}, and waits there for its next turn; no two run at a time.
 */
final class Schedules {
    private static final ThreadLocal<Actor> RUNNING = new ThreadLocal<>();

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
        private final Thread thread;
        private volatile boolean ended;
        private volatile Throwable failure;

        Actor(Runnable task) {
            thread = new Thread(() -> {
                RUNNING.set(this);
                turn.acquireUninterruptibly();
                try {
                    task.run();
                } catch (Throwable thrown) {
                    failure = thrown;
                }
                ended = true;
                done.release();
            });
            thread.setDaemon(true);
            thread.start();
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

    /** Runs all orders; returns how many there were. */
    static int exhaust(Maker maker) {
        int orders = 0;
        List<Integer> next = new ArrayList<>();
        while (next != null) {
            next = run(maker.make(), next);
            orders++;
        }
        return orders;
    }

    /** Runs the order that begins with these choices, then takes the first of each; returns how the next one begins. */
    private static List<Integer> run(Scene scene, List<Integer> beginning) {
        List<Actor> actors = scene.tasks().stream().map(Actor::new).toList();
        List<Integer> choices = new ArrayList<>();
        List<Integer> possible = new ArrayList<>();
        List<Actor> alive = new ArrayList<>(actors);
        while (!alive.isEmpty()) {
            int choice = choices.size() < beginning.size() ? beginning.get(choices.size()) : 0;
            possible.add(alive.size());
            choices.add(choice);
            alive.get(choice).step();
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
        for (int i = choices.size() - 1; i >= 0; i--) {
            if (choices.get(i) + 1 < possible.get(i)) {
                List<Integer> next = new ArrayList<>(choices.subList(0, i));
                next.add(choices.get(i) + 1);
                return next;
            }
        }
        return null;
    }
}
