package dev.latchkey.key;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalLong;

/** Waits until every server heeds the changes that were made up to now. */
@ApplicationScoped
public class Propagation {
    private static final Logger LOG = System.getLogger(Propagation.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final JpaKeyStore store;
    private final Settings settings;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    Propagation() {
        this(null, null);
    }

    @Inject
    Propagation(JpaKeyStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Returns when all servers have confirmed the last change, or none may trust any longer what it knew before.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    void await() {
        long longest = settings.cache().lease().plus(settings.cache().grace()).toNanos();
        long began = System.nanoTime();
        OptionalLong epoch = epoch();
        while (System.nanoTime() - began < longest && !isKnownEverywhere(epoch)) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(
                        "interrupted before all servers had confirmed the change, which is committed", interrupted);
            }
        }
    }

    /** The number of the last change, which is the one to wait for or a later one. */
    private OptionalLong epoch() {
        try {
            return OptionalLong.of(store.epoch());
        } catch (StoreUnavailableException outage) {
            LOG.log(
                    Level.DEBUG,
                    "The version of the change could not be read, so the call waits for the whole lease",
                    outage);
            return OptionalLong.empty();
        }
    }

    private boolean isKnownEverywhere(OptionalLong epoch) {
        try {
            return epoch.isPresent() && store.haveAllConfirmed(epoch.getAsLong());
        } catch (StoreUnavailableException outage) {
            LOG.log(Level.DEBUG, "The confirmations of the other servers could not be read", outage);
            return false;
        }
    }
}
