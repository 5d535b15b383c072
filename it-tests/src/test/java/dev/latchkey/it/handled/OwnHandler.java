package dev.latchkey.it.handled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;

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
                .createWith(context -> Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                            if (method.getDeclaringClass() == Object.class) {
                                return method.getName().equals("hashCode") ? (Object) 1 : method.getName();
                            }
                            HttpServletRequest request = (HttpServletRequest) arguments[0];
                            if (!request.getRequestURI().endsWith("/staff")) {
                                return switch (method.getName()) {
                                    case "validateRequest" -> ((HttpMessageContext) arguments[2]).doNothing();
                                    case "secureResponse" -> AuthenticationStatus.SUCCESS;
                                    default -> null;
                                };
                            }
                            try {
                                return Arrays.stream(HttpAuthenticationMechanism.class.getMethods())
                                        .filter(same -> same.getName().equals(method.getName()))
                                        .findFirst()
                                        .orElseThrow()
                                        .invoke(ofUsers(), arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                        }));
    }

    private static HttpAuthenticationMechanism ofUsers() {
        return CDI.current()
                .select(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE)
                .handlesStream()
                .filter(found -> !found.getBean().getBeanClass().getName().startsWith("dev.latchkey.security."))
                .findFirst()
                .orElseThrow()
                .get();
    }
}
