package dev.latchkey.redact;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import java.util.Collection;
import java.util.Optional;

/** Takes hold of one JSON-B provider, where the API of JSON-B is too coarse to hide a member of a class. */
interface Binding {

    /** Hides members in the models of these classes, supertypes first. */
    void hide(Profile profile, Jsonb jsonb, Collection<Class<?>> classes);

    /** Every class that the provider has made a model of so far. */
    Collection<Class<?>> modelled(Jsonb jsonb);

    /** The configuration that a Jsonb was built from; empty if it cannot be known. */
    Optional<JsonbConfig> configOf(Jsonb jsonb);

    /** The binding to the provider of {@code jsonb}; empty if there is none, and nothing can be redacted. */
    static Optional<Binding> to(Jsonb jsonb) {
        String provider = jsonb.getClass().getName();
        return provider.startsWith("org.eclipse.yasson.") ? Optional.of(new YassonBinding()) : Optional.empty();
    }
}
