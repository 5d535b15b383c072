package dev.latchkey.config;

import java.util.List;

/**
 * Holds the settings of key management over HTTP. Immutable.
 *
 * @param enabled see {@link Setting#ADMIN}
 * @param path see {@link Setting#ADMIN_PATH}
 * @param application see {@link Setting#ADMIN_APPLICATION}
 * @param origins see {@link Setting#ADMIN_ORIGIN}
 */
public record ManagementSettings(boolean enabled, String path, String application, List<WebOrigin> origins) {

    /** The name of the servlet by which keys are managed. */
    public static final String SERVLET = "latchkey-admin";
}
