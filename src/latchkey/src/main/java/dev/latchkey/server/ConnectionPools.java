package dev.latchkey.server;

import java.util.Optional;

/**
 * Finds out whether the pool of a data source tests connections before it hands them out. A pool that does not goes on handing out
 * those that a restart of the database has ended.
 *
 * <p>No specification has a question for it. Of pools that no class here knows, nothing is known.
 */
public final class ConnectionPools {
    private ConnectionPools() {}

    /** Returns whether connections of a data source are tested; empty if that is not known. */
    public static Optional<Boolean> areTested(Object dataSource) {
        try {
            Optional<Object> tested = PayaraPool.testing(dataSource);
            if (tested.isEmpty()) {
                tested = ApachePool.testing(dataSource);
            }
            return tested.map(said -> Boolean.valueOf(String.valueOf(said)));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
