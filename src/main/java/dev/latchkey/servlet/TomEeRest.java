package dev.latchkey.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collection;

/**
 * Knows when TomEE's REST runtime is guarded, which answers in a filter for each REST application and does not tell a feature for
 * which: features get no contexts there.
 *
 * <p>Where there is one REST application, the guard is in that one. Of several, any one may have kept it out, so that none is
 * taken for guarded.
 *
 * @see <a href="https://github.com/apache/tomee/pull/2877">tomee#2877</a> where features are found as Jakarta REST has it
 */
public final class TomEeRest {
    private static final String FILTER = "org.apache.tomee.webservices.CXFJAXRSFilter";

    private TomEeRest() {}

    /** Whether the server is TomEE. Filters of REST may be added while requests come there: what was found out does not stay true. */
    public static boolean isHere(ServletContext context) {
        String server = context.getServerInfo();
        return server != null && server.contains("TomEE");
    }

    /** Whether the REST filters that nobody signed for are guarded all the same. */
    static boolean isGuarded(ServletContext context, Collection<? extends FilterRegistration> unsigned) {
        return unsigned.size() == 1
                && FILTER.equals(unsigned.iterator().next().getClassName())
                && GuardedRestRegistry.isGuardedSomewhere(context);
    }
}
