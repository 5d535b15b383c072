package dev.latchkey.redact;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.Optional;

/** Takes hold of one JSON-B provider, where the API of JSON-B is too coarse to hide a member of a class. */
interface Binding {

    /** A Jsonb of a provider, and what it made of the classes that it met. */
    interface Bound {
        /** Writes, and shows of each class what the profile does not hide. */
        Jsonb jsonb();

        /** Every class that the provider has made a model of so far. */
        Collection<Class<?>> modelled();
    }

    /**
     * Builds a Jsonb that hides what a profile hides.
     *
     * @param cut the known classes of which something is hidden, supertypes first
     * @throws UnknownProviderException if the provider cannot be made to
     */
    Bound bind(Profile profile, JsonbConfig config, JsonProvider json, Collection<Class<?>> cut);

    /** The configuration that a Jsonb was built from; empty if the provider does not tell. */
    Optional<JsonbConfig> configOf(Jsonb jsonb);

    /** A Jsonb that hides nothing. */
    Jsonb everything(JsonbConfig config, JsonProvider json);

    /** Writes an object to a pass, by a generator of ours. */
    default void write(Object value, Jsonb jsonb, JsonbConfig config, JsonProvider json, Pass pass) {
        jsonb.toJson(value, pass);
    }

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
