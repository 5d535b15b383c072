package dev.latchkey.config;

import java.security.PublicKey;
import java.util.Map;

/**
 * Holds what happens to keys that leaked. Immutable.
 *
 * @param reported see {@link Setting#LEAKED}
 * @param github see {@link Setting#LEAKED_GITHUB}: the public keys by their identifiers
 * @param insecure see {@link Setting#INSECURE}
 */
public record LeakSettings(Reported reported, Map<String, PublicKey> github, Insecure insecure) {
    /** Copies the map. */
    public LeakSettings {
        github = Map.copyOf(github);
    }

    /** What happens to a key that is reported. */
    public enum Reported {
        /** Reports are not accepted. */
        OFF,
        /** It is marked. */
        REPORT,
        /** It is disabled. */
        DISABLE,
        /** It is deleted. */
        DELETE
    }

    /** What happens to a request that carries a key without TLS. */
    public enum Insecure {
        /** It is accepted, and the log says so once. */
        ALLOW,
        /** It is refused. */
        REFUSE,
        /** It is refused, and the key is disabled or deleted. */
        REVOKE
    }
}
