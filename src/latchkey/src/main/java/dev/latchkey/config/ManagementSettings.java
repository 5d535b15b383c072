package dev.latchkey.config;

import java.time.Duration;
import java.util.List;

/**
 * Holds the settings of key management over HTTP. Immutable.
 *
 * @param enabled see {@link Setting#ADMIN}
 * @param path see {@link Setting#ADMIN_PATH}
 * @param application see {@link Setting#ADMIN_APPLICATION}
 * @param origins see {@link Setting#ADMIN_ORIGIN}
 * @param self see {@link Setting#ADMIN_SELF}
 * @param ticket see {@link Setting#ADMIN_TICKET}
 */
public record ManagementSettings(
        boolean enabled, String path, String application, List<WebOrigin> origins, boolean self, Duration ticket) {

    /** The name of the servlet by which keys are managed. */
    public static final String SERVLET = "latchkey-admin";
}
