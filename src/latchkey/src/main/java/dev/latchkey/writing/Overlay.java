package dev.latchkey.writing;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.redaction.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lays the new state of an object, as a caller has sent it, over the stored one: what the caller may not see or write stays as it is
 * stored. The stored objects are not changed. Not thread-safe.
 */
final class Overlay {
    private final HiddenMembers hidden;
    private final OverlaidElements elements;
    /** What was laid over which stored object: objects may refer to each other in a circle. */
    private final Map<Object, Object> done = new IdentityHashMap<>();

    Overlay(HiddenMembers hidden) {
        this.hidden = hidden;
        this.elements = new OverlaidElements(hidden, this);
    }

    /**
     * Returns the new state of one value.
     *
     * @param sent what the caller has sent, or null
     * @param stored the current state, or null
     * @param patch the members that the caller changes, or null if it has sent all
     * @throws AccessRefusedException if what is hidden cannot be kept
     */
    Object lay(Object sent, Object stored, JsonObject patch) {
        if (stored == null || sent == stored) {
            return sent;
        }
        if (stored instanceof Optional<?> optional) {
            return sent instanceof Optional<?> now
                    ? Optional.ofNullable(lay(now.orElse(null), optional.orElse(null), patch))
                    : sent;
        }
        if (stored instanceof Collection
                || stored instanceof Map
                || stored.getClass().isArray()) {
            return elements.lay(sent, stored, patch);
        }
        if (Members.isPlatform(stored.getClass())) {
            return sent;
        }
        if (hidden.isHidden(stored.getClass())) {
            if (sent == null) {
                return stored;
            }
            throw conflict();
        }
        return sent == null ? null : layObject(sent, stored, patch);
    }

    private Object layObject(Object sent, Object stored, JsonObject patch) {
        Class<?> type = sent.getClass();
        boolean isOpen = hidden.isOpen(stored.getClass());
        if (!type.isAssignableFrom(stored.getClass())) {
            if (isOpen) {
                return sent;
            }
            // An object of another class has no place for what is hidden.
            throw conflict();
        }
        if (isOpen && patch == null) {
            return sent;
        }
        Object before = done.get(sent);
        if (before != null) {
            return before;
        }
        if (type.isRecord()) {
            return layRecord(sent, stored, patch);
        }
        done.put(sent, sent);
        Set<String> named = patch == null ? null : named(patch);
        boolean plain = type == stored.getClass();
        Map<StoredMember, Object> changed = new LinkedHashMap<>();
        for (StoredMember storedMember : hidden.membersOf(type)) {
            if (!isKept(storedMember, named)) {
                Object now = storedMember.get(sent, true);
                Object laid = lay(now, storedMember.get(stored, plain), patchOf(storedMember, patch));
                if (patch != null || laid != now) {
                    changed.put(storedMember, laid);
                }
            }
        }
        // What is sent comes last, for a member may be kept in the field of another name.
        for (StoredMember storedMember : hidden.membersOf(type)) {
            if (isKept(storedMember, named)) {
                storedMember.copy(stored, sent, plain);
            }
        }
        changed.forEach((member, value) -> member.set(sent, value));
        return sent;
    }

    /** Returns whether a member stays as it is stored: it is hidden, or a patch does not name it. */
    private boolean isKept(StoredMember member, Set<String> named) {
        return hidden.isHidden(member) || named != null && !member.isNamed(named);
    }

    private Object layRecord(Object sent, Object stored, JsonObject patch) {
        RecordComponent[] components = sent.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        Set<String> named = patch == null ? null : named(patch);
        for (int i = 0; i < components.length; i++) {
            String key = JsonNames.folded(components[i].getName());
            types[i] = components[i].getType();
            StoredMember member = hidden.membersOf(sent.getClass()).stream()
                    .filter(storedMember -> storedMember.names().contains(key))
                    .findFirst()
                    .orElseThrow();
            Object current = member.get(stored, true);
            values[i] = isKept(member, named) ? current : lay(member.get(sent, true), current, patchOf(member, patch));
        }
        try {
            Constructor<?> canonical = sent.getClass().getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(
                    "The record " + sent.getClass().getName() + " cannot be made with what is hidden in it", failure);
        }
    }

    private static Set<String> named(JsonObject patch) {
        return patch.keySet().stream().map(JsonNames::folded).collect(Collectors.toSet());
    }

    /** Returns what a patch changes within a member, or null if it replaces the member. */
    private static JsonObject patchOf(StoredMember member, JsonObject patch) {
        if (patch == null) {
            return null;
        }
        for (Map.Entry<String, JsonValue> entry : patch.entrySet()) {
            if (member.names().contains(JsonNames.folded(entry.getKey()))) {
                return entry.getValue() instanceof JsonObject inner ? inner : null;
            }
        }
        return null;
    }

    static AccessRefusedException conflict() {
        return new AccessRefusedException(Refusal.of(RefusalKind.INCOMPLETE_VIEW));
    }
}
