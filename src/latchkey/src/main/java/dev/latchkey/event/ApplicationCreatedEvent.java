package dev.latchkey.event;

import dev.latchkey.Application;

/**
 * Notifies CDI observers of a new application, after the commit. It is fired like {@link KeyCreatedEvent}.
 *
 * @param application the new application
 */
public record ApplicationCreatedEvent(Application application) {}
