package dev.latchkey.rest;

import dev.latchkey.scope.Hierarchy;
import dev.latchkey.server.RestForms;
import dev.latchkey.writing.FormField;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields of forms that a REST method takes, by its parameters and those of its beans. */
final class FormParameters {
    private final List<FormField> fields = new ArrayList<>();
    private final Set<Class<?>> seen = new HashSet<>();

    private FormParameters() {}

    /**
     * Returns the fields.
     *
     * @param declarations the method and those that it overrides, on whose parameters the annotations may stand
     */
    static List<FormField> of(Class<?> resource, List<Method> declarations) {
        FormParameters found = new FormParameters();
        int count = declarations.get(0).getParameterCount();
        for (int i = 0; i < count; i++) {
            found.addParameter(i, declarations);
        }
        found.addMembers(resource);
        return found.fields;
    }

    /** Returns whether a method takes a form as a whole, so that only pointers tell what is guarded in it. */
    static boolean isWhole(Parameter body) {
        return body.getType() == Form.class
                || RestForms.isOfParts(body.getType())
                || MultivaluedMap.class.isAssignableFrom(body.getType())
                || isOfParts(body.getParameterizedType());
    }

    private static boolean isOfParts(Type type) {
        return type instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && RestForms.isOfParts(element);
    }

    /** A scope may be required where a method is declared, and the name stand where it is implemented. */
    private void addParameter(int index, List<Method> declarations) {
        String named = null;
        for (Method declaration : declarations) {
            String here = RestForms.fieldOf(declaration.getParameters()[index]);
            named = here == null ? named : here;
        }
        for (Method declaration : declarations) {
            Parameter parameter = declaration.getParameters()[index];
            add(named, parameter, parameter.getParameterizedType(), declaration.getDeclaringClass());
        }
    }

    /** Parameters may be injected into the fields, setters and constructors of resources and of beans of parameters. */
    private void addMembers(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        for (Class<?> ancestor : Hierarchy.of(type)) {
            for (Field field : ancestor.getDeclaredFields()) {
                add(field, field.getGenericType(), ancestor);
            }
            for (Method method : ancestor.getDeclaredMethods()) {
                if (method.getParameterCount() == 1) {
                    add(method, method.getGenericParameterTypes()[0], ancestor);
                }
            }
            for (Constructor<?> constructor : ancestor.getDeclaredConstructors()) {
                for (Parameter parameter : constructor.getParameters()) {
                    add(parameter, parameter.getParameterizedType(), ancestor);
                }
            }
        }
    }

    private void add(AnnotatedElement element, Type content, Class<?> owner) {
        add(RestForms.fieldOf(element), element, content, owner);
    }

    private void add(String named, AnnotatedElement element, Type content, Class<?> owner) {
        Class<?> raw = content instanceof Class<?> plain ? plain : null;
        if (RestForms.isBean(element) && raw != null) {
            addMembers(raw);
        }
        if (named != null) {
            boolean ofParts = raw != null && RestForms.isOfParts(raw) || isOfParts(content);
            fields.add(new FormField(
                    named,
                    element,
                    ofParts ? String.class : content,
                    "the field \"" + named + "\" of forms in " + owner.getName()));
        }
    }
}
