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
                    + " is \"true\", and this server has no Jakarta Security, by which a container is told who calls: leave it"
                    + " false, or take a server that has it.");
        }
    }

    /**
     * Refuses a mechanism of the web application's own: a container asks one alone, or fails with two.
     *
     * @throws SettingException if the bean is one
     */
    public static void refuseOther(Bean<?> bean) {
        if (bean.getTypes().contains(HttpAuthenticationMechanism.class) && bean.getBeanClass() != KeyMechanism.class) {
            throw new SettingException(Setting.CONTAINER.key() + " is \"true\", and the web application has an"
                    + " HttpAuthenticationMechanism of its own, by "
                    + bean.getBeanClass().getName()
                    + ": a container asks one alone. Leave one of them.");
        }
    }
}
