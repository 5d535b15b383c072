package dev.latchkey.it.redacted.jersey;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its class by hand. */
@ApplicationPath("jersey")
public class JerseyApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(PiecesResource.class);
    }
}
