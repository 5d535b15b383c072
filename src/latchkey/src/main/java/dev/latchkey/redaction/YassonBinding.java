package dev.latchkey.redaction;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Puts gates into Yasson's own models of classes as it makes them, and wraps the components that it makes or was given, by classes
 * that it does not export.
 *
 * <p>Yasson's quirk: a {@code PropertyVisibilityStrategy} is not asked where the class or its package has a
 * {@code @JsonbVisibility}, is never told which class is written, and hides nothing of a subclass alone. The models are exact,
 * and the same in 3.0.3, 3.0.4 and 3.0.5. If they are not what we know, an exception says so and nothing is shown.
 *
 * @see <a href="https://github.com/eclipse-ee4j/yasson/issues/187">yasson#187</a> for why a serializer cannot do it
 */
final class YassonBinding implements Binding {
    private final ClassLoader yasson;

    YassonBinding(ClassLoader yasson) {
        this.yasson = yasson;
    }

    @Override
    public Jsonb gated(RedactingJsonb owner, JsonbConfig config, JsonProvider json) {
        Jsonb jsonb = everything(config, json);
        try {
            Object context = context(jsonb);
            Object mapping = call(context, "getMappingContext");
            Field classes = field(mapping.getClass(), "classes");
            classes.set(mapping, new Models(new YassonGates(owner), (Map<?, ?>) classes.get(mapping)));
            wrapConfigured(call(context, "getComponentMatcher"), owner);
            Field creator = field(context.getClass(), "componentInstanceCreator");
            creator.set(context, wrapping(creator.get(context), owner));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
        return jsonb;
    }

    @Override
    public Jsonb everything(JsonbConfig config, JsonProvider json) {
        return Binding.builderOf("org.eclipse.yasson.JsonBindingProvider", yasson)
                .withConfig(config)
                .withProvider(json)
                .build();
    }

    /** Yasson's models of classes; each gets its gates before anybody sees it. */
    private static final class Models extends ConcurrentHashMap<Class<?>, Object> {
        private static final long serialVersionUID = 1L;
        private final transient YassonGates gates;

        Models(YassonGates gates, Map<?, ?> known) {
            this.gates = gates;
            known.forEach((type, model) -> put((Class<?>) type, gates.in((Class<?>) type, model)));
        }

        @Override
        public Object computeIfAbsent(Class<?> type, Function<? super Class<?>, ?> making) {
            Object known = get(type);
            if (known != null) {
                return known;
            }
            Object made = gates.of(type, making);
            Object before = putIfAbsent(type, made);
            return before == null ? made : before;
        }
    }

    private static void wrapConfigured(Object matcher, RedactingJsonb owner) throws ReflectiveOperationException {
        Map<?, ?> components =
                (Map<?, ?>) field(matcher.getClass(), "userComponents").get(matcher);
        for (Object component : components.values()) {
            wrap(call(component, "getSerializer"), "jsonbSerializer", owner);
            wrap(call(component, "getAdapterInfo"), "adapter", owner);
        }
    }

    private static void wrap(Object component, String field, RedactingJsonb owner) throws ReflectiveOperationException {
        if (component != null) {
            Field held = field(component.getClass(), field);
            held.set(component, GuardedComponents.guarded(held.get(component), owner));
        }
    }

    private static Object wrapping(Object creator, RedactingJsonb owner) throws ReflectiveOperationException {
        ClassLoader yasson = creator.getClass().getClassLoader();
        Class<?> kind = null;
        for (Class<?> ancestor = creator.getClass();
                ancestor != null && kind == null;
                ancestor = ancestor.getSuperclass()) {
            for (Class<?> declared : ancestor.getInterfaces()) {
                kind = declared.getName().equals("org.eclipse.yasson.spi.JsonbComponentInstanceCreator")
                        ? declared
                        : kind;
            }
        }
        if (kind == null) {
            throw new ClassNotFoundException("org.eclipse.yasson.spi.JsonbComponentInstanceCreator in " + yasson);
        }
        return Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (self, method, arguments) -> {
            Object made = invoke(creator, method, arguments);
            return method.getName().equals("getOrCreateComponent") ? GuardedComponents.guarded(made, owner) : made;
        });
    }

    private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public Optional<JsonbConfig> configOf(Jsonb jsonb) {
        try {
            return Optional.of((JsonbConfig) call(context(jsonb), "getConfig"));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public JsonProvider jsonOf(Jsonb jsonb) {
        try {
            return (JsonProvider) call(context(jsonb), "getJsonProvider");
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    @Override
    public boolean writesAsDeclared() {
        return true;
    }

    @Override
    public boolean writesSequences() {
        return false;
    }

    private static Object context(Jsonb jsonb) throws ReflectiveOperationException {
        return field(jsonb.getClass(), "jsonbContext").get(jsonb);
    }

    static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
