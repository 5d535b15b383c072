package dev.latchkey.redact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.Refusal;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.ScopeSet;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import java.lang.reflect.Array;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides what a caller gets to see of an object, and renders that as JSON. Thread-safe.
 *
 * <p>It goes by the classes that objects have at run time, by what the whole hierarchy of a class declares, and by the JSON-B
 * configuration of the host. What cannot be told for sure is withheld.
 */
public final class Redactions {
    /** Of keys with the same scopes; others are judged each time anew. */
    private static final int MAX_SCOPE_SETS = 1024;

    /** Types are the application's own and few; one that makes them up gets no more memory than that. */
    private static final int MAX_TYPES = 4096;

    private final Guards guards;
    private final Renderers renderers;
    private final Cache<Type, Known> known =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_TYPES).build();

    /** The same of classes, which are what they are equal to: each response asks several times. */
    private final ByIdentity<Class<?>, Known> knownClasses = new ByIdentity<>();

    private final Cache<ScopeSet, Judged> judged = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MAX_SCOPE_SETS)
            .build();

    /** What somebody is not to see, until another guarded class is met. */
    private record Judged(int version, Denied denied) {}

    /**
     * What is known of a declared type, until another guarded class is met.
     *
     * @param version of the guards
     * @param open whether JSON of the type may hold something guarded
     * @param closed whether the type itself says so
     */
    private record Known(int version, boolean open, boolean closed) {}

    /**
     * Redacts by {@code declarations}.
     *
     * @param index the host's classes
     */
    public Redactions(Declarations declarations, ClassIndex.Found index) {
        guards = new Guards(declarations, index.declaring(), index.subtypes());
        Set<Class<?>> classes = ConcurrentHashMap.newKeySet();
        classes.addAll(index.declaring());
        renderers = new Renderers(guards, classes);
    }

    /** Notes the configuration that a Jsonb was built from, for providers that do not tell. */
    public void declare(Jsonb host, JsonbConfig config) {
        renderers.declare(host, config);
    }

    /** What the viewer is not to see, anywhere. */
    private Denied denied(Viewer viewer) {
        Judged found = judged.getIfPresent(viewer.granted());
        int version = guards.version();
        if (found == null || found.version != version) {
            Set<Requirement> unmet = new LinkedHashSet<>(guards.requirements());
            unmet.removeIf(each -> each.isMetBy(viewer.granted()));
            found = new Judged(version, new Denied(unmet));
            judged.put(viewer.granted(), found);
        }
        return found.denied;
    }

    /** Whether nothing that was met so far is to be withheld from the viewer. */
    public boolean isAllFor(Viewer viewer) {
        return denied(viewer).isNothing();
    }

    /** The scopes for want of which something that was met so far is withheld from the viewer, wherever it stands. */
    public SortedSet<String> missingFor(Viewer viewer) {
        return Denied.names(denied(viewer).requirements(), viewer.held());
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
        return denied.isNothing()
                ? new Answer.Whole()
                : renderers.of(host).answer(value, seen, () -> denied(viewer), viewer, rule);
    }

    /** Whether anything that was met so far is guarded. */
    public boolean isAnythingGuarded() {
        return !guards.requirements().isEmpty();
    }

    /** Whether JSON of this class or declared type may hold something that some viewer is not to see. */
    public boolean mayHoldGuarded(Type type) {
        return learn(type).open;
    }

    /** Whether {@code host} may write something guarded whatever the type says: components of its configuration write anything. */
    public boolean mayAddGuarded(Jsonb host) {
        return isAnythingGuarded() && renderers.hasComponents(host);
    }

    /** Whether the types of an object, as far as they are known, say that there is something that some viewer is not to see. */
    public boolean isGuarded(Object value, Type type) {
        return isGuarded(refined(value, type))
                || isGuarded(value.getClass())
                || heldBy(value).stream().anyMatch(this::isGuarded);
    }

    /** Whether the class or declared type itself says that there is something that some viewer is not to see. */
    public boolean isGuarded(Type type) {
        return learn(type).closed;
    }

    /** What a component gets, by the one type parameter of {@code kind}; null if it does not say. */
    public Type handedTo(Class<?> component, Class<?> kind) {
        return Types.arguments(component).get(kind.getTypeParameters()[0]);
    }

    /** Whether the declared type itself says that there is something that the viewer is not to see. */
    public boolean isWithheld(Type type, Viewer viewer) {
        learn(type);
        Denied denied = denied(viewer);
        return Types.reaches(Types.fill(type, Map.of()), guards.subtypes(), each -> !unmetIn(each, denied)
                .isEmpty());
    }

    /** Whether the class, rather than what its objects hold, declares scopes. */
    public boolean declaresScopes(Class<?> type) {
        return guards.isGuarded(type);
    }

    /** Whether an object may hold one of which something is guarded, whatever writes it. */
    public boolean holdsGuarded(Object value) {
        try {
            return HeldClasses.in(value).stream()
                    .anyMatch(each -> guards.isGuarded(each) || mayTellOthers(each, guards::isGuarded));
        } catch (IllegalStateException unknown) {
            return true;
        }
    }

    /**
     * The refusal for a viewer who is not to see all of some object that the value holds, whatever writes it; empty if there is
     * no such object.
     *
     * @throws IllegalStateException if that cannot be told
     */
    public Optional<Refusal> refusalOfHeld(Object value, Viewer viewer) {
        if (denied(viewer).isNothing()) {
            return Optional.empty();
        }
        Set<Class<?>> held = HeldClasses.in(value);
        held.forEach(guards::learn);
        Denied denied = denied(viewer);
        Set<Requirement> unmet = new LinkedHashSet<>();
        for (Class<?> each : held) {
            unmet.addAll(unmetIn(each, denied));
            if (mayTellOthers(each, made -> !unmetIn(made, denied).isEmpty())) {
                unmet.addAll(denied.requirements());
            }
        }
        return unmet.isEmpty() ? Optional.empty() : Optional.of(Denied.refusal(unmet, viewer.held()));
    }

    private Set<Requirement> unmetIn(Class<?> type, Denied denied) {
        Set<Requirement> unmet = new LinkedHashSet<>(guards.ofProperties(type).values());
        if (guards.ofType(type) != null) {
            unmet.add(guards.ofType(type));
        }
        unmet.removeIf(each -> !denied.denies(each));
        return unmet;
    }

    /** Whether methods that only other libraries than JSON-B call may make something that is guarded. */
    private boolean mayTellOthers(Class<?> type, Predicate<Class<?>> isGuarded) {
        return Members.readByOthers(type)
                .anyMatch(made ->
                        Types.reaches(made, guards.subtypes(), each -> each == Object.class || isGuarded.test(each)));
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

    /**
     * The places of a declared type at which something is withheld from the viewer, such as {@code inputs[].data.concepts},
     * and the scopes for want of which.
     *
     * @param host writes the host's JSON
     */
    public SortedMap<String, SortedSet<String>> withheldFrom(Type type, Viewer viewer, Jsonb host) {
        learn(type);
        Denied denied = denied(viewer);
        return denied.isNothing() ? new TreeMap<>() : renderers.of(host).withheldFrom(type, denied, viewer);
    }

    /**
     * The places of a declared type that need scopes, such as {@code inputs[].data.concepts}, and what they need.
     *
     * @param host writes the host's JSON
     */
    public SortedMap<String, Set<Requirement>> needsOf(Type type, Jsonb host) {
        learn(type);
        SortedMap<String, Set<Requirement>> needs = new TreeMap<>();
        for (Requirement each : guards.requirements()) {
            // One by one: what stands below a place that is withheld itself is not looked at.
            Denied alone = new Denied(Set.of(each));
            for (String place : renderers.of(host).placesOf(type, alone)) {
                needs.computeIfAbsent(place, unknown -> new LinkedHashSet<>()).add(each);
            }
        }
        return needs;
    }

    private Known learn(Type declared) {
        // Other types are made anew for many a response, and would not be found again.
        return declared instanceof Class<?> plain ? learnClass(plain) : learnFilled(Types.fill(declared, Map.of()));
    }

    private Known learnClass(Class<?> type) {
        Known found = knownClasses.get(type);
        if (found == null || found.version != guards.version()) {
            found = learnFilled(Types.fill(type, Map.of()));
            knownClasses.put(type, found);
        }
        return found;
    }

    /** Types are remembered filled in: those of the host need not have an equality. */
    private Known learnFilled(Type type) {
        Known found = known.getIfPresent(type);
        if (found == null) {
            Types.mentions(type).forEach(guards::learn);
        }
        if (found == null || found.version != guards.version()) {
            int version = guards.version();
            boolean anything = isAnythingGuarded();
            boolean closed = anything && Types.reaches(type, guards.subtypes(), guards::isGuarded);
            boolean open = closed
                    || anything
                            && Types.reaches(
                                    type,
                                    guards.subtypes(),
                                    each -> each == Object.class
                                            || guards.isGuarded(each)
                                            || Members.involvesHost(each));
            found = new Known(version, open, closed);
            known.put(type, found);
        }
        return found;
    }

    /** A type that says what is in a container of which only the class is known, as in {@code Response.ok(list)}. */
    private static Type refined(Object value, Type declared) {
        Type known = declared == null ? Object.class : Types.fill(declared, Map.of());
        boolean open = known == Object.class || known == void.class;
        Type type = open ? value.getClass() : known;
        if (!isContainerOfAnything(type)) {
            return type;
        }
        Set<Class<?>> held = heldBy(value);
        if (held.size() != 1) {
            return type;
        }
        Class<?> only = held.iterator().next();
        return only.getTypeParameters().length > 0 || Members.isPlatform(only)
                ? type
                : new Types.Filled(List.class, List.of(only));
    }

    private static boolean isContainerOfAnything(Type type) {
        if (type instanceof Types.Filled filled) {
            Type held = filled.arguments().get(filled.arguments().size() - 1);
            return held == Object.class && Types.isContainer(filled.raw());
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
