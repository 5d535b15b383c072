/**
 * Sends API keys from Java programs: filters for REST clients and header factories for MicroProfile Rest Client, with a configured key
 * or with the key of the current caller. Public API.
 *
 * <p>A key is sent only to its configured origins, redirects are not followed, and logs, exceptions and {@code toString} do not contain
 * it.
 */
@NullMarked
package dev.latchkey.client;

import org.jspecify.annotations.NullMarked;
