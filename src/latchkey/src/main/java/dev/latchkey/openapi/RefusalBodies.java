package dev.latchkey.openapi;

import dev.latchkey.RefusalRenderer.BodySchema;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Describes the bodies of refusals: as problem documents, or by the schemas of the application's {@code RefusalRenderer}, if it has
 * any.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class RefusalBodies {
    private static final Logger LOG = System.getLogger(RefusalBodies.class.getName());
    private static final String PROBLEM = "LatchkeyProblem";
    private static final String RENDERED = "LatchkeyRefusal";
    private static final String REFERENCE = "#/components/schemas/";

    private final List<BodySchema> schemas;
    private final Map<String, Schema> contents = new LinkedHashMap<>();

    /** Uses the schemas of the application's renderer; empty if it has no renderer. */
    RefusalBodies(Optional<List<BodySchema>> rendered) {
        this.schemas = rendered.orElseGet(() -> List.of(BodySchema.problem()));
    }

    /** Adds the schemas to which refusals refer. */
    void describe(Components components) {
        for (BodySchema body : schemas) {
            Schema schema = read(body);
            if (schema != null && schema.getRef() == null) {
                String name =
                        contents.values().stream().anyMatch(content -> (REFERENCE + RENDERED).equals(content.getRef()))
                                ? RENDERED + (contents.size() + 1)
                                : RENDERED;
                components.addSchema(name, schema);
                schema = OASFactory.createSchema().ref(REFERENCE + name);
            }
            contents.put(body.contentType(), schema);
        }
        describeProblem(components);
    }

    private void describeProblem(Components components) {
        boolean defined =
                components.getSchemas() != null && components.getSchemas().containsKey(PROBLEM);
        if (!defined && schemas.stream().anyMatch(body -> body.schema().contains(REFERENCE + PROBLEM))) {
            components.addSchema(
                    PROBLEM,
                    SchemaTypes.object(OASFactory.createSchema())
                            .description("The reason of a refusal (RFC 9457).")
                            .addProperty("type", text("Identifies the kind of refusal."))
                            .addProperty("title", text("The kind of refusal in a few words."))
                            .addProperty("status", SchemaTypes.integer(OASFactory.createSchema()))
                            .addProperty("detail", text("The error and the remedy."))
                            .addProperty("missing_scopes", texts("The scopes that the key lacks."))
                            .addProperty("any_of", texts("Scopes of which one is required.")));
        }
    }

    /** Returns the content of one response; null if it is unknown. */
    @Nullable
    Content content() {
        if (contents.isEmpty()) {
            return null;
        }
        Content content = OASFactory.createContent();
        contents.forEach((type, schema) ->
                content.addMediaType(type, OASFactory.createMediaType().schema(schema)));
        return content;
    }

    private static @Nullable Schema read(BodySchema body) {
        try {
            return SchemaReader.read(body.schema());
        } catch (IllegalArgumentException malformed) {
            LOG.log(
                    Level.WARNING,
                    "The OpenAPI document does not describe the bodies of refusals: the RefusalRenderer of the application gives"
                            + " a schema for {0} that cannot be used: {1}",
                    body.contentType(),
                    malformed.getMessage());
            return null;
        }
    }

    private static Schema text(String description) {
        return SchemaTypes.string(OASFactory.createSchema()).description(description);
    }

    private static Schema texts(String description) {
        return SchemaTypes.array(OASFactory.createSchema())
                .items(SchemaTypes.string(OASFactory.createSchema()))
                .description(description);
    }
}
