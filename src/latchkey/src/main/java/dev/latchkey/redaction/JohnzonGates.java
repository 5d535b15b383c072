package dev.latchkey.redaction;

import dev.latchkey.scope.TypeVariables;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts {@link PropertyGate}s into Johnzon's access modes. The one below knows the members of a class by their names, and keeps
 * guarded ones from being read; the one above knows what is written of them, and judges it.
 */
final class JohnzonGates {
    private final RedactingJsonb jsonb;
    private final ClassLoader johnzon;
    /** Whether the thread was kept from reading, by the gate below. */
    private final ThreadLocal<Boolean> kept = new ThreadLocal<>();

    private volatile JohnzonMembers members;

    JohnzonGates(RedactingJsonb jsonb, ClassLoader johnzon) {
        this.jsonb = jsonb;
        this.johnzon = johnzon;
    }

    /** An access mode whose readers keep guarded members from being read. */
    Object below(Class<?> mode, Object delegate) {
        return proxy(mode, (self, method, arguments) -> {
            Object found = JohnzonBinding.invoke(delegate, method, arguments);
            return method.getName().equals("findReaders")
                    ? readers((Class<?>) arguments[0], (Map<?, ?>) found, this::below)
                    : found;
        });
    }

    /** Lets a mapper judge what its readers read and what its components are given. */
    void above(Class<?> mode, Object config) throws ReflectiveOperationException {
        Field modes = JohnzonBinding.field(config.getClass(), "accessMode");
        Object delegate = modes.get(config);
        members = new JohnzonMembers(delegate);
        modes.set(config, proxy(mode, (self, method, arguments) -> {
            Object found = JohnzonBinding.invoke(delegate, method, arguments);
            return switch (method.getName()) {
                case "findReaders" -> readers((Class<?>) arguments[0], (Map<?, ?>) found, this::above);
                case "findWriter", "findAdapter" -> component(found);
                default -> found;
            };
        }));
        @SuppressWarnings("unchecked")
        Map<Object, Object> writers = (Map<Object, Object>) JohnzonBinding.read(config, "objectConverterWriters");
        writers.replaceAll((type, writer) -> component(writer));
        for (Object adapter : ((Map<?, ?>) JohnzonBinding.read(config, "reverseAdapters")).keySet()) {
            component(adapter, true);
        }
    }

    /** Makes a reader of another. */
    private interface Wrapping {
        Object reader(Class<?> owner, String name, Object reader);
    }

    private static Object readers(Class<?> owner, Map<?, ?> found, Wrapping wrapping) {
        @SuppressWarnings("unchecked")
        Map<Object, Object> readers = (Map<Object, Object>) found;
        try {
            readers.replaceAll((name, reader) -> wrapping.reader(owner, name.toString(), reader));
            return readers;
        } catch (UnsupportedOperationException unmodifiable) {
            Map<Object, Object> copy = new LinkedHashMap<>(readers);
            copy.replaceAll((name, reader) -> wrapping.reader(owner, name.toString(), reader));
            return copy;
        }
    }

    private Object below(Class<?> owner, String name, Object reader) {
        if (members.leavesOut(owner, reader)) {
            return reader;
        }
        Object reading = JohnzonMembers.reading(reader);
        Type type = (Type) call(reader, "getType");
        PropertyGate gate = new PropertyGate(jsonb, keys(owner, name, type), List.of(type), false);
        return proxy(readerType(), (self, method, arguments) -> {
            boolean reads = method.getName().equals("read");
            Rendering rendering = reads ? Rendering.current() : null;
            if (rendering != null && gate.keepsFrom(arguments[0], rendering)) {
                rendering.hidden().addUncountable();
                kept.set(Boolean.TRUE);
                return null;
            }
            return JohnzonBinding.invoke(reads ? reading : reader, method, arguments);
        });
    }

    private Object above(Class<?> owner, String name, Object reader) {
        Type type = (Type) call(reader, "getType");
        boolean component =
                isComponent(call(reader, "findConverter")) || call(reader, "findObjectConverterWriter") != null;
        // Johnzon has readers of its own for throwables, which the gate below does not see.
        Set<String> keys = Throwable.class.isAssignableFrom(owner) ? keys(owner, name, type) : Set.of();
        PropertyGate gate = new PropertyGate(jsonb, keys, List.of(type), component);
        Class<?> raw = TypeVariables.raw(TypeVariables.fill(type, Map.of()));
        boolean array = type instanceof Class<?> plain && plain.isArray()
                || type instanceof java.lang.reflect.GenericArrayType
                || Collection.class.isAssignableFrom(raw);
        Withheld withheld = array ? Withheld.ARRAY_MEMBER : Withheld.MEMBER;
        return proxy(readerType(), (self, method, arguments) -> switch (method.getName()) {
            case "read" -> read(gate, name, withheld, reader, method, arguments);
            case "findObjectConverterWriter", "findConverter" ->
                component(JohnzonBinding.invoke(reader, method, arguments));
            default -> JohnzonBinding.invoke(reader, method, arguments);
        });
    }

    private Object read(
            PropertyGate gate, String name, Withheld withheld, Object reader, Method method, Object... arguments)
            throws Throwable {
        Rendering rendering = Rendering.current();
        if (rendering == null) {
            return JohnzonBinding.invoke(reader, method, arguments);
        }
        rendering.at(name, withheld == Withheld.ARRAY_MEMBER);
        kept.remove();
        Object value =
                gate.pass(arguments[0], rendering, bean -> JohnzonBinding.invoke(reader, method, new Object[] {bean}));
        if (kept.get() != null) {
            kept.remove();
            return withheld;
        }
        return value == ValueJudge.HIDDEN ? withheld : value;
    }

    /** The keys of a property that Johnzon calls so. It calls a getter of a record by the name of the method. */
    private static Set<String> keys(Class<?> owner, String name, Type type) {
        String key = Members.folded(name);
        Set<String> keys = new LinkedHashSet<>(Set.of(key));
        boolean flag = type == boolean.class || type == Boolean.class;
        for (String prefix : List.of("get", "is")) {
            boolean getter = owner.isRecord() || flag && prefix.equals("is");
            if (getter && key.startsWith(prefix) && key.length() > prefix.length() && !isComponent(owner, name)) {
                keys.add(key.substring(prefix.length()));
            }
        }
        return keys;
    }

    private static boolean isComponent(Class<?> owner, String name) {
        return owner.isRecord()
                && Stream.of(owner.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
    }

    /** Whether it is an adapter of the application, rather than one of Johnzon's own. */
    private static boolean isComponent(Object converter) {
        return converter != null && converter.getClass().getName().endsWith(".JohnzonJsonbAdapter");
    }

    /** A component of the application, guarded; others as they are. */
    private Object component(Object component) {
        return component(component, false);
    }

    /** The same; where adapters of the configuration are asked for, Johnzon writes what they return by its toString. */
    private Object component(Object component, boolean asText) {
        try {
            if (isComponent(component)) {
                Field held = JohnzonBinding.field(component.getClass(), "delegate");
                held.set(component, GuardedComponents.guarded(held.get(component), jsonb, asText));
                return component;
            }
            Class<?> writer = Class.forName("org.apache.johnzon.mapper.ObjectConverter$Writer", false, johnzon);
            boolean guarded = component != null
                    && Proxy.isProxyClass(component.getClass())
                    && Proxy.getInvocationHandler(component) instanceof Guarded;
            return writer.isInstance(component) && !guarded ? proxy(writer, new Guarded(component, this)) : component;
        } catch (ReflectiveOperationException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    /** Stands before what Johnzon makes of a serializer. */
    private record Guarded(Object writer, JohnzonGates gates) implements InvocationHandler {
        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            Rendering rendering = Rendering.current();
            if (rendering == null || !method.getName().equals("writeJson")) {
                return JohnzonBinding.invoke(writer, method, arguments);
            }
            Object mapping = arguments[1];
            if (rendering.judge().forComponent(arguments[0], HidingReason.COMPONENT) == ValueJudge.HIDDEN) {
                ((JsonGenerator) call(mapping, "getJsonGenerator")).write(Withheld.OBJECT);
                return null;
            }
            return JohnzonBinding.invoke(writer, method, arguments[0], gates.judging(mapping, rendering));
        }
    }

    /** What a serializer hands on goes through this. */
    private Object judging(Object mapping, Rendering rendering) throws ClassNotFoundException {
        Class<?> kind = Class.forName("org.apache.johnzon.mapper.MappingGenerator", false, johnzon);
        return proxy(kind, (self, method, arguments) -> {
            if (!method.getName().equals("writeObject")) {
                return JohnzonBinding.invoke(mapping, method, arguments);
            }
            Object[] judged = arguments.clone();
            int at = arguments.length - 2;
            // A serializer may hand on in a thread of its own.
            Rendering writing = Rendering.current() == null ? rendering : Rendering.current();
            writing.run(() -> {
                judged[at] = writing.judge().judge(arguments[at]);
                if (judged[at] == ValueJudge.HIDDEN) {
                    judged[at] = Withheld.OBJECT;
                }
                JohnzonBinding.call(mapping, method, judged);
            });
            return self;
        });
    }

    private Object proxy(Class<?> kind, InvocationHandler handler) {
        return Proxy.newProxyInstance(johnzon, new Class<?>[] {kind}, handler);
    }

    private Class<?> readerType() {
        try {
            return Class.forName(JohnzonBinding.ACCESS + "AccessMode$Reader", false, johnzon);
        } catch (ClassNotFoundException unknown) {
            throw new UnknownProviderException(unknown);
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
}
