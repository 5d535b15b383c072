package dev.latchkey.redaction;

import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges what Java's containers hold: a container as it is, a copy without what may not be seen in it, or nothing. */
final class ContainerJudge {
    /** Containers within containers; JSON-B providers end before that. */
    private static final int DEEPEST = 2_000;

    /** Java's own that keep what they were given. */
    private static final Set<String> STEADY = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.Arrays$ArrayList",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.RegularEnumSet",
            "java.util.JumboEnumSet",
            "java.util.TreeSet",
            "java.util.TreeMap",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.EnumMap",
            "java.util.IdentityHashMap",
            "java.util.Collections$EmptyList",
            "java.util.Collections$EmptySet",
            "java.util.Collections$EmptyMap",
            "java.util.Collections$SingletonList",
            "java.util.Collections$SingletonSet",
            "java.util.Collections$SingletonMap",
            "java.util.Collections$CopiesList");

    private final ValueJudge values;
    private final RedactingJsonb jsonb;
    private final Rendering.HiddenValues hidden;
    private int depth;

    ContainerJudge(ValueJudge values, RedactingJsonb jsonb, Rendering.HiddenValues hidden) {
        this.values = values;
        this.jsonb = jsonb;
        this.hidden = hidden;
    }

    /** What is written of a container: itself, one with less in it, or {@link ValueJudge#HIDDEN}. */
    Object judge(Object value, Class<?> type, ValueKind.Form form) {
        if (++depth > DEEPEST) {
            throw new IllegalStateException("Containers are nested too deeply to be looked through");
        }
        try {
            Object judged =
                    switch (form) {
                        case COLLECTION -> collection((Collection<?>) value);
                        case MAP -> map((Map<?, ?>) value);
                        case ARRAY -> array(value, type);
                        case OPTIONAL -> optional((Optional<?>) value);
                        default -> sequence(value, form);
                    };
            boolean whole = jsonb.mayBeWrittenWhole(type) || value instanceof JsonValue;
            if (judged != value && judged != ValueJudge.HIDDEN && whole) {
                hidden.addUncountable();
                return ValueJudge.HIDDEN;
            }
            return judged != ValueJudge.HIDDEN && jsonb.begins(type)
                    ? values.forComponent(judged, HidingReason.COMPONENT)
                    : judged;
        } finally {
            depth--;
        }
    }

    private Object collection(Collection<?> elements) {
        if (!isSteady(elements)) {
            List<Object> copy = new ArrayList<>();
            boolean less = copy(elements.iterator(), copy);
            return less || !isWhole(elements) ? copy : elements;
        }
        List<Object> less = null;
        int index = 0;
        for (Object element : elements) {
            Object judged = values.judge(element);
            if (judged != element && less == null) {
                less = new ArrayList<>(elements.size());
                Iterator<?> before = elements.iterator();
                for (int i = 0; i < index; i++) {
                    less.add(before.next());
                }
            }
            if (less != null && judged != ValueJudge.HIDDEN) {
                less.add(judged);
            }
            index++;
        }
        return less == null ? elements : less;
    }

    /** Copies what may be seen; tells whether that is less. */
    private boolean copy(Iterator<?> elements, List<Object> copy) {
        boolean less = false;
        while (elements.hasNext()) {
            Object element = elements.next();
            Object judged = values.judge(element);
            less |= judged != element;
            if (judged != ValueJudge.HIDDEN) {
                copy.add(judged);
            }
        }
        return less;
    }

    private Object map(Map<?, ?> map) {
        Map<Object, Object> less = isSteady(map) || isWhole(map) ? null : new LinkedHashMap<>();
        boolean objects = false;
        boolean objectsLeft = false;
        int index = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = values.key(entry.getKey());
            if (key != null && isObject(entry.getKey())) {
                objects = true;
                objectsLeft |= key != ValueJudge.HIDDEN;
            }
            Object value = key == ValueJudge.HIDDEN ? ValueJudge.HIDDEN : values.judge(entry.getValue());
            if (less == null && value != entry.getValue()) {
                less = first(index, map);
            }
            if (less != null && value != ValueJudge.HIDDEN) {
                less.put(key, value);
            }
            index++;
        }
        // Yasson writes maps of objects in another form than maps of texts, and keeps to that of the first.
        if (objects && !objectsLeft) {
            return ValueJudge.HIDDEN;
        }
        return less == null ? map : less;
    }

    private static Map<Object, Object> first(int entries, Map<?, ?> map) {
        Map<Object, Object> first = new LinkedHashMap<>();
        Iterator<? extends Map.Entry<?, ?>> all = map.entrySet().iterator();
        for (int i = 0; i < entries; i++) {
            Map.Entry<?, ?> entry = all.next();
            first.put(entry.getKey(), entry.getValue());
        }
        return first;
    }

    private boolean isObject(Object key) {
        return switch (jsonb.lore().kindOf(key.getClass()).form()) {
            case CLOSED, ENUM -> false;
            default -> true;
        };
    }

    /**
     * Whether a container has the same in it when it is asked again, while nobody changes it who would have to keep from that anyway.
     * Those of the application, Java's views of them and Java's containers for several threads need not.
     */
    static boolean isSteady(Object container) {
        String name = container.getClass().getName();
        return container instanceof JsonValue
                || STEADY.contains(name)
                || name.startsWith("java.util.ImmutableCollections$");
    }

    /** Whether a component, or the type of its place, needs a container as it is. */
    private boolean isWhole(Object container) {
        return container instanceof JsonValue || jsonb.mayBeWrittenWhole(container.getClass());
    }

    private Object array(Object array, Class<?> type) {
        // Nothing is found there, but a million numbers would be boxed.
        if (type.getComponentType().isPrimitive()) {
            return array;
        }
        List<Object> left = new ArrayList<>();
        boolean less = false;
        for (int i = 0; i < Array.getLength(array); i++) {
            Object element = Array.get(array, i);
            Object judged = values.judge(element);
            less |= judged != element;
            if (judged != ValueJudge.HIDDEN) {
                left.add(judged);
            }
        }
        if (!less) {
            return array;
        }
        if (left.stream()
                .allMatch(nextElement ->
                        nextElement == null || type.getComponentType().isInstance(nextElement))) {
            return left.toArray((Object[]) Array.newInstance(type.getComponentType(), 0));
        }
        // An array of a container of the application, of which there is a copy.
        return left.toArray();
    }

    private Object optional(Optional<?> optional) {
        Object content = optional.orElse(null);
        Object judged = values.judge(content);
        if (judged == content) {
            return optional;
        }
        return judged == ValueJudge.HIDDEN ? ValueJudge.HIDDEN : Optional.of(judged);
    }

    private Object sequence(Object value, ValueKind.Form form) {
        if (!jsonb.writesSequences()) {
            return value;
        }
        List<Object> left = new ArrayList<>();
        return switch (form) {
            case ITERATOR -> {
                copy((Iterator<?>) value, left);
                yield left.iterator();
            }
            case STREAM -> {
                copy(((java.util.stream.BaseStream<?, ?>) value).iterator(), left);
                yield Stream.of(left.toArray());
            }
            default -> copy(((Iterable<?>) value).iterator(), left) || !isWhole(value) ? left : value;
        };
    }
}
