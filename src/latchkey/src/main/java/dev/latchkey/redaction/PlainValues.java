package dev.latchkey.redaction;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Tells whether there is nothing to be judged in a value: it is of a closed type, or one of Java's containers of such. */
final class PlainValues {
    private PlainValues() {}

    static boolean isPlain(Object value, ClassLore lore) {
        return isPlain(value, lore, 0);
    }

    private static boolean isPlain(Object value, ClassLore lore, int depth) {
        if (value == null) {
            return true;
        }
        ValueKind kind = lore.kindOf(value.getClass());
        if (kind.plain()) {
            return true;
        }
        // What is said here of others need not hold any more when they are written.
        boolean steady = value instanceof Optional || value instanceof Object[] || ContainerJudge.isSteady(value);
        if (!steady || depth > 20) {
            return false;
        }
        return switch (kind.form()) {
            case COLLECTION -> all((Collection<?>) value, lore, depth);
            case MAP ->
                all(((Map<?, ?>) value).keySet(), lore, depth) && all(((Map<?, ?>) value).values(), lore, depth);
            case OPTIONAL -> ((Optional<?>) value).isEmpty() || isPlain(((Optional<?>) value).get(), lore, depth + 1);
            case ARRAY -> value instanceof Object[] array && all(java.util.Arrays.asList(array), lore, depth);
            default -> false;
        };
    }

    private static boolean all(Collection<?> values, ClassLore lore, int depth) {
        for (Object each : values) {
            if (!isPlain(each, lore, depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
