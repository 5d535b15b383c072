package dev.latchkey.key;

import dev.latchkey.Secret;
import java.util.Optional;

/**
 * Holds what came of a request to make a key.
 *
 * @param made the key
 * @param text what clients send; empty if the request was a repetition, for it was shown the first time
 */
public record IssueResult(KeyRevision made, Optional<Secret> text) {}
