package dev.latchkey.redaction;

import dev.latchkey.scope.TypeVariables;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.JsonbSerializer;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from a configuration which components of the application it has. */
final class ConfiguredComponents {
    private ConfiguredComponents() {}

    static boolean areIn(JsonbConfig config) {
        return Stream.of(JsonbConfig.SERIALIZERS, JsonbConfig.ADAPTERS)
                .flatMap(serializer -> config.getProperty(serializer).stream())
                .anyMatch(element -> ((Object[]) element).length > 0);
    }

    /** The types that the components are for, as far as they say so: classes, and generic types of containers. */
    static Set<Type> typesOf(JsonbConfig config) {
        Set<Type> types = new LinkedHashSet<>();
        add(config, JsonbConfig.SERIALIZERS, JsonbSerializer.class, types);
        add(config, JsonbConfig.ADAPTERS, JsonbAdapter.class, types);
        return types;
    }

    private static void add(JsonbConfig config, String property, Class<?> kind, Set<Type> types) {
        config.getProperty(property).stream()
                .flatMap(all -> Stream.of((Object[]) all))
                .map(element -> TypeVariables.argumentsOf(element.getClass()).get(kind.getTypeParameters()[0]))
                .forEach(types::add);
    }
}
