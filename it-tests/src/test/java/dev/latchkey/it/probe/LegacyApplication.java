package dev.latchkey.it.probe;

import dev.latchkey.ScopeRequired;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Keeps every feature out that it does not register itself, ours among them. */
@ApplicationPath("/legacy")
public class LegacyApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Old.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jakarta.ws.rs.loadServices", false, "jersey.config.disableMetainfServicesLookup", true);
    }

    /** Would be open if nobody noticed. */
    @Path("old")
    public static class Old {
        @GET
        @ScopeRequired("Things:Get")
        public String get() {
            return "old secret";
        }
    }
}
