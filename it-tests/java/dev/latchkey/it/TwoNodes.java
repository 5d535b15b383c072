package dev.latchkey.it;

import java.io.IOException;
import java.util.List;

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
        Postgres postgres = Postgres.start(CONNECTIONS);
        try {
            MicroServer first = node(name + "-1", postgres, settings);
            try {
                return new TwoNodes(postgres, first, node(name + "-2", postgres, settings));
            } catch (IOException | RuntimeException failure) {
                first.close();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            postgres.close();
            throw failure;
        }
    }

    private static MicroServer node(String name, Postgres postgres, String settings) throws IOException {
        return MicroServer.start(
                name,
                ManagedHost.war("managed", ManagedHost.ON + postgres.setting() + settings)
                        .addAsLibrary(Postgres.driver()));
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
