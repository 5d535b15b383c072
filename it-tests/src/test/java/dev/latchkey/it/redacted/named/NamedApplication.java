package dev.latchkey.it.redacted.named;

import dev.latchkey.boot.LatchkeyFeature;
import dev.latchkey.it.redacted.Components;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** Names the guard too, for servers on which it does not come by itself to an application that lists its classes. */
@ApplicationPath("api")
public class NamedApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(Components.ALL);
        classes.add(LatchkeyFeature.class);
        classes.add(ConfigResolver.class);
        return classes;
    }
}
