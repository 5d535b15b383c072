package dev.latchkey.it;

import java.io.IOException;
import java.util.Locale;

/** The servers that the suite runs on; the build names one of them. */
enum ServerKind {
    PAYARA_MICRO(MicroServer::new),
    WILDFLY(WildFlyServer::new),
    LIBERTY(LibertyServer::new),
    GLASSFISH(GlassFishServer::new),
    TOMEE(TomEeServer::new);

    /** The one of this build: {@code -Pwildfly} and so on, otherwise Payara Micro. */
    static final ServerKind CURRENT = valueOf(System.getProperty("it.server", "payara-micro")
            .toUpperCase(Locale.ROOT)
            .replace('-', '_'));

    private final Making making;

    ServerKind(Making making) {
        this.making = making;
    }

    /** Makes a server by its name among those of the suite. */
    private interface Making {
        Server make(String name) throws IOException;
    }

    /** A server of this kind that does not run yet. */
    Server create(String name) throws IOException {
        return making.make(name);
    }
}
