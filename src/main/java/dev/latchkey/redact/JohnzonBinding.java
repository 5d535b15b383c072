package dev.latchkey.redact;

import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hides members in what Johnzon finds out about each class, by the access mode that its configuration takes.
 *
 * <p>Johnzon's quirks: a {@code PropertyVisibilityStrategy} that hides a member with {@code @JsonbProperty} is refused; an enum is
 * written before a serializer for it is looked for; and a Jsonb does not tell its configuration.
 *
 * @see <a href="https://johnzon.apache.org/">Johnzon</a>
 */
final class JohnzonBinding implements Binding {
    private static final String PROVIDER = "org.apache.johnzon.jsonb.JohnzonProvider";
    private static final String MODE = "johnzon.accessMode";
    private static final String DELEGATE = "johnzon.accessModeDelegate";
    private static final String ACCESS = "org.apache.johnzon.mapper.access.";

    private final ClassLoader johnzon;

    JohnzonBinding(ClassLoader johnzon) {
        this.johnzon = johnzon;
    }

    private record Readers(Jsonb jsonb, Collection<Class<?>> modelled) implements Bound {}

    @Override
    public Bound bind(Profile profile, JsonbConfig config, JsonProvider json, Collection<Class<?>> cut) {
        if (profile.withholdsEnums()) {
            throw new UnknownProviderException(null);
        }
        Set<Class<?>> modelled = ConcurrentHashMap.newKeySet();
        try {
            Class<?> mode = Class.forName(ACCESS + "AccessMode", false, johnzon);
            String key = config.getProperty(MODE).isPresent() ? MODE : DELEGATE;
            Object host = config.getProperty(key).orElse(null);
            Object delegate = mode.isInstance(host) ? host : make(host);
            config.setProperty(key, hiding(profile, mode, delegate, modelled));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
        return new Readers(everything(config, json), modelled);
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
    public void write(Object value, Jsonb jsonb, JsonbConfig config, JsonProvider json, Pass pass) {
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

    private Object hiding(Profile profile, Class<?> mode, Object delegate, Set<Class<?>> modelled) {
        return Proxy.newProxyInstance(johnzon, new Class<?>[] {mode}, (self, method, arguments) -> {
            Object found = invoke(delegate, method, arguments);
            if (!method.getName().equals("findReaders")) {
                return found;
            }
            Class<?> owner = (Class<?>) arguments[0];
            modelled.add(owner);
            Map<Object, Object> readers = new LinkedHashMap<>((Map<?, ?>) found);
            readers.replaceAll(
                    (name, reader) -> hides(profile, owner, name.toString(), reader) ? standIn(owner, reader) : reader);
            return readers;
        });
    }

    private static boolean hides(Profile profile, Class<?> owner, String name, Object reader) {
        Type type = (Type) call(reader, "getType");
        String key = name.toLowerCase(Locale.ROOT);
        boolean flag = type == boolean.class || type == Boolean.class;
        Set<String> keys =
                flag && key.startsWith("is") && key.length() > 2 ? Set.of(key, key.substring(2)) : Set.of(key);
        return profile.hides(
                owner,
                keys,
                type,
                () -> call(reader, "getAnnotation", JsonbTypeAdapter.class) != null
                        || call(reader, "getAnnotation", JsonbTypeSerializer.class) != null);
    }

    /** A reader that reads nothing and says that something is withheld. */
    private Object standIn(Class<?> owner, Object reader) {
        Type type = (Type) call(reader, "getType");
        Class<?> raw = Types.raw(Types.fill(type, Map.of()));
        boolean array = type instanceof Class<?> plain && plain.isArray() || Collection.class.isAssignableFrom(raw);
        Withheld withheld = new Withheld(owner, array ? Withheld.Place.ARRAY_MEMBER : Withheld.Place.MEMBER);
        return Proxy.newProxyInstance(
                johnzon, new Class<?>[] {readerType()}, (self, method, arguments) -> switch (method.getName()) {
                    case "read" -> withheld;
                    case "getType" -> JsonValue.class;
                    case "getAnnotation", "getClassOrPackageAnnotation" ->
                        isNaming((Class<?>) arguments[0]) ? invoke(reader, method, arguments) : null;
                    case "findObjectConverterWriter", "findConverter" -> null;
                    default -> invoke(reader, method, arguments);
                });
    }

    private Class<?> readerType() {
        try {
            return Class.forName(ACCESS + "AccessMode$Reader", false, johnzon);
        } catch (ClassNotFoundException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    /** Whether the annotation has to do with the name or the visibility of a member, rather than with its value. */
    private static boolean isNaming(Class<?> annotation) {
        return Set.of(
                        "jakarta.json.bind.annotation.JsonbProperty",
                        "jakarta.json.bind.annotation.JsonbTransient",
                        "jakarta.json.bind.annotation.JsonbVisibility",
                        "jakarta.json.bind.annotation.JsonbPropertyOrder")
                .contains(annotation.getName());
    }

    private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static Object call(Object target, String name) {
        try {
            Method method = target.getClass().getMethod(name);
            method.setAccessible(true);
            return method.invoke(target);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    private static Object call(Object target, String name, Class<? extends Annotation> annotation) {
        try {
            Method method = target.getClass().getMethod(name, Class.class);
            method.setAccessible(true);
            return method.invoke(target, annotation);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }
}
