package dev.latchkey.server;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds the server's default data source where it is not bound to the name that Jakarta EE has for it (EE.5.20). */
public final class DefaultDataSource {
    private static final String STANDARD = "java:comp/DefaultDataSource";

    private DefaultDataSource() {}

    /** Returns the data source in place of a name that is not bound; empty if there is none, or the name is another. */
    public static Optional<Object> insteadOf(String name) {
        if (!name.equals(STANDARD)) {
            return Optional.empty();
        }
        Optional<Object> configured = lookUp();
        if (configured.isEmpty() && TomEeDataSource.make()) {
            return lookUp();
        }
        return configured;
    }

    private static Optional<Object> lookUp() {
        try {
            return Optional.of(new InitialContext().lookup(TomEeDataSource.NAME));
        } catch (NamingException absent) {
            return Optional.empty();
        }
    }
}
