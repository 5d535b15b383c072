package dev.latchkey.redaction;

import dev.latchkey.scope.Hierarchy;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts gates into what Johnzon finds out about each class, by the access mode that its configuration takes, and by the one that it
 * makes of that.
 *
 * <p>Johnzon's quirks: a {@code PropertyVisibilityStrategy} that hides a member with {@code @JsonbProperty} is refused; an enum is
 * written before a serializer for it is looked for; an object may be begun before its serializer is called; and a Jsonb does not
 * tell its configuration.
 *
 * @see <a href="https://johnzon.apache.org/">Johnzon</a>
 */
final class JohnzonBinding implements Binding {
    static final String ACCESS = "org.apache.johnzon.mapper.access.";
    private static final String PROVIDER = "org.apache.johnzon.jsonb.JohnzonProvider";
    private static final String MODE = "johnzon.accessMode";
    private static final String DELEGATE = "johnzon.accessModeDelegate";
    private static final Set<Class<? extends Annotation>> COMPONENTS =
            Set.of(JsonbTypeSerializer.class, JsonbTypeAdapter.class);

    /** Reads a map past the readers of a class. */
    private static final String ANY = "org.apache.johnzon.mapper.JohnzonAny";

    /** Makes maps of what the readers of a class return, and texts of that. */
    private static final String VIRTUAL = "org.apache.johnzon.mapper.JohnzonVirtualObject";

    private final ClassLoader johnzon;
    private final ClassCache<Boolean> begun = new ClassCache<>(JohnzonBinding::isBegun);

    JohnzonBinding(ClassLoader johnzon) {
        this.johnzon = johnzon;
    }

    @Override
    public Jsonb gated(RedactingJsonb owner, JsonbConfig config, JsonProvider json) {
        try {
            Class<?> mode = Class.forName(ACCESS + "AccessMode", false, johnzon);
            String key = config.getProperty(MODE).isPresent() ? MODE : DELEGATE;
            Object host = config.getProperty(key).orElse(null);
            Object delegate = mode.isInstance(host) ? host : make(host);
            JohnzonGates gates = new JohnzonGates(owner, johnzon);
            config.setProperty(key, gates.below(mode, delegate));
            Jsonb jsonb = everything(config, json);
            gates.above(mode, read(read(jsonb, "delegate"), "config"));
            return jsonb;
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    @Override
    public Jsonb everything(JsonbConfig config, JsonProvider json) {
        return Binding.builderOf(PROVIDER, johnzon)
                .withConfig(config)
                .withProvider(json)
                .build();
    }

    /** Johnzon wraps the writer that it is given, so that our provider would not know it. */
    @Override
    public void write(Object value, Jsonb jsonb, JsonbConfig config, JsonProvider json, RenderTarget pass) {
        Map<String, ?> generators = config.getProperty(JsonbConfig.FORMATTING)
                .filter(Boolean.TRUE::equals)
                .map(formatting -> Map.of(JsonGenerator.PRETTY_PRINTING, formatting))
                .orElse(Map.of());
        try (JsonGenerator generator = json.createGeneratorFactory(generators).createGenerator(pass)) {
            invoke(jsonb, jsonb.getClass().getMethod("toJson", Object.class, JsonGenerator.class), value, generator);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    @Override
    public Optional<JsonbConfig> configOf(Jsonb jsonb) {
        return Optional.empty();
    }

    @Override
    public JsonProvider jsonOf(Jsonb jsonb) {
        try {
            return (JsonProvider) read(read(jsonb, "delegate"), "provider");
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return JsonProvider.provider();
        }
    }

    @Override
    public boolean begins(Class<?> type) {
        return begun.get(type);
    }

    private static boolean isBegun(Class<?> type) {
        if (Members.isPlatform(type)) {
            return false;
        }
        try {
            return Members.has(type, COMPONENTS)
                    || Stream.of(type.getAnnotations())
                            .anyMatch(annotation ->
                                    annotation.annotationType().getName().startsWith(VIRTUAL))
                    || Hierarchy.of(type).stream()
                            .flatMap(ancestor -> Stream.concat(
                                    Stream.of(ancestor.getDeclaredFields()), Stream.of(ancestor.getDeclaredMethods())))
                            .flatMap(member -> Stream.of(((AnnotatedElement) member).getDeclaredAnnotations()))
                            .anyMatch(annotation ->
                                    annotation.annotationType().getName().equals(ANY));
        } catch (LinkageError | TypeNotPresentException unreadable) {
            return true;
        }
    }

    @Override
    public boolean writesAsDeclared() {
        return false;
    }

    @Override
    public boolean writesSequences() {
        return true;
    }

    /** The access mode of that class name; the one that Johnzon's JSON-B has by default if there is none. */
    private Object make(Object name) throws ReflectiveOperationException {
        if (name != null) {
            return Class.forName(name.toString(), true, johnzon)
                    .getDeclaredConstructor()
                    .newInstance();
        }
        return Class.forName(ACCESS + "FieldAndMethodAccessMode", true, johnzon)
                .getConstructor(boolean.class, boolean.class, boolean.class, boolean.class, boolean.class)
                .newInstance(true, true, false, false, true);
    }

    /** The value of a field of the object's class, or of a superclass. */
    static Object read(Object target, String name) throws ReflectiveOperationException {
        return field(target.getClass(), name).get(target);
    }

    static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            for (Field field : ancestor.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(type.getName() + "." + name);
    }

    /** The same where nothing is expected to be thrown that must be declared. */
    static Object call(Object target, Method method, Object... arguments) {
        try {
            return invoke(target, method, arguments);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
