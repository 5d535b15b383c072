package dev.latchkey.config;

import java.time.Duration;

/**
 * Holds how many keys are cached, and for how long. Immutable.
 *
 * @param size see {@link Setting#CACHE_SIZE}
 * @param lease see {@link Setting#REVOCATION_LEASE}
 * @param poll see {@link Setting#REVOCATION_POLL}
 * @param grace see {@link Setting#OUTAGE_GRACE}
 * @param notified see {@link Setting#REVOCATION_NOTIFY}
 */
public record CacheSettings(int size, Duration lease, Duration poll, Duration grace, boolean notified) {}
