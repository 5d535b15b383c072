package dev.latchkey.redact;

import dev.latchkey.Refusal;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import jakarta.json.bind.Jsonb;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Decides what a caller gets to see of an object, and renders that as JSON. Thread-safe.
 *
 * <p>It goes by the classes that objects have at run time, by what the whole hierarchy of a class declares, and by the JSON-B
 * configuration of the host. What cannot be told for sure is withheld.
 */
public final class Redactions {
    private static final Denied NOTHING = new Denied(Set.of());
    /** Types are the application's own and few; one that makes them up gets no more memory than that. */
    private static final int MAX_TYPES = 4096;

    private final Guards guards;
    private final Renderers renderers;
    private final Map<Type, Boolean> learnt = RecentlyUsed.ofAtMost(MAX_TYPES);

    /**
     * Redacts by {@code declarations}.
     *
     * @param index the host's classes that declarations of scopes or of JSON-B components stand in, and their subclasses
     */
    public Redactions(Declarations declarations, Collection<Class<?>> index) {
        guards = new Guards(declarations, index);
        Set<Class<?>> known = ConcurrentHashMap.newKeySet();
        known.addAll(index);
        renderers = new Renderers(guards, known);
    }

    /** What the viewer is not to see, anywhere. */
    private Denied denied(Viewer viewer) {
        Set<Requirement> unmet = null;
        for (Requirement each : guards.requirements()) {
            if (!each.isMetBy(viewer.granted())) {
                unmet = unmet == null ? new LinkedHashSet<>() : unmet;
                unmet.add(each);
            }
        }
        return unmet == null ? NOTHING : new Denied(unmet);
    }

    /** The refusal that every response of the declared type would get; empty if there may be others. */
    public Optional<Refusal> certainRefusal(Type type, Viewer viewer, Rule rule, Jsonb host) {
        learn(type);
        Denied denied = denied(viewer);
        return denied.isNothing() ? Optional.empty() : renderers.of(host).certainRefusal(type, denied, viewer, rule);
    }

    /**
     * What the viewer gets to see of {@code value}.
     *
     * @param type its declared type, or null if that is not known
     * @param host writes the host's JSON
     * @throws RuntimeException if the value cannot be rendered, or not by a provider that is not known; nothing is to be shown
     */
    public Answer answer(Object value, Type type, Viewer viewer, Rule rule, Jsonb host) {
        Type seen = refined(value, type);
        learn(seen);
        guards.learn(value.getClass());
        Denied denied = denied(viewer);
        return denied.isNothing() ? new Answer.Whole() : renderers.of(host).answer(value, seen, denied, viewer, rule);
    }

    /** Whether anything that was met so far is guarded. */
    public boolean isAnythingGuarded() {
        return !guards.requirements().isEmpty();
    }

    /** Whether JSON of this class or declared type may hold something that some viewer is not to see. */
    public boolean mayHoldGuarded(Type type) {
        learn(type);
        return isAnythingGuarded()
                && Types.reaches(type, guards.guarded(), each -> each == Object.class || guards.isGuarded(each));
    }

    /** Whether the class or declared type itself says that there is something that some viewer is not to see. */
    public boolean isGuarded(Type type) {
        learn(type);
        return isAnythingGuarded() && Types.reaches(type, Set.of(), guards::isGuarded);
    }

    /** Whether something in the value, as far as types tell, bears an annotation whose name begins so. */
    public boolean bearsAnnotations(Object value, Type type, Collection<String> prefixes) {
        return Types.reaches(refined(value, type), guards.guarded(), each -> Members.bearsAnnotation(each, prefixes));
    }

    /**
     * The portion of a declared type that is withheld for want of each scope alone, sorted by name.
     *
     * @param host writes the host's JSON
     */
    public SortedMap<String, Double> portions(Type type, Jsonb host) {
        learn(type);
        SortedMap<String, Double> portions = new TreeMap<>();
        SortedSet<String> names = new TreeSet<>();
        guards.requirements().forEach(each -> names.addAll(each.names()));
        for (String scope : names) {
            Set<Requirement> unmet = guards.requirements().stream()
                    .filter(each -> each.isLostWithout(scope))
                    .collect(Collectors.toSet());
            double portion = unmet.isEmpty()
                    ? 0
                    : renderers.of(host).shapeOf(type, new Denied(unmet)).portion();
            if (portion > 0) {
                portions.put(scope, portion);
            }
        }
        return portions;
    }

    private void learn(Type type) {
        if (learnt.get(type) == null) {
            Types.mentions(type).forEach(guards::learn);
            learnt.put(type, true);
        }
    }

    /** A type that says what is in a container of which only the class is known, as in {@code Response.ok(list)}. */
    private static Type refined(Object value, Type declared) {
        boolean open = declared == null
                || declared == Object.class
                || declared == void.class
                || declared instanceof Class<?> plain
                        && plain.isInstance(value)
                        && !(Types.isContainer(plain) || plain.isArray());
        Type type = open ? value.getClass() : declared;
        if (!isContainerOfAnything(type)) {
            return type;
        }
        Set<Class<?>> held = heldBy(value);
        if (held.size() != 1) {
            return type;
        }
        Class<?> only = held.iterator().next();
        return only.getTypeParameters().length > 0 ? type : new Types.Filled(List.class, List.of(only));
    }

    private static boolean isContainerOfAnything(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type held = Types.fill(arguments[arguments.length - 1], Map.of());
            return held == Object.class && Types.isContainer((Class<?>) generic.getRawType());
        }
        return type instanceof Class<?> raw && (Types.isContainer(raw) || raw.isArray());
    }

    private static Set<Class<?>> heldBy(Object value) {
        Collection<?> objects = List.of();
        if (value instanceof Collection<?> collection) {
            objects = collection;
        } else if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            objects = map.values();
        } else if (value instanceof Optional<?> optional) {
            objects = optional.stream().toList();
        } else if (value.getClass().isArray()
                && !value.getClass().getComponentType().isPrimitive()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            objects = elements;
        }
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Object each : objects) {
            if (each != null) {
                classes.add(each.getClass());
            }
        }
        return classes;
    }
}
