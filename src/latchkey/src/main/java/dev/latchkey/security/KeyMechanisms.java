package dev.latchkey.security;

import dev.latchkey.config.Setting;
import dev.latchkey.config.SettingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;

/** Adds {@link KeyMechanism} to a web application, and knows others. Can be loaded without Jakarta Security. */
public final class KeyMechanisms {
    private KeyMechanisms() {}

    /**
     * Adds the mechanism.
     *
     * @throws SettingException if the server has no Jakarta Security
     */
    public static void add(BeforeBeanDiscovery discovery) {
        try {
            discovery
                    .addAnnotatedType(KeyMechanism.class, KeyMechanism.class.getName())
                    .add(ApplicationScoped.Literal.INSTANCE);
        } catch (LinkageError absent) {
            throw new SettingException(Setting.CONTAINER.key()
                    + " is \"true\", but this server lacks Jakarta Security. Set it to false, or use a server with"
                    + " Jakarta Security.");
        }
    }

    /**
     * Refuses a mechanism of the web application's own: a container asks one alone, or fails with two.
     *
     * @throws SettingException if the bean is one
     */
    public static void refuseOther(Bean<?> bean) {
        if (bean.getTypes().contains(HttpAuthenticationMechanism.class) && bean.getBeanClass() != KeyMechanism.class) {
            throw new SettingException(Setting.CONTAINER.key()
                    + " is \"true\", but the web application has an HttpAuthenticationMechanism, by "
                    + bean.getBeanClass().getName()
                    + ". A container uses only one mechanism. Remove one of them.");
        }
    }
}
