package dev.latchkey.writing;

import dev.latchkey.Access;
import dev.latchkey.redaction.Members;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what readers may make of JSON that is read as a declared type, and which scopes one access to its members requires.
 * Thread-safe.
 */
final class BodyTypes {
    private final Declarations declarations;
    private final Access access;
    private final Collection<Class<?>> known;
    private final ReadingConfig config;
    private final Map<Set<Type>, BodyType> all = new ConcurrentHashMap<>();

    /**
     * Reads declarations of scopes.
     *
     * @param access the access that is asked about
     * @param known the classes of the application that a reader may make where a supertype is declared
     * @param config what the reader's configuration changes
     */
    BodyTypes(Declarations declarations, Access access, Collection<Class<?>> known, ReadingConfig config) {
        this.config = config;
        this.declarations = declarations;
        this.access = access;
        this.known = known;
    }

    /** Returns what is made of JSON that is read as {@code type}. */
    BodyType of(Type type) {
        return of(Set.of(TypeVariables.fill(type, Map.of())));
    }

    /** Returns what is made of JSON that is read as one of {@code types}, whose variables are filled in. */
    BodyType of(Set<Type> types) {
        BodyType found = all.get(types);
        if (found == null) {
            found = new BodyTypeBuilder(this).build(types);
            // Another thread may have made the same.
            BodyType first = all.putIfAbsent(types, found);
            found = first == null ? found : first;
        }
        return found;
    }

    /** Returns the members of objects of a type whose variables are filled in. */
    List<AcceptedMember> membersOf(Type type) {
        return AcceptedMember.allOf(type, declarations, access, config.naming());
    }

    /** Returns whether a component of the configuration may read objects of the class. */
    boolean isReadByComponent(Class<?> type) {
        return !config.components().isEmpty() && !Members.isPlatform(type) && config.isComponentFor(type);
    }

    /** Returns the same types with another configuration. */
    BodyTypes with(ReadingConfig other) {
        return new BodyTypes(declarations, access, known, other);
    }

    /** Returns what an object of the class requires, whatever is in it; null for nothing. */
    Requirement wholeOf(Class<?> type) {
        return Members.isPlatform(type) ? null : declarations.allOn(Hierarchy.of(type), type.getName(), access);
    }

    /** Returns a line for each known class or member that requires a scope, in no certain order. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : known) {
            lines.add(type.getName() + " " + wholeOf(type));
            for (AcceptedMember member : membersOfSubtype(TypeVariables.fill(type, Map.of()))) {
                if (!member.needed().isEmpty()) {
                    lines.add(type.getName() + "." + new TreeSet<>(member.names()) + " " + member.needed());
                }
            }
        }
        return lines;
    }

    /**
     * Returns the members of objects that a reader may make where a supertype is declared; none if the class refers to one that is
     * absent, for no reader can make such objects.
     */
    List<AcceptedMember> membersOfSubtype(Type type) {
        try {
            return membersOf(type);
        } catch (LinkageError | TypeNotPresentException absent) {
            return List.of();
        }
    }

    /** Returns the known classes behind {@code type}, without itself. */
    Set<Class<?>> subtypesOf(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> candidate : known) {
            if (candidate != type && type.isAssignableFrom(candidate)) {
                found.add(candidate);
            }
        }
        addPermitted(type, found);
        return found;
    }

    private static void addPermitted(Class<?> type, Set<Class<?>> found) {
        if (type.isSealed()) {
            for (Class<?> subclass : type.getPermittedSubclasses()) {
                if (found.add(subclass)) {
                    addPermitted(subclass, found);
                }
            }
        }
    }
}
