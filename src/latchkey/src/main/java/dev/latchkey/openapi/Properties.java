package dev.latchkey.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Adds the required scopes to properties of responses, by the path from the response to each property: the names of schemas do not
 * identify classes.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class Properties {
    private static final String SCHEMAS = "#/components/schemas/";

    private final Components components;
    private final Map<String, String> descriptions;

    Properties(Components components, Map<String, String> descriptions) {
        this.components = components;
        this.descriptions = descriptions;
    }

    /** What a property gets: extensions, and a sentence about them. */
    private record Mark(Map<String, Object> extensions, String text) {}

    /**
     * Adds the required scopes to the property with a path such as {@code inputs[].data.concepts} in every successful response of an
     * operation. Properties that the document does not have are ignored.
     */
    void mark(Operation operation, String place, RequiredScopes need) {
        Mark mark = new Mark(
                DocumentEnricher.extensions(need),
                "Left out if the key lacks a scope. Required: " + need.inWords(descriptions) + ".");
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") || status.equalsIgnoreCase("default")) {
                contents(response.getContent()).forEach(schema -> mark(schema, steps(place), mark));
            }
        });
    }

    /** Adds the required scopes of writing to the property with a path in the request body of an operation. */
    void markWritten(Operation operation, String place, RequiredScopes need) {
        Mark mark = new Mark(
                DocumentEnricher.extensionsToWrite(need),
                "Only keys with the scopes can write it. Required: " + need.inWords(descriptions) + ".");
        @Nullable RequestBody body = operation.getRequestBody();
        if (body != null && body.getRef() != null && components.getRequestBodies() != null) {
            body = components
                    .getRequestBodies()
                    .get(body.getRef().substring(body.getRef().lastIndexOf('/') + 1));
        }
        if (body != null) {
            contents(body.getContent()).forEach(schema -> mark(schema, steps(place), mark));
        }
    }

    private static List<String> steps(String place) {
        List<String> steps = new ArrayList<>();
        for (String step : place.split("\\.")) {
            String name = step.replace("[]", "");
            if (!name.isEmpty()) {
                steps.add(name);
            }
        }
        return steps;
    }

    private static List<Schema> contents(@Nullable Content content) {
        List<Schema> schemas = new ArrayList<>();
        if (content != null && content.getMediaTypes() != null) {
            content.getMediaTypes().values().forEach(media -> {
                if (media.getSchema() != null) {
                    schemas.add(media.getSchema());
                }
            });
        }
        return schemas;
    }

    private void mark(Schema root, List<String> steps, Mark mark) {
        @Nullable Schema owner = object(root);
        if (steps.isEmpty()) {
            // The operation lists the required scopes of the whole response.
            return;
        }
        for (String step : steps.subList(0, steps.size() - 1)) {
            owner = property(owner, step)
                    .map(name -> name.getValue())
                    .map(this::object)
                    .orElse(null);
        }
        @Nullable Schema holder = owner;
        if (holder != null) {
            property(holder, steps.get(steps.size() - 1)).ifPresent(property -> mark(holder, property, mark));
        }
    }

    private static void mark(Schema owner, Map.Entry<String, Schema> property, Mark mark) {
        Schema schema = property.getValue();
        if (schema.getExtensions() != null
                && mark.extensions.keySet().stream().anyMatch(schema.getExtensions()::containsKey)) {
            return;
        }
        if (schema.getRef() != null) {
            // OpenAPI ignores other keywords beside a reference.
            Schema wrapped = OASFactory.createSchema().addAllOf(schema);
            Map<String, Schema> all = new LinkedHashMap<>(owner.getProperties());
            all.put(property.getKey(), wrapped);
            owner.setProperties(all);
            schema = wrapped;
        }
        schema.setDescription(schema.getDescription() == null ? mark.text : schema.getDescription() + " " + mark.text);
        mark.extensions.forEach(schema::addExtension);
        if (owner.getRequired() != null) {
            List<String> required = new ArrayList<>(owner.getRequired());
            required.remove(property.getKey());
            owner.setRequired(required.isEmpty() ? null : required);
        }
    }

    /** Returns the schema of objects behind references, arrays, maps and compositions; null if there is none. */
    private @Nullable Schema object(@Nullable Schema start) {
        @Nullable Schema schema = start;
        for (int step = 0; schema != null && step < 32; step++) {
            if (schema.getRef() != null) {
                String name = schema.getRef().startsWith(SCHEMAS)
                        ? schema.getRef().substring(SCHEMAS.length())
                        : schema.getRef();
                schema = components.getSchemas() == null
                        ? null
                        : components.getSchemas().get(name);
            } else if (schema.getItems() != null) {
                schema = schema.getItems();
            } else if (schema.getProperties() != null && !schema.getProperties().isEmpty()) {
                return schema;
            } else if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
                schema = schema.getAllOf().get(0);
            } else {
                schema = schema.getAdditionalPropertiesSchema();
            }
        }
        return null;
    }

    /** Returns the property with a JSON name. Some servers ignore JSON-B annotations, and write created_at as createdAt. */
    private static Optional<Map.Entry<String, Schema>> property(@Nullable Schema owner, String name) {
        if (owner == null || owner.getProperties() == null) {
            return Optional.empty();
        }
        Map<String, Schema> all = owner.getProperties();
        return all.containsKey(name)
                ? Optional.of(Map.entry(name, all.get(name)))
                : all.entrySet().stream()
                        .filter(property -> bare(property.getKey()).equals(bare(name)))
                        .findFirst();
    }

    private static String bare(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }
}
