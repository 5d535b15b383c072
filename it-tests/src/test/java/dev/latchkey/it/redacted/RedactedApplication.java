package dev.latchkey.it.redacted;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes by hand, so that nothing of the jar is found by scanning. */
@ApplicationPath("api")
public class RedactedApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Components.ALL;
    }
}
