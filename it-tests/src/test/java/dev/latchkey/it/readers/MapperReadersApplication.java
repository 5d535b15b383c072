package dev.latchkey.it.readers;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists what the REST application at {@code mapper} has. */
@ApplicationPath("mapper")
public class MapperReadersApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ReadResource.class, MapperReader.class);
    }
}
