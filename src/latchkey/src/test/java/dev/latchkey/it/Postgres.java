package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a PostgreSQL on a free loopback port, with an empty database in a directory of its own. */
public final class Postgres implements AutoCloseable {
    static final String USER = "latchkey";

    /** The user and the group that have no rights, by number: Linux distributions name the group differently. */
    private static final String NOBODY = "65534";

    /** The database that is there from the start. */
    public static final String FIRST = "postgres";

    private static final String STANDBY = "standby";

    private final Path directory;
    private final Path programs;
    private final int connections;
    private String fsync = "off";
    private volatile int port;
    private Process process;

    private Postgres(Path directory, Path programs, int port, int connections) {
        this.directory = directory;
        this.programs = programs;
        this.port = port;
        this.connections = connections;
    }

    /** Starts one for a whole suite. */
    public static Postgres start() throws IOException {
        return start(300);
    }

    /** Starts one with few connections. */
    static Postgres start(int connections) throws IOException {
        Path directory = Files.createTempDirectory("latchkey-postgresql");
        Postgres postgres = new Postgres(directory, PostgresPrograms.directory(), Ports.free(), connections);
        if (isRoot()) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()));
        }
        run(postgres.command("initdb", "-D", postgres.data(), "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync"));
        postgres.restart();
        return postgres;
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** PostgreSQL refuses to run as root, as which the suite runs on a build server. */
    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new File("/"))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
    }

    /** Starts it again so that it would survive a loss of power, as those do that are measured. */
    public void restartDurably() throws IOException {
        kill();
        fsync = "on";
        restart();
    }

    /** How much processor time it and its connections that are open have taken. */
    public Duration processorTime() {
        return family().map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Starts it again, with what was committed. */
    void restart() throws IOException {
        process = new ProcessBuilder(command(
                        "postgres",
                        "-D",
                        data(),
                        "-p",
                        String.valueOf(port),
                        "-h",
                        "127.0.0.1",
                        "-k",
                        data(),
                        "-c",
                        "max_connections=" + connections,
                        // Survives the end of a process, and no test ends the machine.
                        "-c",
                        "fsync=" + fsync,
                        "-c",
                        "superuser_reserved_connections=3"))
                .redirectErrorStream(true)
                .redirectOutput(Path.of(System.getProperty("it.target"), "postgresql-" + port + ".log")
                        .toFile())
                .directory(new File("/"))
                .start();
        await("PostgreSQL").atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    /** Starts it elsewhere, as a standby that takes over the files of a server that was killed. */
    void restartElsewhere() throws IOException {
        port = Ports.free();
        restart();
    }

    /** Starts it again as a replica: it lets nobody write, and waits for ever for news of a primary. */
    public void becomeReplica() throws IOException {
        kill();
        Files.createFile(Path.of(data(), "standby.signal"));
        restart();
    }

    /**
     * Starts a standby that follows it from now on, with the programs of this one. This one is restarted meanwhile.
     *
     * @see #promote
     */
    public Postgres standby() throws IOException {
        kill();
        Postgres standby =
                new Postgres(Files.createTempDirectory("latchkey-standby"), programs, Ports.free(), connections);
        run(List.of("cp", "-a", data(), standby.data()));
        if (isRoot()) {
            run(List.of("chown", NOBODY + ":" + NOBODY, standby.directory.toString()));
        }
        restart();
        Files.createFile(Path.of(standby.data(), "standby.signal"));
        Files.writeString(
                Path.of(standby.data(), "postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=" + USER + " application_name=" + STANDBY
                        + "'\n",
                StandardOpenOption.APPEND);
        standby.restart();
        return standby;
    }

    /** From now on, what it has committed is on its standby too. */
    public void waitForStandby() {
        configure("synchronous_standby_names = '" + STANDBY + "'");
        await("a synchronous standby")
                .until(() -> isTrue("select count(*) = 1 from pg_stat_replication where sync_state = 'sync'"));
    }

    /** From now on, this standby learns nothing of what its primary does. */
    public void stopFollowing() {
        configure("primary_conninfo = ''");
        await("the end of replication").until(() -> isTrue("select count(*) = 0 from pg_stat_wal_receiver"));
    }

    private void configure(String setting) {
        execute("alter system set " + setting);
        execute("select pg_reload_conf()");
    }

    /** Makes a primary of this standby, with what it has of the former one. */
    public void promote() {
        execute("select pg_promote(true, 60)");
    }

    /** What a query of one truth says. */
    public boolean isTrue(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Where it is now. */
    public int port() {
        return port;
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    Connection connect() throws SQLException {
        return connect(FIRST);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, "");
    }

    /** How a data source of Payara finds a database. */
    String properties(String database) {
        return "user=" + USER + ":password=none:serverName=127.0.0.1:portNumber=" + port + ":databaseName=" + database;
    }

    /** Where the driver finds a database. */
    public String url(String database) {
        return url(port, database);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public void execute(String sql) {
        execute(FIRST, sql);
    }

    public void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Makes a database with our tables, as somebody does who runs the files by hand. */
    public void createWithTables(String database) throws IOException {
        execute("create database " + database);
        try (Stream<Path> files = Files.list(Path.of("deploy-descriptors", "sql", "postgresql"))) {
            for (Path file : files.sorted().toList()) {
                execute(database, Files.readString(file));
            }
        }
    }

    /**
     * How often something was looked up in a table, by an index or without. Sessions tell what they did after 10 s without work
     * at the latest.
     */
    long scans(String table) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select coalesce(idx_scan, 0) + seq_scan"
                        + " from pg_stat_user_tables where relname = '" + table + "'")) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends it like a loss of power. */
    public void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        await("the end of PostgreSQL").until(() -> family().noneMatch(ProcessHandle::isAlive));
        // What a killed server leaves keeps the next one from starting, until it is sure that nobody uses it.
        directory.resolve("data/postmaster.pid").toFile().delete();
    }

    /** Lets it hang: it accepts connections, and answers nothing. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        family().forEach(each -> {
            try {
                run(List.of("kill", "-" + name, String.valueOf(each.pid())));
            } catch (IOException failure) {
                // Those that serve a connection end with it.
                if (each.isAlive()) {
                    throw new UncheckedIOException(failure);
                }
            }
        });
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            resume();
            kill();
        }
        PostgresPrograms.delete(directory);
    }
}
