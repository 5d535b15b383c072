package dev.latchkey.key;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Keeps {@code R__latchkey_05_time_zones.sql} from being applied while a server of an older version runs: it would write local times into
 * columns that take them for those of its own time zone.
 */
final class OlderServers {
    /** A server is heard of each minute. */
    private static final Duration ALIVE = Duration.ofMinutes(2);

    private OlderServers() {}

    /**
     * Requires that no server was heard of lately, in a database of version 3 or 4.
     *
     * @throws IllegalStateException if one was
     */
    static void requireNone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(seen), current_timestamp from latchkey_node")) {
            row.next();
            LocalDateTime seen = row.getObject(1, LocalDateTime.class);
            if (seen == null) {
                return;
            }
            Duration ago = Duration.between(
                    seen.toInstant(ZoneOffset.UTC),
                    row.getObject(2, OffsetDateTime.class).toInstant());
            if (ago.compareTo(ALIVE) < 0) {
                throw new IllegalStateException(
                        "R__latchkey_05_time_zones.sql must not be applied while a server with an older Latchkey runs, but one"
                                + " was active " + Math.max(0, ago.toSeconds())
                                + " s ago. Stop all servers, and start again after "
                                + Math.max(1, ALIVE.minus(ago).toSeconds()) + " s if one of them was killed.");
            }
        }
    }
}
