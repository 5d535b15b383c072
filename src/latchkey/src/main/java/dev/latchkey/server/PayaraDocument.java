package dev.latchkey.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Mends what Payara gets wrong in every document. Its root has a member {@code endpoints}, which OpenAPI does not know and
 * validators reject; it repeats the paths. Payara calls a property an object where it does not know the type, so that
 * validators reject responses in which a {@code JsonValue} is a number. And it writes sub-resources under paths that begin with
 * {@code /null}.
 *
 * <p>Needs MicroProfile OpenAPI.
 */
final class PayaraDocument {
    private static final Logger LOG = System.getLogger(PayaraDocument.class.getName());

    private PayaraDocument() {}

    static void mend(OpenAPI document) {
        if (document.getClass().getName().startsWith("fish.payara.")) {
            removeEndpoints(document);
            removePathsOfSubResources(document);
            if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
                document.getComponents().getSchemas().values().forEach(PayaraDocument::mend);
            }
        }
    }

    /** Payara does not know the paths of what locators lead to, and writes null for them. */
    private static void removePathsOfSubResources(OpenAPI document) {
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                    .filter(path -> path.equals("/null") || path.startsWith("/null/"))
                    .forEach(document.getPaths()::removePathItem);
        }
    }

    private static void removeEndpoints(OpenAPI document) {
        try {
            // Not null: Payara copies it when it joins the documents of several web applications.
            document.getClass().getMethod("setEndpoints", Map.class).invoke(document, new TreeMap<>());
        } catch (ReflectiveOperationException | RuntimeException anotherPayara) {
            LOG.log(Level.DEBUG, "This version of Payara does not add the member endpoints", anotherPayara);
        }
    }

    private static void mend(Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(PayaraDocument::forgetUnknownType);
        }
    }

    private static void forgetUnknownType(Schema property) {
        if (property.getItems() != null) {
            forgetUnknownType(property.getItems());
        }
        mend(property);
        boolean bare = property.getType() == Schema.SchemaType.OBJECT
                && property.getRef() == null
                && isEmpty(property.getProperties())
                && property.getAdditionalPropertiesSchema() == null
                && property.getAdditionalPropertiesBoolean() == null
                && isEmpty(property.getAllOf())
                && isEmpty(property.getAnyOf())
                && isEmpty(property.getOneOf());
        if (bare) {
            property.setType(null);
        }
    }

    private static boolean isEmpty(Map<?, ?> members) {
        return members == null || members.isEmpty();
    }

    private static boolean isEmpty(List<?> members) {
        return members == null || members.isEmpty();
    }
}
