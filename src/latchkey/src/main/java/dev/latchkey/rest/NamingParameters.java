package dev.latchkey.rest;

import dev.latchkey.MemberNames;
import dev.latchkey.scope.Hierarchy;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the parameters of a REST method that name members, and those that look as if they did. */
final class NamingParameters {
    private static final Set<String> TELLING = Set.of(
            "sort",
            "sortby",
            "sort_by",
            "order",
            "orderby",
            "order_by",
            "filter",
            "filters",
            "where",
            "q",
            "query",
            "fields",
            "field",
            "select",
            "group",
            "groupby",
            "group_by",
            "expand",
            "include",
            "search",
            "rsql");

    private final List<Naming> naming = new ArrayList<>();
    private final List<String> undeclared = new ArrayList<>();
    private final Set<Class<?>> seen = new HashSet<>();

    private NamingParameters() {}

    /**
     * Names members by a parameter.
     *
     * @param inQuery whether it is of the query rather than of the path
     * @param name its name
     * @param type the class of the objects
     * @param selection whether it selects what is shown
     */
    record Naming(boolean inQuery, String name, Class<?> type, boolean selection) {}

    /**
     * Reads the parameters of a method.
     *
     * @param declarations the method and those that it overrides, on whose parameters the annotations may stand
     */
    static NamingParameters of(Class<?> resource, List<Method> declarations) {
        NamingParameters found = new NamingParameters();
        declarations.forEach(declaration -> found.addParameters(declaration.getParameters()));
        found.addMembers(resource);
        return found;
    }

    List<Naming> naming() {
        return naming;
    }

    /** Returns the names of query parameters that seem to name members, and do not say so. */
    List<String> undeclared() {
        return undeclared;
    }

    private void addParameters(Parameter[] parameters) {
        for (Parameter parameter : parameters) {
            add(parameter, parameter.getType());
        }
    }

    /** Parameters may be injected into the fields, setters and constructors of resources and of beans of parameters. */
    private void addMembers(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        for (Class<?> ancestor : Hierarchy.of(type)) {
            for (Field field : ancestor.getDeclaredFields()) {
                add(field, field.getType());
            }
            for (Method method : ancestor.getDeclaredMethods()) {
                if (method.getParameterCount() == 1) {
                    add(method, method.getParameterTypes()[0]);
                }
            }
            for (Constructor<?> constructor : ancestor.getDeclaredConstructors()) {
                addParameters(constructor.getParameters());
            }
        }
    }

    private void add(AnnotatedElement element, Class<?> type) {
        if (element.isAnnotationPresent(BeanParam.class)) {
            addMembers(type);
        }
        QueryParam query = element.getAnnotation(QueryParam.class);
        PathParam path = element.getAnnotation(PathParam.class);
        if (query == null && path == null) {
            return;
        }
        String name = query == null ? path.value() : query.value();
        MemberNames names = element.getAnnotation(MemberNames.class);
        if (names != null) {
            naming.add(new Naming(query != null, name, names.value(), names.selection()));
        } else if (query != null && TELLING.contains(name.toLowerCase(Locale.ROOT))) {
            undeclared.add(name);
        }
    }
}
