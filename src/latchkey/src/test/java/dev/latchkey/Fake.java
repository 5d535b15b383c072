package dev.latchkey;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Builds an object of a large interface that has the few methods that a test needs. Calls of its other methods fail the test.
 *
 * <p>Methods are named by method references, so the compiler knows that they exist and what they take and return.
 *
 * @param <T> the interface
 */
public final class Fake<T> {
    /** One of them fits every parameter, also those of primitive types. */
    private static final Object[] ARGUMENTS = {null, 0, 0L, false};

    private final Class<T> type;
    private final Map<Method, Body> bodies = new HashMap<>();

    private Fake(Class<T> type) {
        this.type = type;
    }

    /** What a method does. */
    @FunctionalInterface
    private interface Body {
        Object run(Object[] arguments) throws Exception;
    }

    /** A call of a method, which the compiler checks. */
    @FunctionalInterface
    private interface Call<T> {
        void on(T recorder, Object argument) throws Exception;
    }

    /** A method without parameters. */
    @FunctionalInterface
    public interface Method0<T, R> {
        R call(T object) throws Exception;
    }

    /** A method with one parameter. */
    @FunctionalInterface
    public interface Method1<T, A, R> {
        R call(T object, A argument) throws Exception;
    }

    /** A method with two parameters. */
    @FunctionalInterface
    public interface Method2<T, A, B, R> {
        R call(T object, A first, B second) throws Exception;
    }

    /** A method without parameters and result. */
    @FunctionalInterface
    public interface Void0<T> {
        void call(T object) throws Exception;
    }

    /** A method with one parameter and without a result. */
    @FunctionalInterface
    public interface Void1<T, A> {
        void call(T object, A argument) throws Exception;
    }

    /** A method with two parameters and without a result. */
    @FunctionalInterface
    public interface Void2<T, A, B> {
        void call(T object, A first, B second) throws Exception;
    }

    /** Supplies the result of a method without parameters. */
    @FunctionalInterface
    public interface Result0<R> {
        R get() throws Exception;
    }

    /** Supplies the result of a method with one parameter. */
    @FunctionalInterface
    public interface Result1<A, R> {
        R get(A argument) throws Exception;
    }

    /** Supplies the result of a method with two parameters. */
    @FunctionalInterface
    public interface Result2<A, B, R> {
        R get(A first, B second) throws Exception;
    }

    /** Returns a fake all of whose methods fail the test. */
    public static <T> Fake<T> of(Class<T> type) {
        return new Fake<>(type);
    }

    /** Gives a method without parameters a fixed result. */
    public <R> Fake<T> returns(Method0<T, R> method, R value) {
        return on(method, () -> value);
    }

    /** Gives a method without parameters a result. */
    public <R> Fake<T> on(Method0<T, R> method, Result0<? extends R> result) {
        return add((recorder, argument) -> method.call(recorder), arguments -> result.get());
    }

    /** Gives a method with one parameter a result. */
    @SuppressWarnings("unchecked")
    public <A, R> Fake<T> on(Method1<T, A, R> method, Result1<A, ? extends R> result) {
        return add(
                (recorder, argument) -> method.call(recorder, (A) argument), arguments -> result.get((A) arguments[0]));
    }

    /** Gives a method with two parameters a result. */
    @SuppressWarnings("unchecked")
    public <A, B, R> Fake<T> on(Method2<T, A, B, R> method, Result2<A, B, ? extends R> result) {
        return add(
                (recorder, argument) -> method.call(recorder, (A) argument, (B) argument),
                arguments -> result.get((A) arguments[0], (B) arguments[1]));
    }

    /** Makes a method without parameters and result do something. */
    public Fake<T> does(Void0<T> method, Runnable action) {
        return add((recorder, argument) -> method.call(recorder), arguments -> {
            action.run();
            return null;
        });
    }

    /** Makes a method with one parameter and without a result do something. */
    @SuppressWarnings("unchecked")
    public <A> Fake<T> does(Void1<T, A> method, Consumer<A> action) {
        return add((recorder, argument) -> method.call(recorder, (A) argument), arguments -> {
            action.accept((A) arguments[0]);
            return null;
        });
    }

    /** Makes a method with two parameters and without a result do something. */
    @SuppressWarnings("unchecked")
    public <A, B> Fake<T> does(Void2<T, A, B> method, BiConsumer<A, B> action) {
        return add((recorder, argument) -> method.call(recorder, (A) argument, (B) argument), arguments -> {
            action.accept((A) arguments[0], (B) arguments[1]);
            return null;
        });
    }

    private Fake<T> add(Call<T> call, Body body) {
        bodies.put(recorded(call), body);
        return this;
    }

    private Method recorded(Call<T> call) {
        Method[] recorded = new Method[1];
        T recorder = proxy((proxy, method, arguments) -> {
            recorded[0] = method;
            return resultOf(method.getReturnType());
        });
        for (int i = 0; i < ARGUMENTS.length && recorded[0] == null; i++) {
            try {
                call.on(recorder, ARGUMENTS[i]);
            } catch (NullPointerException | ClassCastException otherType) {
                // The next argument may fit the parameter.
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        }
        if (recorded[0] == null) {
            throw new AssertionError("The method reference calls no method of " + type);
        }
        return recorded[0];
    }

    /** A value that a method reference can unbox. */
    private static Object resultOf(Class<?> type) {
        return type.isPrimitive() && type != void.class ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private T proxy(InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Returns the object. */
    public T build() {
        Map<Method, Body> all = Map.copyOf(bodies);
        return proxy((proxy, method, arguments) -> {
            Body body = all.get(method);
            if (body != null) {
                return body.run(arguments);
            }
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method, arguments);
            }
            throw new AssertionError("nothing may call " + method + " here");
        });
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "fake " + type.getSimpleName();
        };
    }
}
