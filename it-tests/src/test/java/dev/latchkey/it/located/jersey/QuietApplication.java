package dev.latchkey.it.located.jersey;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Keeps Jersey from describing sub-resources that lead back to themselves, which it would do without end. */
@ApplicationPath("api")
public class QuietApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
