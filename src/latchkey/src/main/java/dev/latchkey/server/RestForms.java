package dev.latchkey.server;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Parameter;
import java.util.Set;

/** Knows the annotations and classes by which REST runtimes give methods the fields and parts of forms, besides those of Jakarta REST. */
public final class RestForms {
    private static final Set<String> FIELDS = Set.of(
            FormParam.class.getName(),
            "org.glassfish.jersey.media.multipart.FormDataParam",
            "org.jboss.resteasy.annotations.jaxrs.FormParam",
            "org.apache.cxf.jaxrs.ext.multipart.Multipart");

    private static final Set<String> BEANS = Set.of(BeanParam.class.getName(), "org.jboss.resteasy.annotations.Form");

    /** Where the classes of forms and their parts are. */
    private static final Set<String> PACKAGES = Set.of(
            "org.glassfish.jersey.media.multipart",
            "org.jboss.resteasy.plugins.providers.multipart",
            "org.apache.cxf.jaxrs.ext.multipart");

    /** Jakarta REST 3.0 has no such class. */
    private static final String PART = "jakarta.ws.rs.core.EntityPart";

    private RestForms() {}

    /** Returns whether a class is that of a multipart form, or of a part of one, of which the content is read later. */
    public static boolean isOfParts(Class<?> type) {
        return type.getName().equals(PART) || PACKAGES.contains(type.getPackageName());
    }

    /** Returns whether a parameter gets fields of a form, rather than all of it. */
    public static boolean isField(AnnotatedElement parameter) {
        return find(parameter, FIELDS) != null || isBean(parameter);
    }

    /** Returns whether a parameter is an object that gets fields of a form. */
    public static boolean isBean(AnnotatedElement parameter) {
        return find(parameter, BEANS) != null;
    }

    /** Returns the name of the field that a parameter, field or setter gets, or null if it gets none. */
    public static String fieldOf(AnnotatedElement parameter) {
        Annotation field = find(parameter, FIELDS);
        if (field == null || field instanceof FormParam) {
            return field == null ? null : ((FormParam) field).value();
        }
        try {
            String name = (String) field.annotationType().getMethod("value").invoke(field);
            return name.isEmpty() ? nameOf(parameter) : name;
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException(field + " has no value that names its field", otherVersion);
        }
    }

    /** Where the annotation names nothing, some runtimes take the name of what it stands on. */
    private static String nameOf(AnnotatedElement parameter) {
        return parameter instanceof Parameter named
                ? named.getName()
                : parameter instanceof Member member ? member.getName() : "";
    }

    private static Annotation find(AnnotatedElement element, Set<String> names) {
        for (Annotation annotation : element.getAnnotations()) {
            if (names.contains(annotation.annotationType().getName())) {
                return annotation;
            }
        }
        return null;
    }
}
