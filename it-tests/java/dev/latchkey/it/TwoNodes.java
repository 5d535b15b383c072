package dev.latchkey.it;

import java.io.IOException;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Runs one web application on two servers that share a PostgreSQL, as in production. */
final class TwoNodes implements AutoCloseable {
    private static final int CONNECTIONS = 40;

    private final Postgres postgres;
    private final MicroServer first;
    private final MicroServer second;

    private TwoNodes(Postgres postgres, MicroServer first, MicroServer second) {
        this.postgres = postgres;
        this.first = first;
        this.second = second;
    }

    /** Starts all three; {@code settings} are further parts of the {@code web.xml}. */
    static TwoNodes start(String name, String settings) throws IOException {
        return start(name, settings, MicroServer::start, MicroServer::start);
    }

    /** Starts all three, with the servers as members of one cluster. */
    static TwoNodes startCluster(String name, String settings) throws IOException {
        int one = Server.freePort();
        int two = Server.freePort();
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
            WebArchive war = ManagedHost.war("managed", ManagedHost.ON + postgres.setting() + settings)
                    .addAsLibrary(Postgres.driver());
            MicroServer first = one.start(name + "-1", war);
            try {
                return new TwoNodes(postgres, first, two.start(name + "-2", war));
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
        return ManagedHost.on(first);
    }

    ManagedHost second() {
        return ManagedHost.on(second);
    }

    /** Stops the second server in the middle of whatever it does. */
    void pauseSecond() throws IOException {
        second.signal("STOP");
    }

    void resumeSecond() throws IOException {
        second.signal("CONT");
    }

    @Override
    public void close() {
        for (AutoCloseable each : List.<AutoCloseable>of(second, first, postgres)) {
            try {
                each.close();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
