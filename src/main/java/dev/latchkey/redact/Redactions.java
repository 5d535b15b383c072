package dev.latchkey.redact;

import dev.latchkey.Refusal;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.ScopeSet;
import jakarta.json.bind.Jsonb;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides what a caller gets to see of an object, and renders that as JSON. Thread-safe.
 *
 * <p>It goes by the classes that objects have at run time, by what the whole hierarchy of a class declares, and by the JSON-B
 * configuration of the host. What cannot be told for sure is withheld.
 */
public final class Redactions {
    private static final Denied NOTHING = new Denied(Set.of());
    /** A host has one configuration, or a few; one that makes a new one for each response gets no more memory than that. */
    private static final int MAX_CONFIGURATIONS = 8;

    private final Guards guards;
    private final Set<Class<?>> known = ConcurrentHashMap.newKeySet();
    private final Map<Jsonb, Renderer> renderers = RecentlyUsed.ofAtMost(MAX_CONFIGURATIONS);

    /**
     * Redacts by {@code declarations}.
     *
     * @param index the host's classes that declarations of scopes or of JSON-B components stand in, and their subclasses
     */
    public Redactions(Declarations declarations, Collection<Class<?>> index) {
        guards = new Guards(declarations, index);
        known.addAll(index);
    }

    /** What a caller with these scopes is not to see, anywhere. */
    private Denied denied(ScopeSet granted) {
        Set<Requirement> unmet = null;
        for (Requirement each : guards.requirements()) {
            if (!each.isMetBy(granted)) {
                unmet = unmet == null ? new LinkedHashSet<>() : unmet;
                unmet.add(each);
            }
        }
        return unmet == null ? NOTHING : new Denied(unmet);
    }

    /**
     * The refusal that every response of the declared type would get; empty if there may be others.
     *
     * @param held the names of the caller's scopes
     */
    public Optional<Refusal> certainRefusal(Type type, ScopeSet granted, Set<String> held, Rule rule, Jsonb host) {
        learn(type);
        Denied denied = denied(granted);
        return denied.isNothing() ? Optional.empty() : renderer(host).certainRefusal(type, denied, held, rule);
    }

    /**
     * What a caller with these scopes gets to see of {@code value}.
     *
     * @param type its declared type, or null if that is not known
     * @param held the names of the caller's scopes
     * @param host writes the host's JSON
     * @throws RuntimeException if the value cannot be rendered, or not by a provider that is not known; nothing is to be shown
     */
    public Answer answer(Object value, Type type, ScopeSet granted, Set<String> held, Rule rule, Jsonb host) {
        Type seen = refined(value, type);
        learn(seen);
        guards.learn(value.getClass());
        Denied denied = denied(granted);
        return denied.isNothing() ? new Answer.Whole() : renderer(host).answer(value, seen, denied, held, rule);
    }

    /** Whether objects of this class or declared type may hold something that some caller is not to see. */
    public boolean mayHoldGuarded(Type type) {
        learn(type);
        return Types.reaches(type, guards.guarded(), each -> each == Object.class || guards.isGuarded(each));
    }

    private void learn(Type type) {
        Types.mentions(type).forEach(guards::learn);
    }

    private Renderer renderer(Jsonb host) {
        Renderer found = renderers.get(host);
        if (found == null) {
            found = new Renderer(guards, known, host);
            renderers.put(host, found);
        }
        return found;
    }

    /** A type that says what is in a container of which only the class is known, as in {@code Response.ok(list)}. */
    private static Type refined(Object value, Type declared) {
        boolean open = declared == null
                || declared == Object.class
                || declared instanceof Class<?> plain
                        && plain.isInstance(value)
                        && !(Types.isContainer(plain) || plain.isArray());
        Type type = open ? value.getClass() : declared;
        if (!(type instanceof Class<?> raw) || !(Types.isContainer(raw) || raw.isArray())) {
            return type;
        }
        Set<Class<?>> held = heldBy(value);
        if (held.size() != 1) {
            return type;
        }
        Class<?> only = held.iterator().next();
        return only.getTypeParameters().length > 0 ? type : new Types.Filled(List.class, List.of(only));
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
