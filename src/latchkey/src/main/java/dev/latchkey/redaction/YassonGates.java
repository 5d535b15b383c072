package dev.latchkey.redaction;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts {@link PropertyGate}s into Yasson's models of classes. */
final class YassonGates {
    private static final MethodHandle READ;

    static {
        try {
            READ = MethodHandles.lookup()
                    .findVirtual(Gate.class, "read", MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final RedactingJsonb jsonb;

    YassonGates(RedactingJsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** What Yasson calls to read a property. */
    static final class Gate implements PropertyGate.Read {
        private final PropertyGate gate;
        private final MethodHandle plain;
        private final String name;
        private final boolean array;

        Gate(PropertyGate gate, MethodHandle plain, String name, boolean array) {
            this.gate = gate;
            this.plain = plain.asType(MethodType.genericMethodType(1));
            this.name = name;
            this.array = array;
        }

        @Override
        public Object from(Object bean) throws Throwable {
            return plain.invokeExact(bean);
        }

        /** The value of the property, or null if it is withheld. */
        Object read(Object bean) throws Throwable {
            Rendering rendering = Rendering.current();
            if (rendering == null) {
                return plain.invokeExact(bean);
            }
            rendering.at(name, array);
            Object value = gate.pass(bean, rendering, this);
            if (value != ValueJudge.HIDDEN) {
                return value;
            }
            rendering.expectNull();
            return null;
        }
    }

    /** The model that Yasson makes of a class, with gates; an empty one if Yasson cannot make one of it. */
    Object of(Class<?> type, Function<? super Class<?>, ?> making) {
        Object made;
        try {
            made = making.apply(type);
        } catch (RuntimeException | LinkageError failure) {
            if (Rendering.current() == null) {
                throw failure;
            }
            jsonb.cannotModel(type, failure);
            return empty(type, making);
        }
        return in(type, made);
    }

    /** Yasson's functions hold what it takes to make a model. */
    private static Object empty(Class<?> type, Function<? super Class<?>, ?> making) {
        try {
            ClassLoader yasson = making.getClass().getClassLoader();
            String models = "org.eclipse.yasson.internal.model.";
            Class<?> customization = Class.forName(models + "customization.ClassCustomization", true, yasson);
            for (var constructor :
                    Class.forName(models + "ClassModel", true, yasson).getConstructors()) {
                if (constructor.getParameterCount() == 4) {
                    return constructor.newInstance(
                            type, customization.getMethod("empty").invoke(null), null, null);
                }
            }
            throw new NoSuchMethodException(models + "ClassModel");
        } catch (ReflectiveOperationException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    /** Puts gates into a model. */
    Object in(Class<?> type, Object model) {
        try {
            for (Object property : (Object[]) YassonBinding.call(model, "getSortedProperties")) {
                if ((boolean) YassonBinding.call(property, "isReadable")) {
                    put(type, property);
                }
            }
            return model;
        } catch (ReflectiveOperationException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }

    private void put(Class<?> type, Object property) throws ReflectiveOperationException {
        Field handle = YassonBinding.field(property.getClass(), "getValueHandle");
        MethodHandle plain = (MethodHandle) handle.get(property);
        // Models of subclasses share properties with those of their superclasses.
        if (plain.type().equals(MethodType.genericMethodType(1))) {
            return;
        }
        Field field = (Field) YassonBinding.call(property, "getField");
        Method getter = (Method) YassonBinding.call(property, "getGetter");
        Set<String> keys = new LinkedHashSet<>();
        List<Type> declared = new ArrayList<>();
        if (field != null) {
            keys.addAll(Members.keys(field));
            declared.add(field.getGenericType());
        }
        if (getter != null) {
            keys.addAll(Members.keys(getter));
            declared.add(getter.getGenericReturnType());
        }
        keys.add(Members.folded((String) YassonBinding.call(property, "getPropertyName")));
        PropertyGate gate = new PropertyGate(jsonb, keys, declared, hasComponent(property));
        if (gate.isNeverClosed(type)) {
            return;
        }
        Class<?> read = getter == null ? field.getType() : getter.getReturnType();
        boolean array = read.isArray() || Collection.class.isAssignableFrom(read);
        Gate gated = new Gate(gate, plain, (String) YassonBinding.call(property, "getWriteName"), array);
        handle.set(property, READ.bindTo(gated));
    }

    private static boolean hasComponent(Object property) throws ReflectiveOperationException {
        Object customization = YassonBinding.call(property, "getCustomization");
        return YassonBinding.call(customization, "getSerializerBinding") != null
                || YassonBinding.call(customization, "getSerializeAdapterBinding") != null;
    }
}
