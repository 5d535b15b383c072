package dev.latchkey.writing;

import dev.latchkey.redaction.Types;
import dev.latchkey.redaction.UnmetRequirements;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Lists the members of a request body that a caller may not write, by their paths, such as {@code inputs[].margin}. */
final class UnwritablePaths {
    /** Types refer to each other in circles and on many ways. People read no more lines. */
    private static final int MOST = 200;

    private static final int MAX_STEPS = 20_000;

    private final BodyTypes types;
    private final GrantedScopes granted;
    private final SortedMap<String, Set<Requirement>> paths = new TreeMap<>();
    private int steps;

    private UnwritablePaths(BodyTypes types, GrantedScopes granted) {
        this.types = types;
        this.granted = granted;
    }

    /** Returns the paths and the missing scopes. The path of the whole body is empty. */
    static SortedMap<String, SortedSet<String>> of(BodyTypes types, Type type, GrantedScopes granted) {
        SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
        requirementsOf(types, type, granted)
                .forEach((path, unmet) -> missing.put(path, UnmetRequirements.names(unmet, granted)));
        return missing;
    }

    /** Returns the paths and the unmet requirements. The path of the whole body is empty. */
    static SortedMap<String, Set<Requirement>> requirementsOf(BodyTypes types, Type type, GrantedScopes granted) {
        UnwritablePaths found = new UnwritablePaths(types, granted);
        BodyType body = types.of(type);
        List<Requirement> unmet = body.unmetWith(granted);
        if (unmet.isEmpty()) {
            found.add(isArray(type) ? "[]" : array(TypeVariables.fill(type, Map.of())), body, new HashSet<>());
        } else {
            found.put("", unmet);
        }
        return found.paths;
    }

    private void put(String path, Collection<Requirement> unmet) {
        paths.computeIfAbsent(path, unknown -> new LinkedHashSet<>()).addAll(unmet);
    }

    private void add(String path, BodyType body, Set<Type> around) {
        steps++;
        if (body.isOpenTo(granted) || paths.size() >= MOST || steps > MAX_STEPS) {
            return;
        }
        String before = path.isEmpty() ? "" : path + ".";
        Set<Type> entered = new LinkedHashSet<>();
        body.types().forEach(type -> entered.addAll(beans(type)));
        entered.removeIf(bean -> !around.add(bean));
        Set<String> seen = new HashSet<>();
        for (Type bean : entered) {
            for (AcceptedMember acceptedMember : types.membersOfSubtype(bean)) {
                String name = name(acceptedMember);
                if (seen.add(name)) {
                    add(before + name, acceptedMember.contents(), body.member(name), around);
                }
            }
        }
        body.told()
                .forEach((name, texts) -> texts.forEach((text, member) -> {
                    if (!member.isWritableWith(granted)) {
                        put(before + name + "=" + text, member.unmetWith(granted));
                    }
                }));
        if (body.others() != null && !entered.isEmpty()) {
            add(before + "*", body.others().contents(), body.others(), around);
        }
        around.removeAll(entered);
    }

    private void add(String path, Set<Type> contents, BodyType.Member member, Set<Type> around) {
        if (member == null) {
            return;
        }
        List<Requirement> unmet = member.unmetWith(granted);
        if (unmet.isEmpty()) {
            add(
                    path
                            + (contents.stream()
                                            .allMatch(content -> !array(content).isEmpty())
                                    ? "[]"
                                    : ""),
                    member.content(),
                    around);
        } else {
            put(path, unmet);
        }
    }

    /** Returns the classes with members that a type is, or that a container of the type holds. */
    private Set<Type> beans(Type type) {
        Class<?> raw = TypeVariables.raw(type);
        Set<Type> found = new LinkedHashSet<>();
        if (Types.isArrayOrObject(raw) && !Map.class.isAssignableFrom(raw)) {
            found.addAll(beans(Types.content(type)));
        } else {
            found.add(type);
            types.subtypesOf(raw).forEach(candidate -> found.add(TypeVariables.fill(candidate, Map.of())));
        }
        return found;
    }

    /** Filled types are those of the elements. */
    private static boolean isArray(Type type) {
        return type instanceof GenericArrayType || type instanceof Class<?> known && known.isArray();
    }

    private static String array(Type type) {
        Class<?> raw = TypeVariables.raw(type);
        return Types.isArrayOrObject(raw) && !Map.class.isAssignableFrom(raw) ? "[]" : "";
    }

    /** Returns a name of the member as people write it. */
    private static String name(AcceptedMember member) {
        for (AnnotatedElement element : member.elements()) {
            for (String declared : JsonNames.declaredOn(element)) {
                return declared;
            }
        }
        for (AnnotatedElement element : member.elements()) {
            if (element instanceof Field field) {
                return field.getName();
            }
        }
        for (AnnotatedElement element : member.elements()) {
            if (element instanceof Method method) {
                return Introspector.decapitalize(method.getName().replaceFirst("^(?:get|set|is)(?=[A-Z])", ""));
            }
        }
        return member.names().iterator().next();
    }
}
