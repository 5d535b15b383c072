package dev.latchkey.security;

import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.servlet.RequestAuthenticator;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets {@link KeyMechanism} authenticate requests with a key, and the web application's own mechanisms all others: the {@code
 * HttpAuthenticationMechanismHandler} of Jakarta Security 4. Thread-safe.
 *
 * <p>It is a proxy, because the interface does not exist on servers of Jakarta EE 10.
 *
 * @see <a
 *     href="https://jakarta.ee/specifications/security/4.0/jakarta-security-spec-4.0#_httpauthenticationmechanismhandler">Jakarta
 *     Security 4.0, HttpAuthenticationMechanismHandler</a>
 */
final class MechanismHandler implements InvocationHandler {
    private static final String TYPE =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler";

    private final KeyMechanism keys = new KeyMechanism();
    private final Class<?> type;
    private volatile Object others;

    MechanismHandler(Class<?> type) {
        this.type = type;
    }

    /**
     * Returns the interface; empty before Jakarta Security 4.
     *
     * @throws LinkageError if there is no Jakarta Security
     */
    static Optional<Class<?>> type() {
        try {
            return Optional.of(Class.forName(TYPE, false, HttpAuthenticationMechanism.class.getClassLoader()));
        } catch (ClassNotFoundException older) {
            return Optional.empty();
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        HttpServletRequest request = (HttpServletRequest) arguments[0];
        HttpServletResponse response = (HttpServletResponse) arguments[1];
        HttpMessageContext context = (HttpMessageContext) arguments[2];
        Object chosen = isOfKeys(request, response) ? keys : others();
        if (type.isInstance(chosen)) {
            try {
                return method.invoke(chosen, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
        HttpAuthenticationMechanism mechanism = (HttpAuthenticationMechanism) chosen;
        return switch (method.getName()) {
            case "validateRequest" -> mechanism.validateRequest(request, response, context);
            case "secureResponse" -> mechanism.secureResponse(request, response, context);
            case "cleanSubject" -> {
                mechanism.cleanSubject(request, response, context);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> MechanismHandler.class.getName();
        };
    }

    /** Clients of the token endpoint send their secret as a password, which no mechanism of users knows. */
    private static boolean isOfKeys(HttpServletRequest request, HttpServletResponse response) {
        AuthenticationResult result =
                RequestAuthenticator.of(request.getServletContext()).authenticate(request, response);
        return !(result instanceof AuthenticationResult.Anonymous)
                || TokenSettings.SERVLET.equals(request.getHttpServletMapping().getServletName());
    }

    /** Returns the handler or the mechanism of the web application, or that of keys if it has none. */
    private Object others() {
        Object found = others;
        if (found == null) {
            // Not the bean manager of the extension, which on GlassFish sees no bean of the web application.
            found = find(CDI.current().getBeanManager());
            others = found;
        }
        return found;
    }

    private Object find(BeanManager manager) {
        Bean<?> handler = manager.resolve(manager.getBeans(type).stream()
                .filter(bean -> bean.getBeanClass() != MechanismHandler.class)
                .collect(Collectors.toSet()));
        // The handler of the server is not asked: it would choose among all mechanisms, that of keys included.
        if (handler != null && handler.isAlternative()) {
            return manager.getReference(handler, type, manager.createCreationalContext(handler));
        }
        Bean<?> mechanism = manager.resolve(mechanisms(manager));
        return mechanism == null
                ? keys
                : manager.getReference(
                        mechanism, HttpAuthenticationMechanism.class, manager.createCreationalContext(mechanism));
    }

    /**
     * Returns the mechanisms of the web application. Those that annotations define have qualifiers, and Open Liberty makes the same
     * one without them too. Of several, a handler of the web application has to choose.
     */
    private static Set<Bean<?>> mechanisms(BeanManager manager) {
        Set<Bean<?>> all = manager.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() != KeyMechanism.class)
                .collect(Collectors.toSet());
        Set<Bean<?>> unqualified = all.stream()
                .filter(bean -> bean.getQualifiers().contains(Default.Literal.INSTANCE))
                .collect(Collectors.toSet());
        return unqualified.isEmpty() ? all : unqualified;
    }
}
