package dev.latchkey.boot;

import dev.latchkey.config.SettingException;
import dev.latchkey.config.WebXml;
import dev.latchkey.scope.Declarations;
import dev.latchkey.servlet.DispatchFilters;
import dev.latchkey.servlet.LatchkeyFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Registers the filters of Latchkey: one for requests, unless {@code web.xml} declares it, and one for each guarded servlet. */
final class GuardFilters {
    private static final Logger LOG = System.getLogger("dev.latchkey");

    private GuardFilters() {}

    /**
     * Registers them.
     *
     * @throws SettingException if the name of the filter stands for another one
     */
    static void register(ServletContext context, Declarations declarations) {
        FilterRegistration declared = context.getFilterRegistration(LatchkeyFilter.NAME);
        if (declared != null && !LatchkeyFilter.class.getName().equals(declared.getClassName())) {
            throw new SettingException("The filter name " + LatchkeyFilter.NAME + " stands for "
                    + declared.getClassName() + " in this web application: give that filter another name.");
        }
        if (declared == null) {
            FilterRegistration.Dynamic filter = context.addFilter(LatchkeyFilter.NAME, LatchkeyFilter.class);
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), true, "/*");
        }
        warnOfNarrowMapping(context);
        DispatchFilters.registerForOthers(context);
        DispatchFilters.register(context, declarations);
    }

    private static void warnOfNarrowMapping(ServletContext context) {
        Set<String> dispatchers = dispatchers(context);
        if (dispatchers != null && !dispatchers.containsAll(List.of("FORWARD", "INCLUDE"))) {
            LOG.log(
                    Level.WARNING,
                    "web.xml maps the filter latchkey without FORWARD and INCLUDE. What declares scopes is checked on each"
                            + " dispatch all the same. But code that declares nothing, and that a path outside of the mapping"
                            + " forwards to or includes, does not see who is calling. Add <dispatcher>FORWARD</dispatcher> and"
                            + " <dispatcher>INCLUDE</dispatcher> to the <filter-mapping>.");
        }
    }

    /** Those of the mapping in {@code web.xml}, which the Servlet API does not tell; null if it has none. */
    private static Set<String> dispatchers(ServletContext context) {
        try (InputStream in = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return WebXml.read(in).dispatchers().get(LatchkeyFilter.NAME);
        } catch (IOException unreadable) {
            return null;
        }
    }
}
