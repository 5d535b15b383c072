package dev.latchkey.it.writers.own;

import dev.latchkey.it.listed.ListedClasses;
import dev.latchkey.it.writers.ShapeResource;
import dev.latchkey.it.writers.ToStringWriter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists what the REST application at {@code swap} has. */
@ApplicationPath("swap")
public class SwapApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return ListedClasses.of(ShapeResource.class, ToStringWriter.class, Swap.class, ItemWriter.class);
    }
}
