package dev.latchkey.redaction;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes objects with one configuration of the application, for callers of every kind: what each may see, the {@link Rendering}
 * decides to which the writing thread is bound. Thread-safe.
 */
final class RedactingJsonb {
    private static final Logger LOG = System.getLogger(RedactingJsonb.class.getName());
    /** Makes Yasson read these classes before gates could be put up. */
    private static final String EAGER = "yasson.eager-parse-classes";

    private final ClassLore lore;
    private final Binding binding;
    private final JsonbConfig config = new JsonbConfig();
    private final JsonProvider json;
    /** The classes that components of the configuration are for. */
    private final Set<Class<?>> configured = new LinkedHashSet<>();

    private final Map<Class<?>, Boolean> notModelled = new ConcurrentHashMap<>();
    private final Jsonb gated;
    private final Jsonb everything;

    /**
     * Writes as a Jsonb of the application does.
     *
     * @param host its configuration
     * @param json what it writes JSON with
     * @throws UnknownProviderException if the JSON-B provider cannot be made to withhold something
     */
    RedactingJsonb(ClassLore lore, Binding binding, JsonbConfig host, JsonProvider json) {
        this.lore = lore;
        this.binding = binding;
        this.json = new FilteringProvider(json);
        host.getAsMap().forEach((name, value) -> {
            if (!name.equals(EAGER)) {
                config.setProperty(name, value);
            }
        });
        ConfiguredComponents.typesOf(host).stream()
                .filter(Class.class::isInstance)
                .forEach(type -> configured.add((Class<?>) type));
        everything = binding.everything(copy(config), this.json);
        gated = binding.gated(this, copy(config), this.json);
    }

    private static JsonbConfig copy(JsonbConfig config) {
        JsonbConfig copy = new JsonbConfig();
        config.getAsMap().forEach(copy::setProperty);
        return copy;
    }

    ClassLore lore() {
        return lore;
    }

    /**
     * Writes what the caller of a rendering may see of a value.
     *
     * @throws UnknownProviderException if the provider did not write by our generator; nothing is to be shown
     */
    void write(Object value, Rendering rendering) {
        rendering.run(() -> {
            Object judged = rendering.judge().judge(value);
            if (judged == ValueJudge.HIDDEN) {
                rendering.pass().withholdRoot();
            } else {
                binding.write(judged, gated, config, json, rendering.pass());
            }
        });
        if (!rendering.pass().isStarted()) {
            throw new UnknownProviderException(null);
        }
    }

    /** Counts what there is of a value. */
    void count(Object value, RenderTarget counting) {
        binding.write(value, everything, config, json, counting);
    }

    /** Whether a component may write containers of the class as one, so that it must not get a copy of another class. */
    boolean mayBeWrittenWhole(Class<?> type) {
        // For each container: a stream would allocate.
        for (Class<?> candidate : configured) {
            if (candidate.isAssignableFrom(type)) {
                return true;
            }
        }
        return type.isAnnotationPresent(JsonbTypeSerializer.class) || type.isAnnotationPresent(JsonbTypeAdapter.class);
    }

    /** Whether the provider may begin an object of the class before it calls the component that writes it. */
    boolean begins(Class<?> type) {
        return binding.begins(type) || !configured.isEmpty() && binding.writesSequences() && mayBeWrittenWhole(type);
    }

    /** Whether keys that are constants are written by their name, rather than by what their own code says. Johnzon's are not. */
    boolean writesConstantsByName() {
        return binding.writesAsDeclared();
    }

    boolean writesSequences() {
        return binding.writesSequences();
    }

    /** Whether an object that an adapter returns is written as one of the class that the adapter declares to return. */
    boolean writesAsDeclared(Class<?> declared) {
        return binding.writesAsDeclared() && declared != Object.class;
    }

    /** Notes that the provider cannot write objects of a class. */
    void cannotModel(Class<?> type, Throwable failure) {
        if (notModelled.put(type, Boolean.TRUE) == null) {
            LOG.log(
                    Level.WARNING,
                    "JSON-B cannot write " + type.getName() + ", so its objects are left out of redacted responses",
                    failure);
        }
    }

    /** How many classes the provider was found not to be able to write. */
    int notModelled() {
        return notModelled.size();
    }

    boolean isNotModelled(Class<?> type) {
        return !notModelled.isEmpty() && notModelled.containsKey(type);
    }
}
