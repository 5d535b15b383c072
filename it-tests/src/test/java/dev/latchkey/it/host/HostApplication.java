package dev.latchkey.it.host;

import dev.latchkey.it.listed.ListedClasses;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, which turns scanning off. */
@ApplicationPath("/api")
public class HostApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return ListedClasses.of(HostResource.class, HostJson.class, HostMapper.class);
    }
}
