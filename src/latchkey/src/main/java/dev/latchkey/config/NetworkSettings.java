package dev.latchkey.config;

import dev.latchkey.network.TrustedProxies;

/**
 * Holds how requests reach the web application. Immutable.
 *
 * @param proxies see {@link Setting#PROXIES} and {@link Setting#PROXIES_FIELDS}
 */
public record NetworkSettings(TrustedProxies proxies) {}
