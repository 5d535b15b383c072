package dev.latchkey.redact;

import dev.latchkey.scope.Requirement;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges values that are about to be written, by the classes that they have at run time: a value as it is, a container without
 * what may not be seen in it, or nothing. It does not look into objects that are written member by member: their members are
 * judged when they are written.
 */
final class ValueJudge {
    /** Stands for a value that is withheld. */
    static final Object HIDDEN = new Object();

    /** Containers within containers; JSON-B providers end before that. */
    private static final int DEEPEST = 2_000;

    private final Rendering rendering;
    private final RedactingJsonb jsonb;
    private int depth;

    ValueJudge(Rendering rendering, RedactingJsonb jsonb) {
        this.rendering = rendering;
        this.jsonb = jsonb;
    }

    /** What is written of a value: itself, a container with less in it, or {@link #HIDDEN}. */
    Object judge(Object value) {
        if (value == null) {
            return null;
        }
        Class<?> type = value.getClass();
        ValueKind kind = jsonb.lore().kindOf(type);
        if (kind.plain()) {
            return value;
        }
        if (isHidden(type, kind)) {
            rendering.hidden().add(value);
            return HIDDEN;
        }
        return switch (kind.form()) {
            case CLOSED, ENUM, BEAN ->
                jsonb.begins(type) ? forComponent(value, HidingReason.COMPONENT) : value;
            case OWN_VALUE -> forComponent(value, HidingReason.OWN_TEXT);
            default -> judgeContainer(value, type, kind.form());
        };
    }

    private boolean isHidden(Class<?> type, ValueKind kind) {
        Requirement whole = kind.guards().whole();
        if (whole != null && rendering.lacks(whole)) {
            rendering.withheld(List.of(whole), HidingReason.CLASS);
            return true;
        }
        if (kind.guards().unreadable() && !rendering.holdsAllKnown()) {
            rendering.withheld(List.of(), HidingReason.UNREADABLE);
            return true;
        }
        if (jsonb.isNotModelled(type)) {
            rendering.withheld(List.of(), HidingReason.NOT_MODELLED);
            return true;
        }
        return false;
    }

    /** What code of the application is given of a value: all of it, or {@link #HIDDEN} if it leads to what may not be seen. */
    Object forComponent(Object value, HidingReason reason) {
        if (value == null) {
            return null;
        }
        ReachableObjects.Found found = rendering.reachableFrom(value);
        if (found.unmet().isEmpty() && (!found.undecided() || rendering.holdsAllKnown())) {
            return value;
        }
        rendering.withheld(found.unmet(), reason);
        rendering.hidden().addUncountable();
        return HIDDEN;
    }

    /** What is written of what an adapter returned, which is written as what the adapter declares to return. */
    Object adapted(Object result, Class<?> declared) {
        Object judged = judge(result);
        if (judged == null || judged == HIDDEN || judged.getClass() == declared || !jsonb.writesAsDeclared(declared)) {
            return judged;
        }
        ClassGuards guards = jsonb.lore().guards().of(judged.getClass());
        List<Requirement> lacking =
                guards.properties().values().stream().filter(rendering::lacks).toList();
        if (lacking.isEmpty()) {
            return judged;
        }
        rendering.withheld(lacking, HidingReason.ADAPTED);
        rendering.hidden().addUncountable();
        return HIDDEN;
    }

    private Object judgeContainer(Object value, Class<?> type, ValueKind.Form form) {
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
            if (judged != value && judged != HIDDEN && jsonb.mayBeWrittenWhole(type)) {
                rendering.hidden().addUncountable();
                return HIDDEN;
            }
            return judged != HIDDEN && jsonb.begins(type) ? forComponent(judged, HidingReason.COMPONENT) : judged;
        } finally {
            depth--;
        }
    }

    private Object collection(Collection<?> elements) {
        if (!Members.isPlatform(elements.getClass())) {
            // It may give other elements when it is asked again.
            List<Object> copy = new ArrayList<>();
            boolean less = copy(elements.iterator(), copy);
            return less || !jsonb.mayBeWrittenWhole(elements.getClass()) ? copy : elements;
        }
        List<Object> less = null;
        int index = 0;
        for (Object element : elements) {
            Object judged = judge(element);
            if (judged != element && less == null) {
                less = new ArrayList<>(elements.size());
                Iterator<?> before = elements.iterator();
                for (int i = 0; i < index; i++) {
                    less.add(before.next());
                }
            }
            if (less != null && judged != HIDDEN) {
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
            Object judged = judge(element);
            less |= judged != element;
            if (judged != HIDDEN) {
                copy.add(judged);
            }
        }
        return less;
    }

    private Object map(Map<?, ?> map) {
        Map<Object, Object> left = new LinkedHashMap<>();
        boolean less = !Members.isPlatform(map.getClass()) && !jsonb.mayBeWrittenWhole(map.getClass());
        boolean objects = false;
        boolean objectsLeft = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = key(entry.getKey());
            boolean object = isObject(entry.getKey());
            objects |= object;
            objectsLeft |= object && key != HIDDEN;
            Object value = key == HIDDEN ? HIDDEN : judge(entry.getValue());
            less |= value != entry.getValue();
            if (value != HIDDEN) {
                left.put(key, value);
            }
        }
        // Yasson writes maps of objects in another form than maps of texts, and keeps to that of the first.
        if (objects && !objectsLeft) {
            return HIDDEN;
        }
        return less ? left : map;
    }

    private boolean isObject(Object key) {
        return key != null
                && switch (jsonb.lore().kindOf(key.getClass()).form()) {
                    case CLOSED, ENUM -> false;
                    default -> true;
                };
    }

    /** A key is written by its toString, whatever it is, or member by member where the provider can. */
    private Object key(Object key) {
        if (key == null) {
            return null;
        }
        ValueKind kind = jsonb.lore().kindOf(key.getClass());
        if (kind.plain() && kind.form() != ValueKind.Form.BEAN || kind.form() == ValueKind.Form.CLOSED) {
            return key;
        }
        if (isHidden(key.getClass(), kind)) {
            rendering.hidden().addUncountable();
            return HIDDEN;
        }
        return kind.form() == ValueKind.Form.ENUM ? key : forComponent(key, HidingReason.KEY);
    }

    private Object array(Object array, Class<?> type) {
        if (type.getComponentType().isPrimitive()) {
            return array;
        }
        List<Object> left = new ArrayList<>();
        boolean less = false;
        for (int i = 0; i < Array.getLength(array); i++) {
            Object element = Array.get(array, i);
            Object judged = judge(element);
            less |= judged != element;
            if (judged != HIDDEN) {
                left.add(judged);
            }
        }
        if (!less) {
            return array;
        }
        if (left.stream().allMatch(each -> each == null || type.getComponentType().isInstance(each))) {
            return left.toArray((Object[]) Array.newInstance(type.getComponentType(), 0));
        }
        // An array of a container of the application, of which there is a copy.
        return left.toArray();
    }

    private Object optional(Optional<?> optional) {
        if (optional.isEmpty()) {
            return optional;
        }
        Object judged = judge(optional.get());
        return judged == HIDDEN ? HIDDEN : judged == optional.get() ? optional : Optional.of(judged);
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
            default -> copy(((Iterable<?>) value).iterator(), left) ? left : value;
        };
    }
}
