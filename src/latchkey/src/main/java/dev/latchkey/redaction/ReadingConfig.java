package dev.latchkey.redaction;

import dev.latchkey.scope.TypeVariables;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.serializer.JsonbDeserializer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a configuration of JSON-B changes about reading.
 *
 * @param components the classes that components of the application read in their own way; {@code Object} for every class
 * @param naming what makes the names of members; null for a strategy that JSON-B defines
 */
public record ReadingConfig(Set<Class<?>> components, PropertyNamingStrategy naming) {
    /** Changes nothing. */
    public static final ReadingConfig NONE = new ReadingConfig(Set.of(), null);

    static ReadingConfig of(JsonbConfig config) {
        Set<Class<?>> components = new LinkedHashSet<>();
        add(config, JsonbConfig.DESERIALIZERS, JsonbDeserializer.class, components);
        add(config, JsonbConfig.ADAPTERS, JsonbAdapter.class, components);
        Object naming = config.getProperty(JsonbConfig.PROPERTY_NAMING_STRATEGY).orElse(null);
        return new ReadingConfig(
                Set.copyOf(components), naming instanceof PropertyNamingStrategy strategy ? strategy : null);
    }

    private static void add(JsonbConfig config, String property, Class<?> kind, Set<Class<?>> components) {
        config.getProperty(property).stream()
                .flatMap(all -> Stream.of((Object[]) all))
                .map(element -> TypeVariables.argumentsOf(element.getClass()).get(kind.getTypeParameters()[0]))
                .forEach(type -> components.add(type == null ? Object.class : TypeVariables.raw(type)));
    }

    /** Returns whether a component may read objects of a class. */
    public boolean isComponentFor(Class<?> type) {
        return components.stream()
                .anyMatch(component -> component.isAssignableFrom(type) || type.isAssignableFrom(component));
    }
}
