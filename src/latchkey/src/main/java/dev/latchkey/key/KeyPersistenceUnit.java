package dev.latchkey.key;

import dev.latchkey.server.ProviderQuirks;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Describes our persistence unit to the JPA provider, in code rather than in a {@code persistence.xml}.
 *
 * <p>A unit in a {@code persistence.xml} of the jar would become one of the web application's: one with one unit of its own
 * and an unnamed {@code @PersistenceContext} could then no longer be deployed, because the name has become ambiguous.
 *
 * <p>For the same reason WildFly does not know of the unit, and does not show Hibernate's classes to the web application, which
 * classes that Hibernate generates beside an entity would extend. So the entities are final and their constructors private,
 * against the letter of Jakarta Persistence 2.1: Hibernate then generates nothing for them. Nobody makes references to them that
 * are not loaded.
 */
final class KeyPersistenceUnit implements PersistenceUnitInfo {
    private static final String NAME = "latchkey";

    private static final List<Class<?>> ENTITIES = List.of(
            ApiKeyEntity.class,
            ApplicationEntity.class,
            AuditEntity.class,
            AuditHeadEntity.class,
            IdempotencyEntity.class,
            KeyUseEntity.class,
            NodeEntity.class,
            NoticeEntity.class,
            SecretEntity.class,
            TicketEntity.class,
            TokenEntity.class);

    private final DataSource dataSource;
    private final boolean hasTimeZones;

    private KeyPersistenceUnit(DataSource dataSource, boolean hasTimeZones) {
        this.dataSource = dataSource;
        this.hasTimeZones = hasTimeZones;
    }

    /**
     * Makes a factory over {@code dataSource}, by the first provider that will.
     *
     * @param hasTimeZones see {@link Dialect#hasTimeZones}
     * @throws IllegalStateException if the server has no JPA provider
     */
    static EntityManagerFactory factory(DataSource dataSource, boolean hasTimeZones) {
        KeyPersistenceUnit unit = new KeyPersistenceUnit(dataSource, hasTimeZones);
        return PersistenceProviders.usable()
                .map(provider -> factory(provider, unit))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Latchkey stores keys by Jakarta Persistence, but this server has no supported provider. Add"
                                + " EclipseLink or Hibernate."));
    }

    private static EntityManagerFactory factory(PersistenceProvider provider, KeyPersistenceUnit unit) {
        // Said aloud, for TomEE has a system property with the name of another.
        return provider.createContainerEntityManagerFactory(
                unit, Map.of("jakarta.persistence.provider", provider.getClass().getName()));
    }

    @Override
    public String getPersistenceUnitName() {
        return NAME;
    }

    @Override
    public String getPersistenceProviderClassName() {
        return null;
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return dataSource;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return KeyPersistenceUnit.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
        return Stream.concat(ENTITIES.stream(), hasTimeZones ? Stream.empty() : Stream.of(Micros.class))
                .map(Class::getName)
                .toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    /** A key that another server deleted must not live on here. */
    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        Properties properties = new Properties();
        properties.putAll(ProviderQuirks.ofUnit(NAME));
        return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.0";
    }

    @Override
    public ClassLoader getClassLoader() {
        return KeyPersistenceUnit.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // The entities are few and small, and loaded already: nothing is to be woven into them.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }
}
