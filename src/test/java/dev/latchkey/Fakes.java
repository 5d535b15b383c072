package dev.latchkey;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** Makes objects of large interfaces that can do the few things that a test needs; everything else fails the test. */
public final class Fakes {
    private Fakes() {}

    /** An object whose methods, by name, are these functions of their arguments. */
    public static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Function<Object[], Object> answer = methods.get(method.getName());
            if (answer != null) {
                return answer.apply(arguments == null ? new Object[0] : arguments);
            }
            return method.getDeclaringClass() == Object.class
                    ? ofObject(type, proxy, method, arguments)
                    : refuse(method);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object ofObject(Class<?> type, Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "fake " + type.getSimpleName();
        };
    }

    private static Object refuse(Method method) {
        throw new AssertionError("nothing may call " + method + " here");
    }
}
