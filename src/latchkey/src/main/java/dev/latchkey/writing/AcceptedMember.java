package dev.latchkey.writing;

import dev.latchkey.Access;
import dev.latchkey.redaction.Members;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Hierarchy;
import dev.latchkey.scope.Requirement;
import dev.latchkey.scope.TypeVariables;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Knows one member that a reader of JSON may fill: a field, a setter, a parameter of a creator, and all that belongs to it. */
final class AcceptedMember {
    private static final Set<String> CREATORS = Set.of(
            "jakarta.json.bind.annotation.JsonbCreator",
            "com.fasterxml.jackson.annotation.JsonCreator",
            "java.beans.ConstructorProperties");
    private static final String ANY = "com.fasterxml.jackson.annotation.JsonAnySetter";
    private static final String UNWRAPPED = "com.fasterxml.jackson.annotation.JsonUnwrapped";

    /** The names of the member itself, folded: what its fields, accessors and parameters have in common. */
    private final Set<String> keys = new LinkedHashSet<>();

    private final Set<String> names = new LinkedHashSet<>();
    private final List<AnnotatedElement> elements = new ArrayList<>();
    private final Set<Type> contents = new LinkedHashSet<>();
    private Requirement needed;

    private AcceptedMember() {}

    /** Returns the members of a class whose variables are filled in. */
    static List<AcceptedMember> allOf(
            Type type, Declarations declarations, Access access, PropertyNamingStrategy naming) {
        Reading reading = new Reading(TypeVariables.argumentsOf(type));
        Class<?> raw = TypeVariables.raw(type);
        for (Class<?> ancestor : Hierarchy.of(raw)) {
            if (!Members.isPlatform(ancestor)) {
                reading.add(ancestor);
            }
        }
        for (AcceptedMember member : reading.found) {
            member.addNames(naming);
            member.needed = declarations.allOn(
                    member.elements,
                    raw.getName() + "." + member.names.iterator().next(),
                    access);
        }
        return reading.found;
    }

    /** Adds the names that a strategy of the application gives to fields and accessors; null for none. */
    private void addNames(PropertyNamingStrategy naming) {
        if (naming == null) {
            return;
        }
        for (AnnotatedElement element : elements) {
            String property = element instanceof Field field
                    ? field.getName()
                    : element instanceof Method method ? property(method.getName()) : "";
            if (!property.isEmpty()) {
                names.add(JsonNames.folded(naming.translateName(property)));
            }
        }
    }

    private static String property(String accessor) {
        int start = accessor.startsWith("is") ? 2 : accessor.startsWith("get") || accessor.startsWith("set") ? 3 : 0;
        return start == accessor.length() ? "" : Introspector.decapitalize(accessor.substring(start));
    }

    /** Returns the names that a reader may take for the member, folded. */
    Set<String> names() {
        return names;
    }

    /** Returns what the member may be read as. */
    Set<Type> contents() {
        return contents;
    }

    /** Returns the fields, accessors and parameters that are the member. */
    List<AnnotatedElement> elements() {
        return elements;
    }

    List<Requirement> needed() {
        return needed == null ? List.of() : List.of(needed);
    }

    ReadingComponents components() {
        return ReadingComponents.of(elements);
    }

    /** Returns whether the member gets all that no other member gets. */
    boolean isAny() {
        return elements.stream().anyMatch(element -> JsonNames.find(element, ANY) != null);
    }

    /** Returns how the members of its value are called among those of the object around it; null if they stand apart. */
    UnaryOperator<String> unwrapping() {
        for (AnnotatedElement element : elements) {
            Annotation unwrapped = JsonNames.find(element, UNWRAPPED);
            if (unwrapped != null) {
                String prefix = folded(JsonNames.value(unwrapped, "prefix"));
                String suffix = folded(JsonNames.value(unwrapped, "suffix"));
                return name -> prefix + name + suffix;
            }
        }
        return null;
    }

    private static String folded(Object text) {
        return text == null || text.equals("") ? "" : JsonNames.folded(text.toString());
    }

    /** Collects the members of one class and its supertypes. */
    private static final class Reading {
        private final Map<TypeVariable<?>, Type> arguments;
        private final List<AcceptedMember> found = new ArrayList<>();

        Reading(Map<TypeVariable<?>, Type> arguments) {
            this.arguments = arguments;
        }

        void add(Class<?> type) {
            for (Field field : ReadableMembers.of(type, Class::getDeclaredFields)) {
                add(Members.keys(field), field, ReadableMembers.typeOf(field));
            }
            for (Method method : ReadableMembers.of(type, Class::getDeclaredMethods)) {
                add(method);
            }
            for (Constructor<?> constructor : ReadableMembers.of(type, Class::getDeclaredConstructors)) {
                if (isCreator(constructor)) {
                    addParameters(constructor);
                }
            }
        }

        private void add(Method method) {
            if (Modifier.isStatic(method.getModifiers())) {
                if (isCreator(method)) {
                    addParameters(method);
                }
                return;
            }
            Set<String> keys = Members.keys(method);
            int last = method.getParameterCount() - 1;
            boolean isNamed = !JsonNames.declaredOn(method).isEmpty() || JsonNames.find(method, ANY) != null;
            if (keys.isEmpty() && last >= 0 && isNamed) {
                keys = Set.of(JsonNames.folded(method.getName()));
            }
            add(keys, method, ReadableMembers.typeOf(method));
        }

        private static boolean isCreator(Executable executable) {
            return executable.getDeclaringClass().isRecord() && executable instanceof Constructor
                    || Arrays.stream(executable.getDeclaredAnnotations())
                            .anyMatch(array ->
                                    CREATORS.contains(array.annotationType().getName()))
                    || Arrays.stream(executable.getParameters())
                            .anyMatch(array -> array.getDeclaredAnnotations().length > 0);
        }

        private void addParameters(Executable creator) {
            Parameter[] parameters = creator.getParameters();
            Annotation properties = JsonNames.find(creator, "java.beans.ConstructorProperties");
            String[] listed = properties == null ? null : (String[]) JsonNames.value(properties, "value");
            RecordComponent[] components = creator.getDeclaringClass().getRecordComponents();
            boolean isCanonical = components != null && components.length == parameters.length;
            for (int i = 0; i < parameters.length; i++) {
                Set<String> names = new LinkedHashSet<>(JsonNames.declaredOn(parameters[i]));
                if (listed != null && i < listed.length) {
                    names.add(listed[i]);
                } else if (isCanonical) {
                    names.add(components[i].getName());
                } else if (names.isEmpty() || parameters[i].isNamePresent()) {
                    names.add(parameters[i].getName());
                }
                Set<String> keys = new LinkedHashSet<>();
                names.forEach(name -> keys.add(Members.folded(name)));
                // A component's annotation is copied to the parameter, where it would stand for writing alone.
                add(keys, isCanonical ? null : parameters[i], ReadableMembers.typeOf(parameters[i]));
            }
        }

        private void add(Set<String> keys, AnnotatedElement element, Type content) {
            if (keys.isEmpty()) {
                return;
            }
            AcceptedMember member = memberWith(keys);
            member.keys.addAll(keys);
            keys.forEach(key -> member.names.add(JsonNames.folded(key)));
            if (element != null) {
                member.elements.add(element);
                JsonNames.declaredOn(element).forEach(name -> member.names.add(JsonNames.folded(name)));
            }
            member.contents.add(TypeVariables.fill(content, arguments));
        }

        /** A member with several keys joins those that have one of them. */
        private AcceptedMember memberWith(Collection<String> keys) {
            AcceptedMember member = null;
            for (AcceptedMember acceptedMember : new ArrayList<>(found)) {
                if (acceptedMember.keys.stream().anyMatch(new HashSet<>(keys)::contains)) {
                    if (member == null) {
                        member = acceptedMember;
                    } else {
                        member.join(acceptedMember);
                        found.remove(acceptedMember);
                    }
                }
            }
            if (member == null) {
                member = new AcceptedMember();
                found.add(member);
            }
            return member;
        }
    }

    private void join(AcceptedMember other) {
        keys.addAll(other.keys);
        names.addAll(other.names);
        elements.addAll(other.elements);
        contents.addAll(other.contents);
    }
}
