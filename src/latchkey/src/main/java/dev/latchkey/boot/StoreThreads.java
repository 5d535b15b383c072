package dev.latchkey.boot;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Makes the threads on which the store is asked: few, of the server's own making where it makes some, and no more than that. */
final class StoreThreads {
    private static final Logger LOG = System.getLogger(StoreThreads.class.getName());
    private static final String FACTORY = "java:comp/DefaultManagedThreadFactory";
    private static final int THREADS = 8;
    private static final int WAITING = 1000;
    private static final int IDLE_SECONDS = 30;

    private StoreThreads() {}

    /** Threads that know the web application, as far as the server can make such. */
    static ThreadFactory factory() {
        ThreadFactory origin = origin();
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = origin.newThread(task);
            if (thread != null) {
                thread.setName("latchkey-" + number.incrementAndGet());
                thread.setDaemon(true);
            }
            return thread;
        };
    }

    /** Runs something for as long as the web application does, unless the server is stopping already. */
    static void start(Runnable task) {
        Thread thread = factory().newThread(task);
        if (thread != null) {
            thread.start();
        }
    }

    private static ThreadFactory origin() {
        try {
            return (ManagedThreadFactory) new InitialContext().lookup(FACTORY);
        } catch (NamingException | ClassCastException | LinkageError none) {
            LOG.log(Level.DEBUG, "This server has no ManagedThreadFactory, so Latchkey uses unmanaged threads", none);
            ClassLoader application = Thread.currentThread().getContextClassLoader();
            return task -> {
                Thread thread = new Thread(task);
                thread.setContextClassLoader(application);
                return thread;
            };
        }
    }

    /** Where requests have the store asked. */
    static ThreadPoolExecutor executor(ThreadFactory factory) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), factory);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
