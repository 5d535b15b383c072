package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a MariaDB on a free loopback port, with an empty database in a directory of its own. Its programs are those of the package
 * {@code mariadb-server} of Debian.
 */
public final class MariaDb implements AutoCloseable {
    public static final String USER = "root";

    /** The user, and the password, of servers: pools want one. */
    static final String SERVERS = "latchkey";

    private final Path directory;
    private final int port = Ports.free();
    private final Process process;

    private MariaDb(Path directory) throws IOException {
        this.directory = directory;
        String user = "--user=" + System.getProperty("user.name");
        String data = "--datadir=" + directory.resolve("data");
        run(List.of(
                "mariadb-install-db",
                "--no-defaults",
                user,
                data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        process = new ProcessBuilder(
                        "mariadbd",
                        "--no-defaults",
                        user,
                        data,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + directory.resolve("socket"),
                        "--max-connections=300",
                        "--innodb-flush-log-at-trx-commit=0")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .start();
        await("MariaDB").atMost(Duration.ofSeconds(60)).until(this::answers);
        execute("create user '" + SERVERS + "'@'%' identified by '" + SERVERS + "'");
        execute("grant all on *.* to '" + SERVERS + "'@'%'");
    }

    /** Starts one for a whole suite. */
    public static MariaDb start() throws IOException {
        return new MariaDb(Files.createTempDirectory("latchkey-mariadb"));
    }

    private void run(List<String> command) throws IOException {
        Path log = directory.resolve("install.log");
        Process running = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (running.onExit().join().exitValue() != 0) {
            throw new IOException(command + ": " + Files.readString(log));
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url(""), USER, "")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Where the driver finds a database. */
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    /** Where it is now. */
    int port() {
        return port;
    }

    public void execute(String sql) {
        execute("", sql);
    }

    void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?allowMultiQueries=true", USER, "");
    }

    /** Makes a database with our tables, as somebody does who runs the files by hand. */
    void createWithTables(String database) throws IOException {
        execute("create database " + database);
        try (Stream<Path> files = Files.list(Path.of("deploy-descriptors", "sql", "mariadb"))) {
            for (Path file : files.sorted().toList()) {
                execute(database, Files.readString(file));
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException leftBehind) {
            // It is in the directory for temporary files.
            System.getLogger(MariaDb.class.getName()).log(System.Logger.Level.INFO, "left behind", leftBehind);
        }
    }
}
