package dev.latchkey.it;

import java.io.IOException;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Runs one web application on two servers that share a database, as in production. Each has its own wire to it. */
final class TwoNodes implements AutoCloseable {
    private static final int CONNECTIONS = 40;

    private final SharedDatabase database;
    private final Node first;
    private final Node second;

    private TwoNodes(SharedDatabase database, Node first, Node second) {
        this.database = database;
        this.first = first;
        this.second = second;
    }

    /** A server, its web application, and how it gets to the database. */
    private record Node(Server server, ManagedHost host, Wire wire) implements AutoCloseable {
        static Node start(String name, String settings, Starting starting, SharedDatabase database) throws IOException {
            Wire wire = Wire.to(database::port);
            try {
                WebArchive war = ManagedHost.war(
                                "managed", ManagedHost.ON_WITH_DEFAULTS + database.setting(wire.port()) + settings)
                        .addPackage("dev.latchkey.it.governed.inside")
                        .addPackage("dev.latchkey.it.streamed")
                        .addAsLibrary(database.driver());
                Server server = starting.start(name, war);
                return new Node(server, ManagedHost.on(server), wire);
            } catch (IOException | RuntimeException failure) {
                wire.close();
                throw failure;
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            wire.close();
        }
    }

    /** Starts all three; {@code settings} are further parts of the {@code web.xml}. */
    static TwoNodes start(String name, String settings) throws IOException {
        return start(SharedDatabase.start(CONNECTIONS), name, settings, Server::start, Server::start);
    }

    /** The same on a PostgreSQL, whatever the suite runs on. */
    static TwoNodes startOnPostgres(String name, String settings) throws IOException {
        SharedDatabase database = new SharedDatabase.OfPostgres(Postgres.start(CONNECTIONS));
        return start(database, name, settings, Server::start, Server::start);
    }

    /** Starts all three, with the servers as members of one cluster. */
    static TwoNodes startCluster(String name, String settings) throws IOException {
        int one = Ports.free();
        int two = Ports.free();
        return start(
                SharedDatabase.start(CONNECTIONS),
                name,
                settings,
                (server, war) -> MicroServer.startMember(server, List.of(one, two), war),
                (server, war) -> MicroServer.startMember(server, List.of(two, one), war));
    }

    /** Starts a server with a web application. */
    private interface Starting {
        Server start(String name, WebArchive war) throws IOException;
    }

    private static TwoNodes start(SharedDatabase database, String name, String settings, Starting one, Starting two)
            throws IOException {
        try {
            Node first = Node.start(name + "-1", settings, one, database);
            try {
                return new TwoNodes(database, first, Node.start(name + "-2", settings, two, database));
            } catch (IOException | RuntimeException failure) {
                first.close();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** The database of those that were started on a PostgreSQL. */
    Postgres postgres() {
        return ((SharedDatabase.OfPostgres) database).server();
    }

    ManagedHost first() {
        return first.host();
    }

    ManagedHost second() {
        return second.host();
    }

    List<Wire> wires() {
        return List.of(first.wire(), second.wire());
    }

    /** How many threads the servers have: the greater number. */
    int threads() throws IOException {
        return Math.max(first.server().threads(), second.server().threads());
    }

    /** Stops the second server in the middle of whatever it does. */
    void pauseSecond() throws IOException {
        second.server().signal("STOP");
    }

    void resumeSecond() throws IOException {
        second.server().signal("CONT");
    }

    /** Ends all three, also after a test that has left one stopped. */
    @Override
    public void close() {
        IllegalStateException failed = null;
        for (AutoCloseable each : List.<AutoCloseable>of(this::resumeSecond, second, first, database)) {
            try {
                each.close();
            } catch (Exception failure) {
                failed = new IllegalStateException(failure);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
