package dev.latchkey.it.kept;

import jakarta.ws.rs.ApplicationPath;
import java.util.Map;

/** Lets the guard in again. */
@ApplicationPath("sub")
public class GuardedSub extends OpenBase {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }
}
