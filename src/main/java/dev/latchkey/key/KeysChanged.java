package dev.latchkey.key;

import java.util.Optional;

/**
 * Tells observers that keys were made or deleted, so that what they remember of them may no longer be trusted.
 *
 * @param keyId the key that changed; empty if it may be any
 */
public record KeysChanged(Optional<String> keyId) {}
