package dev.latchkey.client;

import dev.latchkey.event.KeySunsetEvent;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Notifies CDI observers of the end of a key. Programs without CDI do not load this class. */
final class SunsetObservers {
    private static final Logger LOG = System.getLogger("dev.latchkey.client");

    private SunsetObservers() {}

    static void notifyOf(KeySunsetEvent event) {
        try {
            CDI.current().getBeanManager().getEvent().fire(event);
        } catch (IllegalStateException noContainer) {
            LOG.log(Level.DEBUG, "There is no CDI container, so there are no observers", noContainer);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "An observer of " + KeySunsetEvent.class.getName() + " failed", failure);
        }
    }
}
