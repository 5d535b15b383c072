package dev.latchkey;

/**
 * Tells CDI observers that a key was changed, disabled, enabled or given an end, after that was stored. Fired like
 * {@link KeyIssued}.
 *
 * @param before what it was
 * @param after what it is
 */
public record KeyChanged(ApiKey before, ApiKey after) {}
