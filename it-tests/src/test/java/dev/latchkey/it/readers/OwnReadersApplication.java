package dev.latchkey.it.readers;

import dev.latchkey.it.listed.ListedClasses;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists what the REST application at {@code own} has. */
@ApplicationPath("own")
public class OwnReadersApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return ListedClasses.of(ReadResource.class, ParcelReader.class);
    }
}
