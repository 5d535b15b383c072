package dev.latchkey.it.plain;

import dev.latchkey.it.listed.ListedClasses;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Is named in web.xml, by a parameter of the servlet. */
public class PlainApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return ListedClasses.of(PlainResource.class, PlainAsyncResource.class, CatchAll.class);
    }
}
