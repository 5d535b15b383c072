package dev.latchkey.it.handled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.reflect.Proxy;

/**
 * Adds a handler that asks the mechanism of users for one path alone. The suite is compiled without its interface, which is new in
 * Jakarta Security 4.
 */
public class OwnHandler implements Extension {
    private static final String TYPE =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler";

    void add(@Observes AfterBeanDiscovery discovery) throws ClassNotFoundException {
        Class<?> type = Class.forName(TYPE);
        discovery
                .addBean()
                .beanClass(OwnHandler.class)
                .types(type, Object.class)
                .scope(ApplicationScoped.class)
                .alternative(true)
                .priority(1000)
                .createWith(context ->
                        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new UsersAtOnePath()));
    }
}
