package dev.latchkey.it.kept;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Keeps the guard out. */
@ApplicationPath("base")
public class OpenBase extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(KeptResource.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jakarta.ws.rs.loadServices", false);
    }
}
