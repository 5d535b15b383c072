package dev.latchkey.config;

import java.time.Duration;

/**
 * Holds where keys are stored, and how long and how often the store is used. Immutable.
 *
 * @param dataSource see {@link Setting#DATASOURCE}
 * @param schema see {@link Setting#SCHEMA}
 * @param timeout see {@link Setting#STORE_TIMEOUT}
 * @param useInterval see {@link Setting#USE_INTERVAL}
 * @param scopesUnused see {@link Setting#SCOPES_UNUSED}
 */
public record DatabaseSettings(
        String dataSource, SchemaMode schema, Duration timeout, Duration useInterval, Duration scopesUnused) {

    /** What is done about the tables at start. */
    public enum SchemaMode {
        /** Create in the server's embedded default database, validate elsewhere. */
        AUTO,
        /** Create what is missing. */
        CREATE,
        /** Stop the deployment if something is missing. */
        VALIDATE,
        /** Neither create nor validate. */
        NONE
    }

    /** Returns whether the data source is the server's own default. */
    public boolean isDefault() {
        return dataSource.equals(Setting.DATASOURCE.fallback());
    }
}
