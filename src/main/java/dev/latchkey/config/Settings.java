package dev.latchkey.config;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the settings of one web application, checked and typed. Immutable.
 *
 * @param application see {@link Setting#APPLICATION}
 * @param applicationPaths see {@link Setting#APPLICATION_PATH}
 * @param realm see {@link Setting#REALM}
 * @param schemes see {@link Setting#SCHEMES}, never empty
 * @param header see {@link Setting#HEADER}
 * @param query see {@link Setting#QUERY}
 * @param keyPrefixes see {@link Setting#KEY_PREFIX}, never empty
 * @param keys see {@link Setting#KEYS}
 * @param peppers see {@link Setting#PEPPER}, newest first
 * @param pepperMigration see {@link Setting#PEPPER_MIGRATION}
 * @param dataSource see {@link Setting#DATASOURCE}
 * @param schema see {@link Setting#SCHEMA}
 * @param revocationLease see {@link Setting#REVOCATION_LEASE}
 * @param revocationPoll see {@link Setting#REVOCATION_POLL}
 * @param storeTimeout see {@link Setting#STORE_TIMEOUT}
 * @param outageGrace see {@link Setting#OUTAGE_GRACE}
 * @param unknownRate see {@link Setting#UNKNOWN_RATE}
 * @param useInterval see {@link Setting#USE_INTERVAL}
 * @param cacheSize see {@link Setting#CACHE_SIZE}
 * @param undeclared see {@link Setting#UNDECLARED}
 * @param publicPaths see {@link Setting#PUBLIC}
 * @param redactionLimit see {@link Setting#REDACTION_LIMIT}
 * @param redactionPortion see {@link Setting#REDACTION_PORTION}
 * @param redactionArrays see {@link Setting#REDACTION_ARRAYS}
 * @param container see {@link Setting#CONTAINER}
 * @param admin see {@link Setting#ADMIN}
 * @param adminPath see {@link Setting#ADMIN_PATH}
 * @param adminApplication see {@link Setting#ADMIN_APPLICATION}
 * @param adminOrigins see {@link Setting#ADMIN_ORIGIN}
 * @param tokens see {@link Setting#TOKENS}; empty if they are not accepted
 */
public record Settings(
        Optional<String> application,
        List<ApplicationPath> applicationPaths,
        String realm,
        List<String> schemes,
        Optional<String> header,
        Optional<String> query,
        List<String> keyPrefixes,
        List<ProvisionedKey> keys,
        List<Pepper> peppers,
        Optional<Instant> pepperMigration,
        String dataSource,
        Schema schema,
        Duration revocationLease,
        Duration revocationPoll,
        Duration storeTimeout,
        Duration outageGrace,
        int unknownRate,
        Duration useInterval,
        int cacheSize,
        Undeclared undeclared,
        List<PublicPath> publicPaths,
        double redactionLimit,
        RedactionPortion redactionPortion,
        RedactionArrays redactionArrays,
        boolean container,
        boolean admin,
        String adminPath,
        String adminApplication,
        List<WebOrigin> adminOrigins,
        Optional<TokenSettings> tokens) {

    /** The name of the servlet by which keys are managed. */
    public static final String ADMIN_SERVLET = "latchkey-admin";

    /** What to do about the tables at start. */
    public enum Schema {
        /** Create in the server's embedded default database, validate elsewhere. */
        AUTO,
        /** Make what is missing. */
        CREATE,
        /** Stop the deployment if something is missing. */
        VALIDATE,
        /** Trust that all is there. */
        NONE
    }

    /** What a REST method without a declaration means. */
    public enum Undeclared {
        /** Nobody may call it. */
        DENY,
        /** Any valid key may call it. */
        ALLOW,
        /** It must not be deployed. */
        FAIL
    }

    /** How the portion of a response that would be withheld is found. */
    public enum RedactionPortion {
        /** From the declared types. */
        DECLARED,
        /** From the values of each response. */
        MEASURED
    }

    /** What stands in place of a withheld array. */
    public enum RedactionArrays {
        /** Nothing. */
        OMIT,
        /** An empty array. */
        EMPTY
    }

    /** Whether the data source is the server's own default. */
    public boolean onDefaultDataSource() {
        return dataSource.equals(Setting.DATASOURCE.fallback());
    }

    /** The header fields that may carry a key. */
    public List<String> credentialHeaders() {
        return Stream.concat(Stream.of("Authorization"), header.stream()).toList();
    }

    /**
     * Reads the settings of a web application.
     *
     * @throws SettingException if a name is unknown or a value not allowed
     */
    public static Settings of(ServletContext context) {
        return new SettingsReader(SettingSource.all(context)).read();
    }

    /**
     * Whether {@link Setting#CONTAINER} is on, for those who must know before there is a context. What is wrong with the settings
     * is left for {@link #of(ServletContext)} to say.
     */
    public static boolean isContainerOnEarly() {
        return new SettingsReader(SettingSource.early()).isOn(Setting.CONTAINER);
    }

    /**
     * Reads settings from a map alone, for tests and tools.
     *
     * @throws SettingException if a name is unknown or a value not allowed
     */
    public static Settings of(Map<String, String> values) {
        return new SettingsReader(List.of(new MapSource(values))).read();
    }

    private record MapSource(Map<String, String> values) implements SettingSource {
        @Override
        public String place() {
            return "setting";
        }

        @Override
        public String value(String name) {
            return values.get(name);
        }

        @Override
        public java.util.Set<String> names() {
            return values.keySet();
        }
    }
}
