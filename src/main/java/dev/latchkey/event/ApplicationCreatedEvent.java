package dev.latchkey.event;

import dev.latchkey.Application;

/**
 * Tells CDI observers that an application was made, after that was stored. Fired like {@link KeyCreatedEvent}.
 *
 * @param application the new application
 */
public record ApplicationCreatedEvent(Application application) {}
