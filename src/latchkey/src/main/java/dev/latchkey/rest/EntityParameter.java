package dev.latchkey.rest;

import dev.latchkey.MergePatch;
import dev.latchkey.Update;
import dev.latchkey.server.RestForms;
import jakarta.json.JsonPatch;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the parameter of a resource method that gets the request body: the one without an annotation of Jakarta REST. */
final class EntityParameter {
    private EntityParameter() {}

    /**
     * Returns the parameter, or empty if the method takes no body.
     *
     * @param declarations the method and those that it overrides, on whose parameters the annotations may stand
     */
    static Optional<Parameter> of(Method method, List<Method> declarations) {
        Parameter[] parameters = method.getParameters();
        return IntStream.range(0, parameters.length)
                .filter(i -> declarations.stream()
                        .noneMatch(declaration -> RestForms.isField(declaration.getParameters()[i])))
                .filter(i -> declarations.stream()
                        .flatMap(declaration -> Stream.of(declaration.getParameters()[i].getAnnotations()))
                        .noneMatch(EntityParameter::isOfRest))
                .mapToObj(i -> parameters[i])
                .filter(parameter -> !parameter.getType().getName().startsWith("jakarta.ws.rs.sse."))
                .findFirst();
    }

    private static boolean isOfRest(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return annotation instanceof Context || name.startsWith("jakarta.ws.rs.");
    }

    /**
     * Returns the type of the object that a body is about.
     *
     * @param generic the type of the parameter; may be null
     * @param plain its class
     */
    static Type contentOf(Type generic, Class<?> plain) {
        if (generic instanceof ParameterizedType wrapped && isWrapper((Class<?>) wrapped.getRawType())) {
            return wrapped.getActualTypeArguments()[0];
        }
        return generic == null ? plain : generic;
    }

    /** Returns whether a parameter of this class is a change to an object rather than the object. */
    static boolean isWrapper(Class<?> type) {
        return type == Update.class || type == MergePatch.class || type == JsonPatch.class;
    }
}
