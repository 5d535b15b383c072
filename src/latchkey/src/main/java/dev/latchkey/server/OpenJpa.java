package dev.latchkey.server;

/**
 * Recognises OpenJPA, which wants entities that were enhanced when they were built or loaded. TomEE Plume has EclipseLink besides,
 * and shows web applications OpenJPA alone.
 *
 * @see <a href="https://openjpa.apache.org/entity-enhancement.html">OpenJPA: entity enhancement</a>
 */
final class OpenJpa {
    private OpenJpa() {}

    static boolean is(Class<?> provider) {
        return provider.getName().startsWith("org.apache.openjpa.");
    }
}
