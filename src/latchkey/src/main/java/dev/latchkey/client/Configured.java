package dev.latchkey.client;

import dev.latchkey.Secret;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the properties of one key from MicroProfile Config. */
final class Configured {
    private static final String PREFIX = "dev.latchkey.client.";

    private final Config config;
    private final String name;

    private Configured(Config config, String name) {
        this.config = config;
        this.name = name;
    }

    /**
     * Reads the properties with the given name.
     *
     * @throws IllegalStateException if MicroProfile Config is not available
     */
    static Configured of(String name) {
        try {
            return new Configured(ConfigProvider.getConfig(), name);
        } catch (NoClassDefFoundError absent) {
            throw new IllegalStateException(
                    "MicroProfile Config is not available. Pass the key to the constructor of ApiKeyClientFilter",
                    absent);
        }
    }

    Secret key() {
        String text = required("key", String.class);
        try {
            return SentKey.checked(Secret.of(text));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(at("key") + ": " + malformed.getMessage());
        }
    }

    Origins origins() {
        try {
            boolean allowHttp =
                    config.getOptionalValue(at("allow-http"), Boolean.class).orElse(false);
            return Origins.of(List.of(required("origins", String[].class)), allowHttp, at("allow-http") + "=true");
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(at("origins") + ": " + malformed.getMessage());
        }
    }

    String scheme() {
        Optional<String> scheme = config.getOptionalValue(at("scheme"), String.class);
        return Outgoing.scheme(scheme.orElse(Outgoing.SCHEME));
    }

    private <T> T required(String part, Class<T> type) {
        try {
            return config.getValue(at(part), type);
        } catch (NoSuchElementException missing) {
            throw new IllegalStateException(at(part) + " is missing in the configuration. The REST client needs it");
        }
    }

    private String at(String part) {
        return PREFIX + name + "." + part;
    }
}
