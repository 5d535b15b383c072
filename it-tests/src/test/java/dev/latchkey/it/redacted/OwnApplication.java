package dev.latchkey.it.redacted;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Is the same with JSON that is not JSON-B's. */
@ApplicationPath("own")
public class OwnApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(PhotoResource.class, EventResource.class, OwnWriter.class);
    }
}
