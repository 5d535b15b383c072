package dev.latchkey.config;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks MicroProfile Config. Loaded only on servers that have it. */
record MicroProfileSource(Config config) implements SettingSource {

    static SettingSource orNothing() {
        try {
            return new MicroProfileSource(ConfigProvider.getConfig());
        } catch (NoClassDefFoundError | IllegalStateException absent) {
            return new Nothing();
        }
    }

    @Override
    public String place() {
        return "MicroProfile Config";
    }

    @Override
    public String value(String name) {
        return config.getOptionalValue(name, String.class).orElse(null);
    }

    @Override
    public Set<String> names() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .collect(Collectors.toSet());
    }

    /** It holds the environment too, where LATCHKEY_REALM is the right spelling of a name. */
    @Override
    public boolean isOurs() {
        return false;
    }

    /** Stands in on servers without MicroProfile Config. */
    private record Nothing() implements SettingSource {
        @Override
        public String place() {
            return "nowhere";
        }

        @Override
        public String value(String name) {
            return null;
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }
}
