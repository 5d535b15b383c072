package dev.latchkey.openapi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Adds the security requirements, the required scopes and the refusals of the web application to its OpenAPI document.
 *
 * <p>Servers with MicroProfile OpenAPI use it without configuration, because the jar sets {@code mp.openapi.filter} with the lowest
 * ordinal. An application that configures its own filter calls this one at the end:
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

    /** Creates the filter, for servers and for filters of applications. */
    public KeyFilter() {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Documents.here().offer(description -> complete(document, description));
    }

    /** An incomplete document is better than none. It does not affect the checks of keys. */
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
