package dev.latchkey.writing;

import dev.latchkey.AccessRefusedException;
import jakarta.json.JsonObject;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lays arrays, collections and maps over stored ones: elements are matched by their {@link dev.latchkey.Identity}, values of maps
 * by their keys. Not thread-safe.
 */
final class OverlaidElements {
    private final HiddenMembers hidden;
    private final Overlay overlay;

    OverlaidElements(HiddenMembers hidden, Overlay overlay) {
        this.hidden = hidden;
        this.overlay = overlay;
    }

    Object lay(Object sent, Object stored, JsonObject patch) {
        if (stored instanceof Map<?, ?> map) {
            return sent == null || sent instanceof Map ? layMap((Map<?, ?>) sent, map, patch) : sent;
        }
        List<?> before = listOf(stored);
        if (before.stream().allMatch(element -> element == null || hidden.isOpen(element.getClass()))) {
            return sent;
        }
        List<Object> laid = layList(sent == null ? List.of() : listOf(sent), before);
        if (sent == null && laid.isEmpty()) {
            return null;
        }
        return stored.getClass().isArray() ? arrayOf(laid, stored) : collectionOf(laid, sent == null ? stored : sent);
    }

    private static List<?> listOf(Object elements) {
        if (elements instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (elements instanceof Object[] array) {
            return Arrays.asList(array);
        }
        // An array of primitive values holds nothing hidden.
        return List.of();
    }

    private List<Object> layList(List<?> sent, List<?> stored) {
        Map<Object, Object> byIdentity = new HashMap<>();
        // After which stored element hidden ones stand: they stay there.
        Map<Object, List<Object>> hiddenAfter = new HashMap<>();
        Object previous = null;
        for (Object element : stored) {
            if (element != null && hidden.isHidden(element.getClass())) {
                hiddenAfter.computeIfAbsent(previous, none -> new ArrayList<>()).add(element);
            } else {
                previous = identityOf(element);
                if (byIdentity.put(previous, element) != null) {
                    throw Overlay.conflict();
                }
            }
        }
        List<Object> laid = new ArrayList<>(hiddenAfter.getOrDefault(null, List.of()));
        hiddenAfter.remove(null);
        for (Object element : sent) {
            Object identity = element == null || hidden.isOpen(element.getClass()) && !isStored(element, byIdentity)
                    ? null
                    : identityOf(element);
            laid.add(overlay.lay(element, identity == null ? null : byIdentity.remove(identity), null));
            List<Object> after = identity == null ? null : hiddenAfter.remove(identity);
            if (after != null) {
                laid.addAll(after);
            }
        }
        hiddenAfter.values().forEach(laid::addAll);
        return laid;
    }

    private boolean isStored(Object sent, Map<Object, Object> byIdentity) {
        return hidden.identityOf(sent.getClass())
                .map(member -> member.get(sent, true))
                .filter(byIdentity::containsKey)
                .isPresent();
    }

    /** @throws AccessRefusedException if the element has none, so that it may be another one than it seems */
    private Object identityOf(Object element) {
        Object identity = element == null
                ? null
                : hidden.identityOf(element.getClass())
                        .map(member -> member.get(element, true))
                        .orElse(null);
        if (identity == null) {
            throw Overlay.conflict();
        }
        return identity;
    }

    private Object layMap(Map<?, ?> sent, Map<?, ?> stored, JsonObject patch) {
        boolean isOpen =
                stored.values().stream().allMatch(element -> element == null || hidden.isOpen(element.getClass()));
        if (isOpen && patch == null) {
            return sent;
        }
        Map<Object, Object> laid = new LinkedHashMap<>();
        stored.forEach((key, value) -> {
            if (value != null && hidden.isHidden(value.getClass())) {
                if (sent != null && sent.containsKey(key)) {
                    throw Overlay.conflict();
                }
                laid.put(key, value);
            }
        });
        if (sent != null) {
            sent.forEach((key, value) -> {
                boolean isKept = patch != null && !patch.containsKey(String.valueOf(key)) && stored.containsKey(key);
                JsonObject inner =
                        patch != null && patch.get(String.valueOf(key)) instanceof JsonObject object ? object : null;
                laid.put(key, isKept ? stored.get(key) : overlay.lay(value, stored.get(key), inner));
            });
        }
        if (sent == null) {
            return laid.isEmpty() ? null : laid;
        }
        return mapOf(laid, sent);
    }

    private static Object arrayOf(List<Object> elements, Object stored) {
        Object array = Array.newInstance(stored.getClass().getComponentType(), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    /** Fills the collection that was sent, or one like it if it cannot be changed. */
    private static Object collectionOf(List<Object> elements, Object like) {
        if (like instanceof Set) {
            return like instanceof java.util.SortedSet<?> sorted
                    ? filled(new TreeSet<Object>(comparator(sorted.comparator())), elements)
                    : new LinkedHashSet<>(elements);
        }
        return new ArrayList<>(elements);
    }

    private static Object mapOf(Map<Object, Object> entries, Map<?, ?> like) {
        if (like instanceof java.util.SortedMap<?, ?> sorted) {
            Map<Object, Object> filled = new TreeMap<>(comparator(sorted.comparator()));
            filled.putAll(entries);
            return filled;
        }
        return entries;
    }

    @SuppressWarnings("unchecked")
    private static java.util.Comparator<Object> comparator(java.util.Comparator<?> comparator) {
        return (java.util.Comparator<Object>) comparator;
    }

    private static Collection<Object> filled(Collection<Object> target, List<Object> elements) {
        target.addAll(elements);
        return target;
    }
}
