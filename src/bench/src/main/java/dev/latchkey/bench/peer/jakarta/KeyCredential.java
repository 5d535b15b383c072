package dev.latchkey.bench.peer.jakarta;

import jakarta.security.enterprise.credential.Credential;

/**
 * Holds the key of a request.
 *
 * @param key its text
 */
record KeyCredential(String key) implements Credential {}
