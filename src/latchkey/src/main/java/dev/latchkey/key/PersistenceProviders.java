package dev.latchkey.key;

import dev.latchkey.server.ProviderQuirks;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the providers of Jakarta Persistence that take our entities. */
final class PersistenceProviders {
    private PersistenceProviders() {}

    /** Those that the web application sees, then those that only the server sees. */
    static Stream<PersistenceProvider> usable() {
        return Stream.<Supplier<Stream<PersistenceProvider>>>of(
                        PersistenceProviders::shown, PersistenceProviders::ofServer)
                .flatMap(Supplier::get)
                .filter(provider -> ProviderQuirks.takesPlainEntities(provider.getClass()));
    }

    private static Stream<PersistenceProvider> shown() {
        return PersistenceProviderResolverHolder.getPersistenceProviderResolver().getPersistenceProviders().stream();
    }

    private static Stream<PersistenceProvider> ofServer() {
        return ServiceLoader.load(PersistenceProvider.class, PersistenceProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }
}
