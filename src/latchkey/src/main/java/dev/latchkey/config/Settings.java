package dev.latchkey.config;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the settings of one web application by topic, checked and typed. Immutable.
 *
 * @param applications how the application of a request is determined
 * @param credentials where requests carry a key
 * @param keys how keys look and what their digests are made with
 * @param database where keys are stored
 * @param cache how long cached keys are valid
 * @param limits how many requests are accepted
 * @param access what needs a key
 * @param network how requests reach the web application
 * @param redaction how responses are redacted
 * @param writing how members are written and named
 * @param management where keys are managed
 * @param leaks what happens to keys that leaked
 * @param tokens how access tokens are accepted; empty if they are not
 */
public record Settings(
        ApplicationSettings applications,
        CredentialSettings credentials,
        KeySettings keys,
        DatabaseSettings database,
        CacheSettings cache,
        LimitSettings limits,
        AccessSettings access,
        NetworkSettings network,
        RedactionSettings redaction,
        WriteSettings writing,
        ManagementSettings management,
        LeakSettings leaks,
        Optional<TokenSettings> tokens) {

    /**
     * Reads the settings of a web application.
     *
     * @throws SettingException if a name is unknown or a value not allowed
     */
    public static Settings of(ServletContext context) {
        return new SettingsReader(SettingSource.all(context)).read();
    }

    /** Returns whether anything is served under the path of key management. */
    public boolean servesManagement() {
        return management.enabled() || management.self() || leaks.reported() != LeakSettings.Reported.OFF;
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
        public Set<String> names() {
            return values.keySet();
        }
    }
}
