package dev.latchkey.server;

import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Mends what servers get wrong in OpenAPI documents. Needs MicroProfile OpenAPI. */
public final class OpenApiDocuments {
    private OpenApiDocuments() {}

    /** Mends a document in place. */
    public static void mend(OpenAPI document) {
        PayaraDocument.mend(document);
    }
}
