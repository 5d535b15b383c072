package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Does one write after the other, since many at once would only wait for each other's rows until some of them fail. If
 * another server of the same database wins a race all the same, the write is repeated, in a new transaction that sees
 * what the winner wrote. So two clients who bring the same new concept both succeed, and one who brings an input that is
 * there by now learns just that.
 */
final class Writes {
    private static final int MOST = 5;
    private static final Lock ONE_WRITER = new ReentrantLock(true);

    private Writes() {}

    static <T> T inTurn(Supplier<T> write) {
        ONE_WRITER.lock();
        try {
            return repeat(write);
        } finally {
            ONE_WRITER.unlock();
        }
    }

    private static <T> T repeat(Supplier<T> write) {
        for (int attempt = 1; attempt <= MOST; attempt++) {
            try {
                return write.get();
            } catch (ApiException e) {
                throw e;
            } catch (RuntimeException e) {
                if (!lostRace(e)) {
                    throw e;
                }
            }
        }
        throw ApiException.conflict();
    }

    private static boolean lostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                // Broken constraint, transaction rolled back by the database, lock not granted in time (H2).
                return sql.getSQLState().matches("23.*|40.*|HYT00");
            }
        }
        return false;
    }
}
