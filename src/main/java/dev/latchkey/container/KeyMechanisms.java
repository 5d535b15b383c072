package dev.latchkey.container;

import dev.latchkey.config.Setting;
import dev.latchkey.config.SettingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Adds {@link KeyMechanism} to a web application, and sees that it is the only one. Can be loaded without Jakarta Security. */
public final class KeyMechanisms {
    private KeyMechanisms() {}

    /** Adds the mechanism, where there are such. */
    public static void add(BeforeBeanDiscovery discovery) {
        try {
            discovery
                    .addAnnotatedType(KeyMechanism.class, KeyMechanism.class.getName())
                    .add(ApplicationScoped.Literal.INSTANCE);
        } catch (LinkageError absent) {
            // mistakeIn says so: a failure of this observer would not show its sentence on every server.
            return;
        }
    }

    /** What keeps the mechanism from being asked, if anything does. */
    public static Optional<SettingException> mistakeIn(BeanManager beans) {
        TreeSet<String> others;
        try {
            others = beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                    .map(Bean::getBeanClass)
                    .filter(type -> type != KeyMechanism.class)
                    .map(Class::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (LinkageError absent) {
            return Optional.of(new SettingException(Setting.CONTAINER.key()
                    + " is \"true\", and this server has no Jakarta Security, by which a container is told who calls: leave it"
                    + " false, or take a server that has it."));
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SettingException(Setting.CONTAINER.key() + " is \"true\", and the web application has an"
                                + " HttpAuthenticationMechanism of its own, by " + String.join(", ", others)
                                + ": a container asks one alone. Leave one of them."));
    }
}
