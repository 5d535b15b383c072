package dev.latchkey.redaction;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens Java's containers: collections, maps, optionals and arrays of objects. */
final class Containers {
    private Containers() {}

    /**
     * Visits the elements, keys and values of a container; none of any other object. It calls the methods that writers call, because
     * a container of the application may override others so that they do something else.
     */
    static void forEach(Object container, Consumer<Object> visitor) {
        if (container instanceof Map<?, ?> map && !(container instanceof Collection)) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                visitor.accept(entry.getKey());
                visitor.accept(entry.getValue());
            }
        } else {
            for (Object element : elements(container)) {
                visitor.accept(element);
            }
        }
    }

    /** Returns the elements of a container, or the values of a map; empty for any other object. */
    static Collection<?> elements(Object container) {
        if (container instanceof Collection<?> collection) {
            return collection;
        }
        if (container instanceof Map<?, ?> map) {
            return map.values();
        }
        if (container instanceof Optional<?> optional) {
            return optional.isPresent() ? List.of(optional.get()) : List.of();
        }
        return container instanceof Object[] array ? Arrays.asList(array) : List.of();
    }

    /** Returns the keys of a map; empty for any other object. */
    static Collection<?> keys(Object container) {
        return container instanceof Map<?, ?> map ? map.keySet() : List.of();
    }
}
