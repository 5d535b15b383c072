package dev.latchkey.server;

/**
 * Knows what RESTEasy does to request bodies in request filters of its own.
 *
 * <p>One parses the parts of a multipart form for {@code @FormParam}, with the priority of the application's filters. Another one
 * applies patches, after all other filters: it calls the GET method, and the PATCH method gets the result instead of the patch.
 *
 * @see <a href="https://github.com/resteasy/resteasy/pull/4091">RESTEASY-3463</a> for parts
 * @see <a href="https://github.com/resteasy/resteasy/pull/2764">RESTEASY-2849</a> for patches
 */
final class RestEasyFilters {
    private RestEasyFilters() {}

    /** Whether an object of the runtime is one of RESTEasy. */
    static boolean isRestEasy(Object object) {
        return object.getClass().getName().startsWith("org.jboss.resteasy.");
    }
}
