package dev.latchkey.redaction;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts that say themselves what is needed to see them, and where they are in a graph of objects: the oracle of
 * {@link ComposedShapesTest}, which knows nothing of the engine.
 */
final class ShapeTexts {
    /** A number, and the scopes that are needed: all of {@code XY}, one of {@code XoY}, or none. */
    private static final Pattern TEXT = Pattern.compile("k\\d+_([XYZo]*)_|9[01]90\\d+");

    private ShapeTexts() {}

    static String text(int number, String needed) {
        return "k" + number + "_" + needed + "_";
    }

    /** The same in digits, for what needs X or nothing. */
    static long number(int number, String needed) {
        return Long.parseLong((needed.isEmpty() ? "9090" : "9190") + number);
    }

    /** The texts in a text. */
    static Set<String> in(String text) {
        return TEXT.matcher(text)
                .results()
                .map(each -> each.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether somebody with these scopes may see the text. */
    static boolean isFor(Set<String> held, String text) {
        if (text.startsWith("9")) {
            return text.startsWith("9090") || held.contains("X");
        }
        String needed = text.substring(text.indexOf('_') + 1, text.length() - 1);
        if (needed.contains("o")) {
            return Set.of(needed.split("o")).stream().anyMatch(held::contains);
        }
        return needed.chars().allMatch(each -> held.contains(String.valueOf((char) each)));
    }

    /** All texts in a graph of objects. */
    static Set<String> of(Object root) {
        Set<String> found = new LinkedHashSet<>();
        collect(root, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(Object object, Set<String> found, Set<Object> seen) {
        if (object == null || !seen.add(object)) {
            return;
        }
        if (object instanceof Number) {
            found.addAll(in(object.toString()));
        }
        if (object instanceof CharSequence || object instanceof Enum<?>) {
            found.addAll(in(object instanceof Enum<?> constant ? constant.name() : object.toString()));
        }
        if (object instanceof Collection<?> all) {
            all.forEach(each -> collect(each, found, seen));
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                collect(key, found, seen);
                collect(value, found, seen);
            });
        } else if (object instanceof Map.Entry<?, ?> entry) {
            collect(entry.getKey(), found, seen);
            collect(entry.getValue(), found, seen);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(each -> collect(each, found, seen));
        } else if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                collect(Array.get(object, i), found, seen);
            }
        } else if (object instanceof Throwable thrown) {
            collect(thrown.getMessage(), found, seen);
            collect(thrown.getCause(), found, seen);
            collect(thrown.getSuppressed(), found, seen);
        } else if (object instanceof java.beans.PropertyChangeEvent event) {
            collect(event.getNewValue(), found, seen);
        } else if (object instanceof java.util.TimeZone zone) {
            collect(zone.getID(), found, seen);
        } else if (Proxy.isProxyClass(object.getClass())) {
            InvocationHandler handler = Proxy.getInvocationHandler(object);
            collect(handler, found, seen);
        }
        for (Class<?> each = object.getClass();
                each != null && !each.getName().startsWith("java.");
                each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    collect(value(object, field), found, seen);
                }
            }
        }
    }

    private static Object value(Object object, Field field) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null;
        }
    }
}
