package dev.latchkey.config;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread at a time do something. Reentrant.
 *
 * <p>In place of {@code synchronized}, in which a virtual thread of Java 21 holds its carrier thread while it waits (JEP 444).
 */
public final class Exclusion {
    private final ReentrantLock lock = new ReentrantLock();

    /** Runs {@code task} when no other thread does. */
    public void run(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what {@code task} returns, when no other thread runs one. */
    public <T> T get(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }
}
