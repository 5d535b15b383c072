package dev.latchkey.it;

import java.io.IOException;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Runs one web application on two servers that share a PostgreSQL, as in production. Each has its own wire to it. */
final class TwoNodes implements AutoCloseable {
    private static final int CONNECTIONS = 40;

    private final Postgres postgres;
    private final Node first;
    private final Node second;

    private TwoNodes(Postgres postgres, Node first, Node second) {
        this.postgres = postgres;
        this.first = first;
        this.second = second;
    }

    /** A server, its web application, and how it gets to the database. */
    private record Node(MicroServer server, ManagedHost host, Wire wire) implements AutoCloseable {
        static Node start(String name, String settings, Starting starting, Postgres postgres) throws IOException {
            Wire wire = Wire.to(postgres::port);
            try {
                WebArchive war = ManagedHost.war(
                                "managed",
                                ManagedHost.ON_WITH_DEFAULTS + PostgresSource.setting(wire.port()) + settings)
                        .addPackage("dev.latchkey.it.governed.inside")
                        .addPackage("dev.latchkey.it.streamed")
                        .addAsLibrary(PostgresSource.driver());
                MicroServer server = starting.start(name, war);
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
        return start(name, settings, MicroServer::start, MicroServer::start);
    }

    /** Starts all three, with the servers as members of one cluster. */
    static TwoNodes startCluster(String name, String settings) throws IOException {
        int one = Ports.free();
        int two = Ports.free();
        return start(
                name,
                settings,
                (server, war) -> MicroServer.startMember(server, List.of(one, two), war),
                (server, war) -> MicroServer.startMember(server, List.of(two, one), war));
    }

    /** Starts a server with a web application. */
    private interface Starting {
        MicroServer start(String name, WebArchive war) throws IOException;
    }

    private static TwoNodes start(String name, String settings, Starting one, Starting two) throws IOException {
        Postgres postgres = Postgres.start(CONNECTIONS);
        try {
            Node first = Node.start(name + "-1", settings, one, postgres);
            try {
                return new TwoNodes(postgres, first, Node.start(name + "-2", settings, two, postgres));
            } catch (IOException | RuntimeException failure) {
                first.close();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            postgres.close();
            throw failure;
        }
    }

    Postgres postgres() {
        return postgres;
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
        for (AutoCloseable each : List.<AutoCloseable>of(this::resumeSecond, second, first, postgres)) {
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
