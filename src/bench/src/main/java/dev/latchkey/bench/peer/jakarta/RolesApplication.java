package dev.latchkey.bench.peer.jakarta;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Puts the guarded resources at {@code /api}. It names them, because a scan would find their superclasses too. */
@ApplicationPath("api")
public class RolesApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(RolesHello.class, RolesDemoList.class);
    }
}
