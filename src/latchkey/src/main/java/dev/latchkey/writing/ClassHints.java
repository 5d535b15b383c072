package dev.latchkey.writing;

import dev.latchkey.scope.Hierarchy;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds how JSON tells the class of an object, where a supertype is declared: by JSON-B's and Jackson's annotations. */
final class ClassHints {
    /** JSON-B 2 has no such annotation. */
    private static final String TYPE_INFO = "jakarta.json.bind.annotation.JsonbTypeInfo";

    private static final String INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";
    private static final String SUBTYPES = "com.fasterxml.jackson.annotation.JsonSubTypes";
    private static final String NAME = "com.fasterxml.jackson.annotation.JsonTypeName";
    private static final Map<String, String> DEFAULT_PROPERTIES =
            Map.of("CLASS", "@class", "MINIMAL_CLASS", "@c", "NAME", "@type", "SIMPLE_NAME", "@type");

    private final Class<?> declared;
    private final Set<Class<?>> subtypes = new LinkedHashSet<>();
    private final Map<String, Map<String, Class<?>>> told = new HashMap<>();
    private final Map<String, Class<?>> wrappers = new HashMap<>();
    private boolean hasHint;
    private boolean isToldByText = true;

    ClassHints(BodyTypes types, Class<?> declared) {
        this.declared = declared;
        Set<Class<?>> behind = types.subtypesOf(declared);
        Set<Class<?>> all = new LinkedHashSet<>(Hierarchy.of(declared));
        behind.forEach(type -> all.addAll(Hierarchy.of(type)));
        for (Class<?> type : all) {
            read(type, behind);
        }
        boolean isOpen = declared.isInterface() || Modifier.isAbstract(declared.getModifiers());
        if (hasHint || isOpen) {
            subtypes.addAll(behind);
            // What makes an object of it otherwise does not say how it is told.
            isToldByText &= hasHint;
        }
        subtypes.remove(declared);
    }

    private void read(Class<?> type, Set<Class<?>> behind) {
        Annotation named = JsonNames.find(type, TYPE_INFO);
        if (named != null) {
            hasHint = true;
            for (Annotation annotation : JsonNames.annotations(named, "value")) {
                tell(
                        String.valueOf(JsonNames.value(named, "key")),
                        String.valueOf(JsonNames.value(annotation, "alias")),
                        (Class<?>) JsonNames.value(annotation, "type"));
            }
        }
        Annotation jackson = JsonNames.find(type, INFO);
        if (jackson != null) {
            hasHint = true;
            readJackson(jackson, type, behind);
        }
    }

    private void readJackson(Annotation info, Class<?> type, Set<Class<?>> behind) {
        String use = String.valueOf(JsonNames.value(info, "use"));
        String include = String.valueOf(JsonNames.value(info, "include"));
        String property = String.valueOf(JsonNames.value(info, "property"));
        String key = property.isEmpty() ? DEFAULT_PROPERTIES.getOrDefault(use, "@type") : property;
        boolean byProperty = include.equals("PROPERTY") || include.equals("EXISTING_PROPERTY");
        isToldByText &= DEFAULT_PROPERTIES.containsKey(use) && (byProperty || include.equals("WRAPPER_OBJECT"));
        Map<String, Class<?>> names = new HashMap<>();
        Annotation listed = JsonNames.find(type, SUBTYPES);
        if (listed != null) {
            for (Annotation annotation : JsonNames.annotations(listed, "value")) {
                Class<?> subtype = (Class<?>) JsonNames.value(annotation, "value");
                add(names, String.valueOf(JsonNames.value(annotation, "name")), subtype);
                if (JsonNames.value(annotation, "names") instanceof String[] several) {
                    for (String name : several) {
                        add(names, name, subtype);
                    }
                }
                addNames(names, subtype);
            }
        }
        behind.forEach(candidate -> addNames(names, candidate));
        names.forEach((name, subtype) -> {
            if (byProperty) {
                tell(key, name, subtype);
            } else if (include.equals("WRAPPER_OBJECT") && declared.isAssignableFrom(subtype)) {
                wrappers.put(JsonNames.folded(name), subtype);
            }
            if (declared.isAssignableFrom(subtype)) {
                subtypes.add(subtype);
            }
        });
    }

    private static void addNames(Map<String, Class<?>> names, Class<?> type) {
        Annotation named = JsonNames.find(type, NAME);
        if (named != null) {
            add(names, String.valueOf(JsonNames.value(named, "value")), type);
        }
        add(names, type.getName(), type);
        add(names, type.getSimpleName(), type);
        add(names, type.getName().substring(type.getName().lastIndexOf('.') + 1), type);
        add(names, type.getName().substring(type.getPackageName().length()), type);
    }

    private static void add(Map<String, Class<?>> names, String name, Class<?> type) {
        if (!name.isEmpty()) {
            names.putIfAbsent(name, type);
        }
    }

    private void tell(String key, String text, Class<?> subtype) {
        if (!declared.isAssignableFrom(subtype)) {
            return;
        }
        subtypes.add(subtype);
        told.computeIfAbsent(JsonNames.folded(key), unknown -> new HashMap<>()).put(JsonNames.folded(text), subtype);
    }

    /** Returns the classes that a reader may make where the class is declared, without itself. */
    Set<Class<?>> subtypes() {
        return subtypes;
    }

    /** Returns whether the text of a member tells the class, so that no other class is made without it. */
    boolean isToldByText() {
        return isToldByText;
    }

    /** Returns the classes that are told, by folded name of the member and folded text. */
    Map<String, Map<String, Class<?>>> told() {
        return told;
    }

    /** Returns the classes that the name of a member tells, whose value is the object. */
    Map<String, Class<?>> wrappers() {
        return wrappers;
    }
}
