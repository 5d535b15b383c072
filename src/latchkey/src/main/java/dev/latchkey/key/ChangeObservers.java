package dev.latchkey.key;

import jakarta.enterprise.event.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Notifies observers of changes that were made. An observer that fails neither undoes a change nor hides the text of a new key.
 *
 * @param events the CDI events
 */
record ChangeObservers(Event<Object> events) {
    private static final Logger LOG = System.getLogger(KeyManagement.class.getName());

    /** Notifies observers of what a transaction did. */
    void notifyOf(JpaKeyStore.Done<?> done) {
        if (done.keysChanged()) {
            fire(new KeysChanged());
        }
        done.events().forEach(this::fire);
    }

    /** Notifies observers of one event. */
    void fire(Object event) {
        try {
            events.fire(event);
        } catch (Exception | LinkageError | AssertionError failure) {
            LOG.log(Level.ERROR, "An observer of " + event.getClass().getName() + " failed", failure);
        }
    }
}
