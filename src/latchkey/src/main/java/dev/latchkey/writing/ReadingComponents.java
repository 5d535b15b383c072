package dev.latchkey.writing;

import dev.latchkey.scope.TypeVariables;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds components of the application that read JSON in their own way.
 *
 * @param any whether there is one
 * @param read the types that JSON is read as before a component gets it, as far as they are known
 */
record ReadingComponents(boolean any, Set<Type> read) {
    private static final Set<String> UNKNOWN = Set.of(
            "jakarta.json.bind.annotation.JsonbTypeDeserializer",
            "com.google.gson.annotations.JsonAdapter",
            "jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter");

    private static final String JACKSON = "com.fasterxml.jackson.databind.annotation.JsonDeserialize";

    /** Returns those that annotations on these elements name. */
    static ReadingComponents of(Collection<? extends AnnotatedElement> elements) {
        boolean any = false;
        Set<Type> read = new LinkedHashSet<>();
        for (AnnotatedElement element : elements) {
            for (Annotation annotation : element.getDeclaredAnnotations()) {
                String name = annotation.annotationType().getName();
                if (annotation instanceof JsonbTypeAdapter adapter) {
                    any = true;
                    read.add(TypeVariables.argumentsOf(adapter.value())
                            .get(JsonbAdapter.class.getTypeParameters()[1]));
                } else if (name.equals(JACKSON)) {
                    any |= isAnySet(
                            annotation, List.of("using", "builder", "converter", "contentUsing", "contentConverter"));
                    addClasses(annotation, List.of("as", "contentAs"), read);
                } else {
                    any |= UNKNOWN.contains(name);
                }
            }
        }
        return new ReadingComponents(any || !read.isEmpty(), read);
    }

    private static boolean isAnySet(Annotation annotation, List<String> elements) {
        return elements.stream()
                .map(element -> JsonNames.value(annotation, element))
                .anyMatch(value -> value instanceof Class<?> type && !isDefault(type));
    }

    private static void addClasses(Annotation annotation, List<String> elements, Set<Type> found) {
        for (String element : elements) {
            if (JsonNames.value(annotation, element) instanceof Class<?> type && !isDefault(type)) {
                found.add(TypeVariables.fill(type, Map.of()));
            }
        }
    }

    /** Jackson's annotations stand for nothing by classes called {@code None}, or by {@code Void}. */
    private static boolean isDefault(Class<?> type) {
        return type == Void.class || type.getSimpleName().equals("None");
    }
}
