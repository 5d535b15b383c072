package dev.latchkey.server;

/** Learns that keys were changed on another server of the cluster. */
@FunctionalInterface
public interface ChangeListener {
    /** Keys were changed; which ones, only the store knows. */
    void keysChangedElsewhere();
}
