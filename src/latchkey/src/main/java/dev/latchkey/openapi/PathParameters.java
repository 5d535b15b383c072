package dev.latchkey.openapi;

import dev.latchkey.rest.UriTemplate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Aligns the path parameters of operations with the variables of their paths: a document with an additional or a missing one is invalid.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class PathParameters {
    private PathParameters() {}

    /** Copies the parameters of a path to its operation, before the operation moves to another path. */
    static void inherit(Operation operation, PathItem item) {
        for (Parameter parameter : parameters(item.getParameters())) {
            boolean own = parameters(operation.getParameters()).stream()
                    .anyMatch(other -> Objects.equals(other.getName(), parameter.getName())
                            && Objects.equals(other.getIn(), parameter.getIn()));
            if (!own) {
                operation.addParameter(parameter);
            }
        }
    }

    /** Renames the path parameters of an operation that moves to a path with other names of variables. */
    static void rename(Operation operation, String from, String to) {
        List<String> before = variables(from);
        List<String> after = variables(to);
        for (Parameter parameter : parameters(operation.getParameters())) {
            int index = before.indexOf(parameter.getName());
            if (isOfPath(parameter) && index >= 0 && index < after.size()) {
                parameter.setName(after.get(index));
            }
        }
    }

    /** Removes path parameters that the path does not have. */
    static void fit(PathItem item, String path) {
        if (!allKept(item.getParameters(), variables(path))) {
            item.setParameters(kept(item.getParameters(), variables(path)));
        }
    }

    /** Removes path parameters that the path does not have, and adds the missing ones. */
    static void fit(Operation operation, PathItem item, String path) {
        List<String> variables = variables(path);
        if (!allKept(operation.getParameters(), variables)) {
            operation.setParameters(kept(operation.getParameters(), variables));
        }
        List<Parameter> all = Stream.of(operation.getParameters(), item.getParameters())
                .flatMap(list -> parameters(list).stream())
                .toList();
        if (all.stream().anyMatch(parameter -> parameter.getRef() != null)) {
            // The referenced parameter may be a path parameter.
            return;
        }
        Set<String> missing = new LinkedHashSet<>(variables);
        all.stream().filter(PathParameters::isOfPath).forEach(parameter -> missing.remove(parameter.getName()));
        missing.forEach(name -> operation.addParameter(OASFactory.createParameter()
                .in(Parameter.In.PATH)
                .name(name)
                .required(true)
                .schema(SchemaTypes.string(OASFactory.createSchema()))));
    }

    private static boolean allKept(List<Parameter> parameters, List<String> variables) {
        return parameters(parameters).stream().allMatch(parameter -> isKept(parameter, variables));
    }

    private static @Nullable List<Parameter> kept(List<Parameter> parameters, List<String> variables) {
        List<Parameter> kept = parameters.stream()
                .filter(parameter -> isKept(parameter, variables))
                .toList();
        return kept.isEmpty() ? null : new ArrayList<>(kept);
    }

    private static boolean isKept(Parameter parameter, List<String> variables) {
        return !isOfPath(parameter) || variables.contains(parameter.getName());
    }

    /** Removes the patterns of variables from an operation that represents methods with different expressions. */
    static void removePatterns(Operation operation, PathItem item) {
        Stream.of(operation.getParameters(), item.getParameters())
                .flatMap(list -> parameters(list).stream())
                .filter(PathParameters::isOfPath)
                .filter(parameter -> parameter.getSchema() != null)
                .forEach(parameter -> parameter.getSchema().setPattern(null));
    }

    private static boolean isOfPath(Parameter parameter) {
        return parameter.getIn() == Parameter.In.PATH;
    }

    private static List<Parameter> parameters(List<Parameter> parameters) {
        return parameters == null ? List.of() : parameters;
    }

    /** The names of the variables of a path without expressions. */
    private static List<String> variables(String path) {
        return UriTemplate.of(path).names();
    }
}
