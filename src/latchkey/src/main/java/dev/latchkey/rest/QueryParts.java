package dev.latchkey.rest;

import dev.latchkey.scope.Hierarchy;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the names of members out of parts of queries: sorts of Jakarta Data, orders and paths of Jakarta Persistence. By the names of
 * their types, for neither API has to be there.
 */
final class QueryParts {
    private static final String SORT = "jakarta.data.Sort";
    private static final String ORDER = "jakarta.persistence.criteria.Order";
    private static final String PATH = "jakarta.persistence.criteria.Path";
    private static final String ATTRIBUTE = "jakarta.persistence.metamodel.Attribute";

    private QueryParts() {}

    /**
     * Returns the names of all members that a part of a query names, with dots between names.
     *
     * @param part a name, a sort, an order, a path, or several of them
     * @throws IllegalArgumentException if the names cannot be told
     */
    static List<String> names(Object part) {
        List<String> names = new ArrayList<>();
        add(part, names);
        return names;
    }

    private static void add(Object part, List<String> names) {
        if (part instanceof String name) {
            names.add(name);
        } else if (part instanceof Iterable<?> several) {
            several.forEach(element -> add(element, names));
        } else if (part instanceof Object[] several) {
            Arrays.asList(several).forEach(element -> add(element, names));
        } else if (is(part, SORT)) {
            names.add((String) call(part, SORT, "property"));
        } else if (is(part, ORDER)) {
            add(call(part, ORDER, "getExpression"), names);
        } else if (is(part, PATH) && call(part, PATH, "getParentPath") != null) {
            names.add(path(part));
        } else {
            throw unknown(part);
        }
    }

    private static String path(Object part) {
        Object attribute = call(part, PATH, "getModel");
        if (!is(attribute, ATTRIBUTE)) {
            throw unknown(part);
        }
        Object name = call(attribute, ATTRIBUTE, "getName");
        Object parent = call(part, PATH, "getParentPath");
        boolean isNested = is(parent, PATH) && call(parent, PATH, "getParentPath") != null;
        return isNested ? path(parent) + "." + name : String.valueOf(name);
    }

    private static boolean is(Object object, String type) {
        return object != null
                && Hierarchy.of(object.getClass()).stream()
                        .anyMatch(ancestor -> ancestor.getName().equals(type));
    }

    /** Calls a method by the type that declares it, for the class of the object need not be public. */
    private static Object call(Object object, String type, String method) {
        for (Class<?> ancestor : Hierarchy.of(object.getClass())) {
            if (ancestor.getName().equals(type)) {
                try {
                    return ancestor.getMethod(method).invoke(object);
                } catch (InvocationTargetException failed) {
                    throw new IllegalArgumentException(object + " names no member", failed.getCause());
                } catch (ReflectiveOperationException otherVersion) {
                    throw new IllegalArgumentException(type + " has no method " + method + "()", otherVersion);
                }
            }
        }
        throw unknown(object);
    }

    private static IllegalArgumentException unknown(Object part) {
        return new IllegalArgumentException(
                (part == null ? "null" : part.getClass().getName())
                        + " does not show which members it names. Allowed are names, sorts of Jakarta Data, and orders and paths"
                        + " of Jakarta Persistence. A root and a function are not allowed. Check other parts of queries by the"
                        + " names of their members.");
    }
}
