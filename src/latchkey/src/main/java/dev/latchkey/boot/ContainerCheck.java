package dev.latchkey.boot;

import dev.latchkey.config.Setting;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.config.WebXml;
import dev.latchkey.server.ContainerRoles;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Checks that the container asks us, and nobody else, who calls where {@code latchkey.container} is on. */
final class ContainerCheck {
    private ContainerCheck() {}

    /**
     * Checks one web application.
     *
     * @param early whether it was on when beans were looked for, which is before the settings can all be read
     * @throws SettingException if the container would not do what the setting says
     */
    static void check(Settings settings, boolean early, ServletContext context) {
        if (settings.access().container() != early) {
            throw new SettingException(
                    Setting.CONTAINER.key() + " is \"" + settings.access().container()
                            + "\" in a source that this server reads too late. Set it as a system property or in"
                            + " META-INF/microprofile-config.properties.");
        }
        if (settings.access().container() && !ContainerRoles.areApplied(context)) {
            throw new SettingException(
                    Setting.CONTAINER.key()
                            + " is \"true\", allowed on TomEE is: false. It does not pass the scopes of a key to EJBs and @RolesAllowed.");
        }
        if (settings.access().container()) {
            authMethod(context).ifPresent(method -> {
                throw new SettingException(
                        Setting.CONTAINER.key() + " is \"true\", and web.xml has a <login-config> with " + method
                                + ", which the server would no longer use. Remove one of them.");
            });
        }
    }

    private static Optional<String> authMethod(ServletContext context) {
        try (InputStream in = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return WebXml.read(in).authMethod();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("WEB-INF/web.xml could not be read", unreadable);
        }
    }
}
