package dev.latchkey.it.handled;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Asks the mechanism of users for one path alone. Not in the extension, which is in two bean archives for Weld: {@code CDI.current()}
 * could choose neither.
 */
final class UsersAtOnePath implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
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
