package dev.latchkey.redaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one renderer for each configuration of JSON-B that the application writes with. Thread-safe.
 *
 * <p>Not for each {@link Jsonb}: Payara makes one of those for every class of responses.
 *
 * @see <a href="https://github.com/payara/Payara/blob/main/appserver/web/weld-integration/src/main/java/org/glassfish/weld/JaxRSJsonContextResolver.java">Payara's resolver</a>
 */
final class Renderers {
    /** An application that makes a new configuration for each response gets no more memory than that. */
    private static final int MAX_CONFIGURATIONS = 8;

    private final ClassLore lore;
    /** Not held here, so that an application that makes configurations up does not fill it with them. */
    private final IdentityCache<Jsonb, WeakReference<Renderer>> byJsonb = new IdentityCache<>();

    /** Of those that tell their configuration, which is asked for by reflection. */
    private final IdentityCache<Jsonb, Boolean> withComponents = new IdentityCache<>();

    private final IdentityCache<Jsonb, ReadingConfig> readings = new IdentityCache<>();

    /** Nobody tells them again, so that none is forgotten before its Jsonb is. */
    private final Cache<Jsonb, JsonbConfig> declared =
            Caffeine.newBuilder().executor(Runnable::run).weakKeys().build();

    private final Cache<Map<String, Object>, Renderer> byConfiguration = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MAX_CONFIGURATIONS)
            .build();

    Renderers(ClassLore lore) {
        this.lore = lore;
    }

    /**
     * The renderer that writes as {@code host} does.
     *
     * @throws UnknownProviderException if nothing is known of what it does
     */
    Renderer of(Jsonb host) {
        WeakReference<Renderer> known = byJsonb.get(host);
        Renderer found = known == null ? null : known.get();
        if (found == null) {
            found = find(host);
            byJsonb.put(host, new WeakReference<>(found));
        }
        return found;
    }

    private Renderer find(Jsonb host) {
        Binding binding = Binding.to(host).orElseThrow(() -> new UnknownProviderException(null));
        JsonbConfig config = binding.configOf(host)
                .or(() -> Optional.ofNullable(declared.getIfPresent(host)))
                .orElseThrow(() -> new UnknownProviderException(null));
        Map<String, Object> key = comparable(config);
        key.put(Binding.class.getName(), binding.getClass());
        JsonProvider json = binding.jsonOf(host);
        // Each Jsonb may have another instance of the server's own.
        boolean own = json.getClass() == JsonProvider.provider().getClass();
        key.put(JsonProvider.class.getName(), own ? json.getClass() : json);
        return byConfiguration.get(key, unknown -> new Renderer(lore, config, binding, () -> json));
    }

    /** Whether components of the application's configuration write something. In doubt they do. */
    boolean hasComponents(Jsonb host) {
        Boolean known = withComponents.get(host);
        if (known != null) {
            return known;
        }
        Optional<Boolean> told =
                Binding.to(host).flatMap(binding -> binding.configOf(host)).map(ConfiguredComponents::areIn);
        told.ifPresent(has -> withComponents.put(host, has));
        return told.or(() -> Optional.ofNullable(declared.getIfPresent(host)).map(ConfiguredComponents::areIn))
                .orElse(true);
    }

    /** Returns what the application's configuration changes about reading; nothing if the provider does not tell. */
    ReadingConfig readingOf(Jsonb host) {
        ReadingConfig known = readings.get(host);
        if (known == null) {
            known = Binding.to(host)
                    .flatMap(binding -> binding.configOf(host))
                    .or(() -> Optional.ofNullable(declared.getIfPresent(host)))
                    .map(ReadingConfig::of)
                    .orElse(ReadingConfig.NONE);
            readings.put(host, known);
        }
        return known;
    }

    /** Notes the configuration that a Jsonb was built from, for providers that do not tell. */
    void declare(Jsonb host, JsonbConfig config) {
        declared.put(host, config);
    }

    /** The same configuration with lists for arrays, which have no equality. */
    private static Map<String, Object> comparable(JsonbConfig config) {
        Map<String, Object> comparable = new HashMap<>();
        config.getAsMap()
                .forEach((name, value) ->
                        comparable.put(name, value instanceof Object[] array ? Arrays.asList(array) : value));
        return comparable;
    }
}
