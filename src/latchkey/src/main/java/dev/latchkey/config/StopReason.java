package dev.latchkey.config;

import dev.latchkey.StoreUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs why Latchkey stops a deployment, before the exception leaves Latchkey.
 *
 * <p>Servers log their own exception first and ours far below, among its causes, or not at all. Some log it as soon as it leaves
 * a bean. Each reason is logged once: the same one may reach the server on several ways.
 */
public final class StopReason {
    private static final Logger LOG = System.getLogger("dev.latchkey");

    private static final String OURS = "dev.latchkey.";

    private StopReason() {}

    /**
     * Runs a part of the start-up.
     *
     * @throws RuntimeException what the part threw, after its reason was logged
     */
    public static void around(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException failure) {
            throw logged(failure);
        }
    }

    /** Logs the reason of a failure and returns the failure, which is to be thrown. */
    public static <T extends RuntimeException> T logged(T failure) {
        String reason = of(failure);
        if (WebApplicationState.here().part(Logged.class, Logged::new).reasons.add(reason)) {
            LOG.log(Level.ERROR, reason);
        }
        return failure;
    }

    /** The reasons that were logged in this web application. */
    private static final class Logged {
        private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    }

    /** The sentence of the exception that Latchkey threw, without those by which a CDI container wraps it. */
    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOurs(cause) && cause.getMessage() != null) {
                return cause instanceof StoreUnavailableException ? withRoot(cause) : cause.getMessage();
            }
        }
        return "Latchkey could not start: " + failure;
    }

    /** What the database or its driver says is the reason. */
    private static String withRoot(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? failure.getMessage() : failure.getMessage() + ": " + root.getMessage();
    }

    /** Whether a class of ours made it. */
    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName().startsWith(OURS)
                || trace.length > 0 && trace[0].getClassName().startsWith(OURS);
    }
}
