package dev.latchkey.event;

import dev.latchkey.Application;

/**
 * Notifies CDI observers that an application was renamed, disabled or enabled, or that its labels changed. It is fired after the commit,
 * like {@link KeyCreatedEvent}.
 *
 * @param before the application before the change
 * @param after the application after the change
 */
public record ApplicationUpdatedEvent(Application before, Application after) {}
