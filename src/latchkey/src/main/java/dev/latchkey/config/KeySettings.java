package dev.latchkey.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds how keys look, which ones are configured, and what their digests are made with. Immutable.
 *
 * @param prefixes see {@link Setting#KEY_PREFIX}, never empty
 * @param configured see {@link Setting#KEYS}
 * @param peppers see {@link Setting#PEPPER}, newest first
 * @param pepperMigration see {@link Setting#PEPPER_MIGRATION}
 * @param lifetimes see {@link Setting#KEY_LIFETIME}
 * @param imported see {@link Setting#KEY_IMPORTED}
 */
public record KeySettings(
        List<String> prefixes,
        List<ProvisionedKey> configured,
        List<Pepper> peppers,
        Optional<Instant> pepperMigration,
        KeyLifetimes lifetimes,
        List<ImportedForm> imported) {}
