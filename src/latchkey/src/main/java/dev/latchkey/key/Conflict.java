package dev.latchkey.key;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Recognises transactions that a database has undone because of others, and that it asks to repeat. */
final class Conflict {
    /** A transaction that could not be serialized, and one that a deadlock was ended by. */
    private static final Set<String> STATES = Set.of("40001", "40P01");

    private static final int MOST_CAUSES = 20;
    private static final int FIRST_PAUSE_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 250;

    private Conflict() {}

    /** Whether the database asks to repeat what failed like this. */
    static boolean caused(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            for (Throwable throwable = cause;
                    throwable instanceof SQLException sql;
                    throwable = sql.getNextException()) {
                if (STATES.contains(sql.getSQLState())) {
                    return true;
                }
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Waits for a random time, longer after each attempt, so that those that met do not meet again. */
    static void pause(int attempt) {
        int longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, longest));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
