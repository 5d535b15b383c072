package dev.latchkey.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives Arquillian's server a port of its own, by the system property that {@code arquillian.xml} names.
 *
 * <p>Payara's own search for a free port starts at 8080 for everybody: two that start at the same time choose the same.
 */
public final class ArquillianPort implements LauncherSessionListener {
    /** Called before the first test, for Arquillian starts its server before any test runs. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            System.setProperty("it.port", String.valueOf(Ports.free()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
