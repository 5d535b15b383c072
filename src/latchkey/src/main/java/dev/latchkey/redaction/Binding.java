package dev.latchkey.redaction;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** Takes hold of one JSON-B provider where it reads a property and where it calls a component of the application. */
interface Binding {

    /**
     * Builds a Jsonb in which {@linkplain PropertyGate gates} stand before all properties, and which calls components through
     * {@link GuardedComponents}.
     *
     * @throws UnknownProviderException if the provider cannot be made to
     */
    Jsonb gated(RedactingJsonb owner, JsonbConfig config, JsonProvider json);

    /** A Jsonb that hides nothing. */
    Jsonb everything(JsonbConfig config, JsonProvider json);

    /** The configuration that a Jsonb was built from; empty if the provider does not tell. */
    Optional<JsonbConfig> configOf(Jsonb jsonb);

    /** What a Jsonb writes JSON with. */
    JsonProvider jsonOf(Jsonb jsonb);

    /** Writes an object to a pass, by a generator of ours. */
    default void write(Object value, Jsonb jsonb, JsonbConfig config, JsonProvider json, RenderTarget pass) {
        jsonb.toJson(value, pass);
    }

    /** Whether the provider may begin an object, or pass over a copy of a container, before it calls the component for the class. */
    default boolean begins(Class<?> type) {
        return false;
    }

    /** Whether the provider writes what an adapter returns by the class that is declared, rather than by that of the object. */
    boolean writesAsDeclared();

    /** Whether the provider writes an array for everything that can be iterated. */
    boolean writesSequences();

    /** The binding to the provider of {@code jsonb}; empty if there is none, and nothing can be redacted. */
    static Optional<Binding> to(Jsonb jsonb) {
        String provider = jsonb.getClass().getName();
        if (provider.startsWith("org.eclipse.yasson.")) {
            return Optional.of(new YassonBinding(jsonb.getClass().getClassLoader()));
        }
        return provider.startsWith("org.apache.johnzon.")
                ? Optional.of(new JohnzonBinding(jsonb.getClass().getClassLoader()))
                : Optional.empty();
    }

    /** A builder of the provider that a Jsonb is of. Not by its name alone: WildFly does not show it to every application. */
    static JsonbBuilder builderOf(String provider, ClassLoader loader) {
        try {
            return ((JsonbProvider) Class.forName(provider, true, loader)
                            .getConstructor()
                            .newInstance())
                    .create();
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new UnknownProviderException(unknown);
        }
    }
}
