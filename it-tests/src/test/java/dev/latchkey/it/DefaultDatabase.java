package dev.latchkey.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Puts a real PostgreSQL or MariaDB under the default data source of every server that the suite starts, where
 * {@code -Ppostgresql} or {@code -Pmariadb} says so: each server has a database of its own, in which somebody has run the files of
 * {@code deploy-descriptors/sql}.
 */
public final class DefaultDatabase implements LauncherSessionListener {
    /** Whether the suite runs on MariaDB. */
    static final boolean MARIADB = "mariadb".equals(System.getProperty("it.database"));

    /** Whether each server has its own, which is embedded. */
    static final boolean EMBEDDED = !MARIADB && !"postgresql".equals(System.getProperty("it.database"));

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Path COMMANDS = Path.of("it-tests/src/test/resources/preboot.asadmin");

    private static SharedDatabase database;

    /** Starts it before the first test, for Arquillian starts its server before any test runs. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!EMBEDDED) {
            try {
                database = SharedDatabase.start(300);
                // As arquillian.xml names it: each process of tests has a database of its own.
                String file = System.getProperty("it.preboot").replace("${it.fork}", System.getProperty("it.fork"));
                Files.writeString(Path.of(file), commands());
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            database.close();
        }
    }

    /** The options of one more server. */
    static List<String> options(Path directory) throws IOException {
        if (EMBEDDED) {
            return List.of("--prebootcommandfile", System.getProperty("it.preboot"));
        }
        Path file = Files.writeString(directory.resolve("preboot.asadmin"), commands());
        return List.of(
                "--prebootcommandfile",
                file.toString(),
                "--addlibs",
                database.driver().getPath());
    }

    private static String commands() throws IOException {
        return Files.readString(COMMANDS, StandardCharsets.UTF_8)
                + "create-jdbc-connection-pool --restype javax.sql.DataSource "
                + database.poolWithTables("it" + NUMBER.incrementAndGet()) + " it-pool\n"
                + "set resources.jdbc-resource.jdbc/__default.pool-name=it-pool\n";
    }
}
