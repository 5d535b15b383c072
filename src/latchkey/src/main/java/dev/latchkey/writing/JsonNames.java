package dev.latchkey.writing;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows the names by which readers of JSON take a member: JSON-B's, Jackson's and Gson's annotations, and every spelling that their
 * strategies and leniencies accept. Libraries are known by the names of their annotations; none has to be there.
 */
final class JsonNames {
    /** The elements with names, by annotation. */
    private static final Map<String, List<String>> ANNOTATIONS = Map.of(
            "jakarta.json.bind.annotation.JsonbProperty", List.of("value"),
            "com.fasterxml.jackson.annotation.JsonProperty", List.of("value"),
            "com.fasterxml.jackson.annotation.JsonSetter", List.of("value"),
            "com.fasterxml.jackson.annotation.JsonAlias", List.of("value"),
            "com.google.gson.annotations.SerializedName", List.of("value", "alternate"),
            "jakarta.xml.bind.annotation.XmlElement", List.of("name"),
            "jakarta.xml.bind.annotation.XmlAttribute", List.of("name"));

    private JsonNames() {}

    /**
     * Returns what all spellings of a name have in common: the case does not matter, nor what separates words, for
     * {@code unit_price}, {@code Unit Price} and {@code unitPrice} are one member to some reader.
     */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ' && c != '.') {
                folded.append(Character.toLowerCase(Character.toUpperCase(c)));
            }
        }
        // A name of nothing else is not every name of nothing else.
        return folded.isEmpty() ? name : folded.toString();
    }

    /** Returns the names that annotations on {@code element} give its member. */
    static Set<String> declaredOn(AnnotatedElement element) {
        Set<String> names = new LinkedHashSet<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            for (String key :
                    ANNOTATIONS.getOrDefault(annotation.annotationType().getName(), List.of())) {
                Object value = value(annotation, key);
                if (value instanceof String name) {
                    names.add(name);
                } else if (value instanceof String[] several) {
                    names.addAll(List.of(several));
                }
            }
        }
        names.removeIf(String::isEmpty);
        names.remove("##default");
        return names;
    }

    /** Returns the annotation of a library on {@code element}, or null. */
    static Annotation find(AnnotatedElement element, String annotation) {
        for (Annotation nextAnnotation : element.getDeclaredAnnotations()) {
            if (nextAnnotation.annotationType().getName().equals(annotation)) {
                return nextAnnotation;
            }
        }
        return null;
    }

    /** Returns the value of an annotation's element, or null if the annotation has no such element. */
    static Object value(Annotation annotation, String element) {
        try {
            return annotation.annotationType().getMethod(element).invoke(annotation);
        } catch (ReflectiveOperationException otherVersion) {
            return null;
        }
    }

    /** Returns the annotations within an annotation. */
    static Annotation[] annotations(Annotation annotation, String element) {
        Object value = value(annotation, element);
        if (value == null || !value.getClass().isArray()) {
            return new Annotation[0];
        }
        Annotation[] found = new Annotation[Array.getLength(value)];
        for (int i = 0; i < found.length; i++) {
            found[i] = (Annotation) Array.get(value, i);
        }
        return found;
    }
}
