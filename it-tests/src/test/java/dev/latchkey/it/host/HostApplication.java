package dev.latchkey.it.host;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, which turns scanning off. */
@ApplicationPath("/api")
public class HostApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HostResource.class, HostJson.class, HostMapper.class);
    }
}
