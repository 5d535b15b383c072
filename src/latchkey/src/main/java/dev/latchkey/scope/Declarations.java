package dev.latchkey.scope;

import dev.latchkey.Access;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what {@link ScopeRequired} and {@link PublicEndpoint} say about classes and methods.
 *
 * <p>The nearest declaration counts: on the method; on the method that it overrides, class by class; on the interfaces'
 * methods; on the class; on its superclasses; on its interfaces. Declarations at the same distance, stereotypes included,
 * add up. Results are remembered, so asking again is a look-up. Thread-safe.
 */
public final class Declarations {
    private static final Declaration UNDECLARED = new Declaration.Undeclared();
    private static final Declaration PUBLIC = new Declaration.Public();

    private final Vocabulary vocabulary;
    /** The place at which each scope was met first. */
    private final Map<String, String> used = new ConcurrentHashMap<>();

    private final Map<Class<?>, Declaration> ofTypes = new ConcurrentHashMap<>();
    private final Map<Place, Declaration> ofMethods = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> declaring = new ConcurrentHashMap<>();

    private record Place(Class<?> type, Method method) {}

    /** Reads declarations whose scopes {@code vocabulary} numbers. */
    public Declarations(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Every scope that a declaration which was read so far names, sorted. */
    public Set<String> usedScopes() {
        return new TreeSet<>(used.keySet());
    }

    /** A place at which each scope that a declaration names is named, by scope. */
    public SortedMap<String, String> places() {
        return new TreeMap<>(used);
    }

    /**
     * What is declared for calling {@code method} on an object of class {@code type}.
     *
     * @throws DeclarationException if an annotation is wrong
     */
    public Declaration of(Class<?> type, Method method) {
        Place place = new Place(type, method);
        Declaration known = ofMethods.get(place);
        return known != null ? known : ofMethods.computeIfAbsent(place, this::read);
    }

    private Declaration read(Place place) {
        Declaration declared = ofMethodAlone(place.type, place.method);
        return declared == UNDECLARED ? of(place.type) : declared;
    }

    /**
     * What is declared on the class, its superclasses and interfaces.
     *
     * @throws DeclarationException if an annotation is wrong
     */
    public Declaration of(Class<?> type) {
        Declaration known = ofTypes.get(type);
        return known != null ? known : ofTypes.computeIfAbsent(type, this::readType);
    }

    private Declaration readType(Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            Declaration declared = combined(List.of(c), c.getName());
            if (declared != UNDECLARED) {
                return declared;
            }
        }
        return combined(interfacesOf(type), type.getName());
    }

    /** What is declared on the method and those that it overrides or implements, classes left aside. */
    public Declaration ofMethodAlone(Class<?> type, Method method) {
        String name = type.getName() + "." + method.getName();
        Declaration declared = combined(List.of(method), name);
        if (declared == UNDECLARED && !declaring.computeIfAbsent(type, Declarations::hasDeclaringMethod)) {
            return UNDECLARED;
        }
        for (Class<?> c = type; declared == UNDECLARED && c != null && c != Object.class; c = c.getSuperclass()) {
            declared = combined(overriddenIn(c, type, method), name);
        }
        if (declared == UNDECLARED) {
            List<AnnotatedElement> inherited = new ArrayList<>();
            for (Class<?> candidate : interfacesOf(type)) {
                inherited.addAll(overriddenIn(candidate, type, method));
            }
            declared = combined(inherited, name);
        }
        return declared;
    }

    /** Whether a method that the class has or inherits declares something: few do, and each looks through all others. */
    private static boolean hasDeclaringMethod(Class<?> type) {
        try {
            for (Class<?> ancestor : Hierarchy.of(type)) {
                for (Method method : ancestor.getDeclaredMethods()) {
                    List<ScopeRequired> guards = new ArrayList<>();
                    if (collect(method, guards, new HashSet<>()) || !guards.isEmpty()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (LinkageError | TypeNotPresentException | ArrayStoreException unreadable) {
            return true;
        }
    }

    /**
     * What is declared on the field.
     *
     * @throws DeclarationException if an annotation is wrong
     */
    public Declaration of(Field field) {
        return combined(List.of(field), field.getDeclaringClass().getName() + "." + field.getName());
    }

    /**
     * Returns what these elements of data together require for an access, or null if they require nothing. Where data is guarded,
     * declarations add up, however near each is.
     *
     * @param place the member or class, for messages
     * @throws DeclarationException if an annotation is wrong
     */
    public Requirement allOn(Collection<? extends AnnotatedElement> elements, String place, Access access) {
        List<ScopeRequired> guards = new ArrayList<>();
        for (AnnotatedElement element : elements) {
            List<ScopeRequired> declared = new ArrayList<>();
            collect(element, declared, new HashSet<>());
            declared.removeIf(guard -> !DataAccess.of(guard, element, place).contains(access));
            guards.addAll(declared);
        }
        return guards.isEmpty() ? null : requirement(guards, place);
    }

    /**
     * What an annotation within another one demands.
     *
     * @throws DeclarationException if it is wrong
     */
    public Requirement of(ScopeRequired guard, String place) {
        return requirement(List.of(guard), place);
    }

    private static List<AnnotatedElement> overriddenIn(Class<?> declaring, Class<?> type, Method method) {
        List<AnnotatedElement> found = new ArrayList<>();
        for (Method candidate : declaring.getDeclaredMethods()) {
            if (!candidate.isBridge() && Overriding.isSame(type, method, candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private static List<Class<?>> interfacesOf(Class<?> type) {
        return Hierarchy.of(type).stream()
                .filter(ancestor -> ancestor.isInterface() && ancestor != type)
                .toList();
    }

    private Declaration combined(List<? extends AnnotatedElement> elements, String place) {
        List<ScopeRequired> guards = new ArrayList<>();
        boolean open = false;
        for (AnnotatedElement element : elements) {
            open |= collect(element, guards, new HashSet<>());
        }
        if (guards.isEmpty()) {
            return open ? PUBLIC : UNDECLARED;
        }
        if (open) {
            throw new DeclarationException(place
                    + " has both @PublicEndpoint and @ScopeRequired. Remove one of them, or put one on the method.");
        }
        return new Declaration.Guarded(requirement(guards, place));
    }

    /** Collects the guards on {@code element}, through stereotypes; tells whether it is declared public. */
    private static boolean collect(AnnotatedElement element, List<ScopeRequired> guards, Set<Class<?>> seen) {
        boolean open = false;
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (annotation instanceof ScopeRequired guard) {
                guards.add(guard);
            } else if (type == PublicEndpoint.class) {
                open = true;
            } else if (!type.getName().startsWith("java.lang.") && seen.add(type)) {
                open |= collect(type, guards, seen);
            }
        }
        return open;
    }

    private Requirement requirement(List<ScopeRequired> guards, String place) {
        Set<String> allOf = new TreeSet<>();
        Set<Set<String>> anyOfGroups = new LinkedHashSet<>();
        for (ScopeRequired guard : guards) {
            if (guard.value().length == 0 && guard.anyOf().length == 0) {
                throw new DeclarationException("@ScopeRequired at " + place
                        + " names no scope. Name one, as in @ScopeRequired(\"Concepts:Get\"), or use @PublicEndpoint.");
            }
            allOf.addAll(checked(guard.value(), place));
            if (guard.anyOf().length > 0) {
                anyOfGroups.add(checked(guard.anyOf(), place));
            }
        }
        Requirement requirement = new Requirement(allOf, anyOfGroups, vocabulary);
        requirement.names().forEach(name -> used.putIfAbsent(name, place));
        return requirement;
    }

    /** One requirement that is met where all of {@code requirements} are. */
    public Requirement all(Collection<Requirement> requirements) {
        return Requirement.all(requirements, vocabulary);
    }

    private static Set<String> checked(String[] names, String place) {
        Set<String> scopes = new TreeSet<>();
        for (String name : names) {
            try {
                scopes.add(ScopeName.require(name));
            } catch (IllegalArgumentException wrong) {
                throw new DeclarationException("@ScopeRequired at " + place + ": " + wrong.getMessage() + ".");
            }
        }
        return scopes;
    }
}
