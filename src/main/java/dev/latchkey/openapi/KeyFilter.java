package dev.latchkey.openapi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Completes the OpenAPI document of the web application by what its keys need.
 *
 * <p>Servers with MicroProfile OpenAPI find it by themselves: the jar names it as {@code mp.openapi.filter} with the lowest
 * ordinal. A host that names a filter of its own lets it call this one last:
 *
 * <pre>{@code
 * public class OurFilter implements OASFilter {
 *     @Override
 *     public void filterOpenAPI(OpenAPI document) {
 *         …
 *         new KeyFilter().filterOpenAPI(document);
 *     }
 * }
 * }</pre>
 *
 * <p>Needs MicroProfile OpenAPI.
 */
public final class KeyFilter implements OASFilter {
    private static final Logger LOG = System.getLogger(KeyFilter.class.getName());

    /** Servers call it. */
    public KeyFilter() {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Documents.here().offer(description -> complete(document, description));
    }

    /** A document that lacks something is better than none: the keys are checked all the same. */
    private static void complete(OpenAPI document, ApiDescription description) {
        try {
            new DocumentEnricher(document, description).complete();
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(
                    Level.WARNING,
                    "The OpenAPI document could not be completed, so it lacks security requirements",
                    failure);
        }
    }
}
