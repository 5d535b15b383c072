package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Repeats a write that lost a race, in a new transaction that sees what the winner wrote. So two clients who bring the
 * same new concept both succeed, and one who brings an input that is there by now learns just that.
 */
final class Attempts {
    private static final int MOST = 5;

    private Attempts() {}

    static <T> T of(Supplier<T> write) {
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
