package dev.latchkey.redaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.config.Exclusion;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers what declared types say about what is guarded in objects of them. Thread-safe. */
final class DeclaredTypes {
    /** Types are the application's own and few; one that makes them up gets no more memory than that. */
    private static final int MAX_TYPES = 4096;

    private final Guards guards;
    private final Exclusion exclusion = new Exclusion();
    private volatile GuardedTypes known;

    private final Cache<Type, Known> knownTypes =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_TYPES).build();

    /** The same of classes, which are what they are equal to: each response asks several times. */
    private final IdentityCache<Class<?>, Known> knownClasses = new IdentityCache<>();

    /**
     * What a declared type says, as long as these are the types that are known to be guarded.
     *
     * @param open whether JSON of the type may hold something guarded
     * @param closed whether the type itself says so
     * @param requirements what it leads to
     */
    private record Known(GuardedTypes by, boolean open, boolean closed, List<Requirement> requirements) {}

    DeclaredTypes(Guards guards, GuardedTypes known) {
        this.guards = guards;
        this.known = known;
    }

    /** The types that are known to be guarded. */
    GuardedTypes known() {
        return known;
    }

    /** Notes, when the application starts, what a method of it declares to answer with. */
    void declare(Type type) {
        exclusion.run(() -> note(type));
    }

    private void note(Type type) {
        Set<Class<?>> guarded = new LinkedHashSet<>();
        TypeGraph.reaches(type, known.subtypes(), candidate -> {
            if (guards.isGuarded(candidate)) {
                guarded.add(candidate);
            }
            return false;
        });
        if (!known.subtypes().containsAll(guarded)) {
            known = known.with(guards, guarded);
        }
    }

    /** Whether JSON of the type may hold something guarded. */
    boolean mayHoldGuarded(Type type) {
        return known(type).open;
    }

    /** Notes that what the type leads to decided something: the portion that is withheld is calculated from all of it. */
    void noteUse(Type type, GrantedScopes granted) {
        List<Requirement> requirements = known(type).requirements;
        for (int i = 0; i < requirements.size(); i++) {
            requirements.get(i).noteUse(granted);
        }
    }

    /** The same of everything that is known: a response without a body says that nothing was withheld. */
    void noteUse(GrantedScopes granted) {
        known.requirements().forEach(requirement -> requirement.noteUse(granted));
    }

    /** Whether the caller holds all scopes that anything is known to need. */
    boolean areAllHeldBy(GrantedScopes granted) {
        for (Requirement requirement : known.requirements()) {
            if (!requirement.isHeldBy(granted)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the type itself says so. */
    boolean isGuarded(Type type) {
        return known(type).closed;
    }

    /** Every requirement of a class that the declared type leads to. */
    Set<Requirement> requirementsIn(Type type) {
        Set<Requirement> found = new LinkedHashSet<>();
        TypeGraph.reaches(type, known.subtypes(), candidate -> {
            found.addAll(guards.of(candidate).all());
            return false;
        });
        return found;
    }

    private Known known(Type declared) {
        // Other types are made anew for many a response, and would not be found again.
        return declared instanceof Class<?> plain
                ? knownClass(plain)
                : knownFilled(TypeVariables.fill(declared, Map.of()));
    }

    private Known knownClass(Class<?> type) {
        Known found = knownClasses.get(type);
        if (found == null || found.by != known) {
            found = knownFilled(TypeVariables.fill(type, Map.of()));
            knownClasses.put(type, found);
        }
        return found;
    }

    /** Types are remembered filled in: those of the application need not have an equality. */
    private Known knownFilled(Type type) {
        Known found = knownTypes.getIfPresent(type);
        GuardedTypes by = known;
        if (found == null || found.by != by) {
            boolean closed = TypeGraph.reaches(type, by.subtypes(), guards::isGuarded);
            boolean open = closed
                    || !by.isEmpty()
                            && TypeGraph.reaches(
                                    type,
                                    by.subtypes(),
                                    candidate -> candidate == Object.class || Members.involvesHost(candidate));
            found = new Known(by, open, closed, closed ? List.copyOf(requirementsIn(type)) : List.of());
            knownTypes.put(type, found);
        }
        return found;
    }

    /** A type that says what is in a container of which only the class is known, as in {@code Response.ok(list)}. */
    static Type refined(Object value, Type declared) {
        Type known = declared == null ? Object.class : TypeVariables.fill(declared, Map.of());
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
                : new TypeVariables.Filled(List.class, List.of(only));
    }

    private static boolean isContainerOfAnything(Type type) {
        if (type instanceof TypeVariables.Filled filled) {
            Type held = filled.arguments().get(filled.arguments().size() - 1);
            return held == Object.class && Types.isContainer(filled.raw());
        }
        return type instanceof Class<?> raw && (Types.isContainer(raw) || raw.isArray());
    }

    /** The classes of the objects that one of Java's containers holds. */
    static Set<Class<?>> heldBy(Object value) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        if (Containers.keys(value).stream().allMatch(String.class::isInstance)) {
            for (Object element : Containers.elements(value)) {
                if (element != null) {
                    classes.add(element.getClass());
                }
            }
        }
        return classes;
    }
}
