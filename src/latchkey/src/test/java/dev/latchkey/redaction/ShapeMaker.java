package dev.latchkey.redaction;

import dev.latchkey.redaction.ShapeParts.Face;
import dev.latchkey.redaction.ShapeParts.GuardedFace;
import dev.latchkey.redaction.ShapeParts.Open;
import dev.latchkey.redaction.ShapeParts.Outer;
import dev.latchkey.redaction.ShapeParts.Ref;
import dev.latchkey.redaction.ShapeSpace.Component;
import dev.latchkey.redaction.ShapeSpace.Guard;
import dev.latchkey.redaction.ShapeSpace.Index;
import dev.latchkey.redaction.ShapeSpace.Kind;
import dev.latchkey.redaction.ShapeSpace.Shape;
import jakarta.json.bind.JsonbConfig;
import java.beans.PropertyChangeEvent;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles the classes of shapes, and makes objects of them. */
final class ShapeMaker {
    private final ClassLoader own;
    private final ClassLoader other;
    private int count;

    ShapeMaker(Collection<Shape> shapes) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Shape each : shapes) {
            String thing = ShapeSources.thing(each);
            if (!thing.isEmpty()) {
                sources.put(ShapeSources.thingName(each), thing);
            }
            if (!ShapeSources.isRoot(each.position())) {
                sources.put(ShapeSources.holderName(each), ShapeSources.holder(each));
            }
        }
        Compiled compiled = new Compiled(
                "package shapes; import dev.latchkey.redaction.ShapeParts.*; import java.util.*; ", sources);
        own = compiled.loader();
        other = compiled.loader();
    }

    private Class<?> load(String name, ClassLoader loader) {
        try {
            return loader.loadClass("shapes." + name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The classes that an index of all would have. */
    Set<Class<?>> indexed(Shape shape) {
        Set<Class<?>> classes = new LinkedHashSet<>(List.of(ShapeParts.class.getDeclaredClasses()));
        if (!ShapeSources.thing(shape).isEmpty()) {
            classes.add(load(ShapeSources.thingName(shape), own));
        }
        if (!ShapeSources.isRoot(shape.position())) {
            classes.add(load(ShapeSources.holderName(shape), own));
        }
        return classes;
    }

    /** The configuration that a shape is written with. */
    static JsonbConfig config(Shape shape) {
        boolean root = ShapeSources.isRoot(shape.position());
        JsonbConfig config = new JsonbConfig();
        return switch (shape.component()) {
            case CONFIG_ADAPTER -> config.withAdapters(new ShapeParts.FaceToText());
            case CONFIG_SERIALIZER -> config.withSerializers(new ShapeParts.FlatteningFace());
            case CONFIG_OBJECT_SERIALIZER -> config.withSerializers(new ShapeParts.Flattening());
            case RETURNS_FACE -> root ? config.withAdapters(new ShapeParts.RefToFace()) : config;
            case RETURNS_PLAIN -> root ? config.withAdapters(new ShapeParts.RefToPlain()) : config;
            case RETURNS_LIST -> root ? config.withAdapters(new ShapeParts.RefToList()) : config;
            case HANDS_ON -> root ? config.withSerializers(new ShapeParts.HandingOn()) : config;
            default -> config;
        };
    }

    private String text(String needed) {
        return ShapeTexts.text(++count, needed);
    }

    /** An object of the shape. */
    Object make(Shape shape) throws ReflectiveOperationException {
        Object thing = thing(shape);
        if (ShapeSources.isByReference(shape.component())) {
            String id = "ref";
            Ref.MEANT.put(id, thing);
            thing = new Ref(id);
        }
        return place(shape, thing);
    }

    private Object thing(Shape shape) throws ReflectiveOperationException {
        String[] needs = ShapeSources.needs(shape.guard());
        Object made =
                switch (ShapeSources.kindOf(shape)) {
                    case LAMBDA -> lambda(shape.guard(), text(needs[0]));
                    case PROXY -> proxy(shape.guard(), text(needs[0]));
                    case ENUM ->
                        load(ShapeSources.thingName(shape), loaderOf(shape)).getEnumConstants()[0];
                    case NUMBER -> construct(shape, "", String.valueOf(ShapeTexts.number(++count, needs[0])));
                    // Of these the second text is all that is written.
                    case LIST, MAP, ZONE -> construct(shape, "", text(needs[0]));
                    default -> construct(shape, text(needs[0]), text(needs[1]));
                };
        if (shape.kind() != Kind.HOLDER) {
            return made;
        }
        Outer outer = new Outer();
        outer.inner = made;
        outer.b = text("");
        return outer;
    }

    private ClassLoader loaderOf(Shape shape) {
        return shape.index() == Index.OTHER_LOADER ? other : own;
    }

    private Object construct(Shape shape, String a, String b) throws ReflectiveOperationException {
        return load(ShapeSources.thingName(shape), loaderOf(shape))
                .getConstructor(String.class, String.class)
                .newInstance(a, b);
    }

    private static Object lambda(Guard guard, String text) {
        return switch (guard) {
            case INTERFACE -> (Open & GuardedFace) () -> text;
            case INTERFACE_GETTER -> (ShapeParts.Guarded) () -> text;
            default -> (Open) () -> text;
        };
    }

    private static Object proxy(Guard guard, String text) {
        Class<?>[] faces =
                switch (guard) {
                    case INTERFACE -> new Class<?>[] {Open.class, GuardedFace.class};
                    case INTERFACE_GETTER -> new Class<?>[] {ShapeParts.Guarded.class};
                    default -> new Class<?>[] {Open.class};
                };
        return Proxy.newProxyInstance(
                ShapeMaker.class.getClassLoader(), faces, (self, method, arguments) -> switch (method.getName()) {
                    case "getA" -> text;
                    case "hashCode" -> 1;
                    case "equals" -> self == arguments[0];
                    case "toString" -> text;
                    default -> null;
                });
    }

    private Object place(Shape shape, Object thing) throws ReflectiveOperationException {
        switch (shape.position()) {
            case ROOT -> {
                return thing;
            }
            case ROOT_LIST, LYING_LIST -> {
                return list(thing, text(""));
            }
            case ROOT_MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>(Map.of("k", thing));
                map.put("open", text(""));
                return map;
            }
            case ROOT_ARRAY -> {
                return new Object[] {thing, text("")};
            }
            case ROOT_OPTIONAL -> {
                return Optional.of(thing);
            }
            default -> {
                Class<?> type = load(ShapeSources.holderName(shape), own);
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                Object holder = constructor.newInstance();
                field(type, "open").set(holder, text(""));
                Field field = field(type, "p");
                field.set(holder, placed(shape, thing, field.getType()));
                return holder;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Object placed(Shape shape, Object thing, Class<?> type) throws ReflectiveOperationException {
        return switch (shape.position()) {
            case ELEMENT, WILDCARD, RAW, GENERIC_LIST -> list(thing);
            case ELEMENT_OF_ELEMENT -> list(list(thing));
            case SET -> new LinkedHashSet<>(List.of(thing));
            case VALUE -> new LinkedHashMap<>(Map.of("k", thing));
            case KEY -> new LinkedHashMap<>(Map.of(thing, "value"));
            case OPTIONAL -> Optional.of(thing);
            case ENTRY -> Map.entry("k", thing);
            case ARRAY -> {
                Object array = Array.newInstance(type.getComponentType(), 1);
                Array.set(array, 0, thing);
                yield array;
            }
            case OWN_LIST -> {
                List<Object> own = (List<Object>) type.getConstructor().newInstance();
                own.add(thing);
                yield own;
            }
            case OWN_MAP -> {
                Map<String, Object> own =
                        (Map<String, Object>) type.getConstructor().newInstance();
                own.put("k", thing);
                yield own;
            }
            case CAUSE -> new IllegalStateException("m", thing instanceof Throwable cause ? cause : null);
            case SUPPRESSED -> {
                IllegalStateException thrown = new IllegalStateException("m");
                if (thing instanceof Throwable cause) {
                    thrown.addSuppressed(cause);
                }
                yield thrown;
            }
            case EVENT -> new PropertyChangeEvent("source", "p", null, thing);
            case IN_OBJECT -> list(new LinkedHashMap<>(Map.of("k", thing)));
            default -> thing;
        };
    }

    private static List<Object> list(Object... elements) {
        return new ArrayList<>(List.of(elements));
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    /** Whether a component of the application writes the object, or what holds it. */
    static boolean isWrittenByComponent(Shape shape) {
        return shape.component() != Component.NONE;
    }

    static boolean isFace(Object thing) {
        return thing instanceof Face;
    }
}
