package dev.latchkey;

/**
 * Tells CDI observers that an application was made, after that was stored. Fired like {@link KeyIssued}.
 *
 * @param application the new application
 */
public record ApplicationCreated(Application application) {}
