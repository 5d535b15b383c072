package dev.latchkey.it.writers.jackson;

import dev.latchkey.it.listed.ListedClasses;
import dev.latchkey.it.writers.ShapeResource;
import dev.latchkey.it.writers.ToStringWriter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Lists what the REST application at {@code feature} has. */
@ApplicationPath("feature")
public class FeatureApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return ListedClasses.of(ShapeResource.class, ToStringWriter.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.jsonFeature", "JacksonFeature");
    }
}
