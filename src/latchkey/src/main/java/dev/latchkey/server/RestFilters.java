package dev.latchkey.server;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;

/** Knows how REST runtimes that are filters come to a web application. */
public final class RestFilters {
    private RestFilters() {}

    /** Returns whether such filters may be added while requests come, so that nothing that was found out about them stays true. */
    public static boolean areAddedLate(ServletContext context) {
        return TomEeFilters.areIn(context);
    }

    /** Returns whether the runtime of a filter does not tell a feature which filter it is for. */
    public static boolean isAnonymous(FilterRegistration filter) {
        return TomEeFilters.CLASS.equals(filter.getClassName());
    }
}
