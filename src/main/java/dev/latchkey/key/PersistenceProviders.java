package dev.latchkey.key;

import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the providers of Jakarta Persistence that take our entities.
 *
 * <p>TomEE Plume has EclipseLink and OpenJPA, and shows web applications OpenJPA alone, which wants entities that were enhanced
 * when they were built or loaded.
 */
final class PersistenceProviders {
    private PersistenceProviders() {}

    /** Those that the web application sees, then those that only the server sees. */
    static Stream<PersistenceProvider> usable() {
        return Stream.<Supplier<Stream<PersistenceProvider>>>of(
                        PersistenceProviders::shown, PersistenceProviders::ofServer)
                .flatMap(Supplier::get)
                .filter(provider -> !provider.getClass().getName().startsWith("org.apache.openjpa."));
    }

    private static Stream<PersistenceProvider> shown() {
        return PersistenceProviderResolverHolder.getPersistenceProviderResolver().getPersistenceProviders().stream();
    }

    private static Stream<PersistenceProvider> ofServer() {
        return ServiceLoader.load(PersistenceProvider.class, PersistenceProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }
}
