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
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
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

    /**
     * Adds the required scopes to the property with a path such as {@code inputs[].data.concepts} in every successful response of an
     * operation. Properties that the document does not have are ignored.
     */
    void mark(Operation operation, String place, RequiredScopes need) {
        List<String> steps = new ArrayList<>();
        for (String step : place.split("\\.")) {
            String name = step.replace("[]", "");
            if (!name.isEmpty()) {
                steps.add(name);
            }
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") || status.equalsIgnoreCase("default")) {
                contents(response).forEach(schema -> mark(schema, steps, need));
            }
        });
    }

    private static List<Schema> contents(APIResponse response) {
        List<Schema> schemas = new ArrayList<>();
        if (response.getContent() != null && response.getContent().getMediaTypes() != null) {
            response.getContent().getMediaTypes().values().forEach(media -> {
                if (media.getSchema() != null) {
                    schemas.add(media.getSchema());
                }
            });
        }
        return schemas;
    }

    private void mark(Schema root, List<String> steps, RequiredScopes need) {
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
            property(holder, steps.get(steps.size() - 1)).ifPresent(property -> mark(holder, property, need));
        }
    }

    private void mark(Schema owner, Map.Entry<String, Schema> property, RequiredScopes need) {
        Schema schema = property.getValue();
        if (schema.getExtensions() != null
                && DocumentEnricher.extensions(need).keySet().stream().anyMatch(schema.getExtensions()::containsKey)) {
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
        String text = "Left out if the key lacks a scope. Required: " + need.inWords(descriptions) + ".";
        schema.setDescription(schema.getDescription() == null ? text : schema.getDescription() + " " + text);
        DocumentEnricher.extensions(need).forEach(schema::addExtension);
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
