package dev.latchkey.server;

import java.io.Serializable;

/**
 * Says to the other servers of a cluster that keys were changed; which ones, they ask the store.
 *
 * <p>A type of its own, so that no observer of the application's is called.
 */
public record KeysChangedElsewhere() implements Serializable {}
