package dev.latchkey.redaction;

import dev.latchkey.scope.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What one class needs, by all that its whole hierarchy declares. Immutable.
 *
 * @param whole what every object of the class needs; null for nothing
 * @param properties what its properties need, by their {@linkplain Members#keys keys}
 * @param unreadable whether something is declared in it that cannot be read, because it refers to classes that are not there
 */
record ClassGuards(Requirement whole, Map<String, Requirement> properties, boolean unreadable) {
    static final ClassGuards NONE = new ClassGuards(null, Map.of(), false);

    boolean isNothing() {
        return whole == null && properties.isEmpty() && !unreadable;
    }

    /** What a property needs that has these keys. */
    List<Requirement> ofProperty(Collection<String> keys) {
        if (properties.isEmpty()) {
            return List.of();
        }
        List<Requirement> found = new ArrayList<>(1);
        for (String key : keys) {
            Requirement needed = properties.get(key);
            if (needed != null) {
                found.add(needed);
            }
        }
        return found;
    }

    /** All that is needed anywhere in objects of the class. */
    List<Requirement> all() {
        List<Requirement> all = new ArrayList<>(properties.values());
        if (whole != null) {
            all.add(whole);
        }
        return all;
    }
}
