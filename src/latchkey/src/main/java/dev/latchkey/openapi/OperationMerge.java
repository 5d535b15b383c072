package dev.latchkey.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Merges two operations that OpenAPI cannot distinguish: the result accepts and returns everything that either of them does.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class OperationMerge {
    private OperationMerge() {}

    static void into(Operation target, Operation other) {
        if (target.getSummary() == null) {
            target.setSummary(other.getSummary());
        }
        if (target.getDescription() == null) {
            target.setDescription(other.getDescription());
        }
        mergeParameters(target, other);
        mergeBodies(target, other);
        if (other.getResponses() != null) {
            if (target.getResponses() == null) {
                target.setResponses(OASFactory.createAPIResponses());
            }
            other.getResponses().getAPIResponses().forEach((status, response) -> {
                APIResponse before = target.getResponses().getAPIResponse(status);
                if (before == null) {
                    target.getResponses().addAPIResponse(status, response);
                } else if (before.getRef() == null && response.getRef() == null) {
                    before.setContent(merged(before.getContent(), response.getContent()));
                }
            });
        }
    }

    /** A parameter that only one of them requires is optional. */
    private static void mergeParameters(Operation target, Operation other) {
        Map<List<Object>, Parameter> all = new LinkedHashMap<>();
        List<Parameter> targets = target.getParameters() == null ? List.of() : target.getParameters();
        List<Parameter> others = other.getParameters() == null ? List.of() : other.getParameters();
        targets.forEach(parameter -> all.put(key(parameter), parameter));
        others.forEach(parameter -> all.putIfAbsent(key(parameter), parameter));
        all.forEach((key, parameter) -> {
            boolean both = targets.stream().anyMatch(candidate -> key(candidate).equals(key))
                    && others.stream().anyMatch(candidate -> key(candidate).equals(key));
            if (!both && parameter.getRef() == null && parameter.getIn() != Parameter.In.PATH) {
                parameter.setRequired(false);
            }
        });
        if (!all.isEmpty()) {
            target.setParameters(new ArrayList<>(all.values()));
        }
    }

    private static List<Object> key(Parameter parameter) {
        return Arrays.asList(parameter.getRef(), parameter.getIn(), parameter.getName());
    }

    private static void mergeBodies(Operation target, Operation other) {
        RequestBody one = target.getRequestBody();
        RequestBody two = other.getRequestBody();
        RequestBody merged = one == null ? two : one;
        if (merged != null && merged.getRef() == null) {
            if (one == null || two == null) {
                merged.setRequired(false);
            } else {
                merged.setContent(merged(one.getContent(), two.getContent()));
            }
        }
        target.setRequestBody(merged);
    }

    private static Content merged(Content one, Content two) {
        if (one == null || two == null || one.getMediaTypes() == null || two.getMediaTypes() == null) {
            return one == null ? two : one;
        }
        two.getMediaTypes().forEach((type, media) -> {
            MediaType before = one.getMediaType(type);
            if (before == null) {
                one.addMediaType(type, media);
            } else {
                before.setSchema(either(before.getSchema(), media.getSchema()));
            }
        });
        return one;
    }

    private static Schema either(Schema one, Schema two) {
        if (one == null || two == null || isSame(one, two)) {
            return one == null ? two : one;
        }
        if (one.getAnyOf() != null && !one.getAnyOf().isEmpty()) {
            return one.getAnyOf().stream().anyMatch(schema -> isSame(schema, two)) ? one : one.addAnyOf(two);
        }
        return OASFactory.createSchema().addAnyOf(one).addAnyOf(two);
    }

    private static boolean isSame(Schema one, Schema two) {
        return one.getRef() == null && two.getRef() == null
                ? one.equals(two)
                : Objects.equals(one.getRef(), two.getRef());
    }
}
