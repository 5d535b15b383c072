package dev.latchkey.server;

import jakarta.servlet.ServletContext;

/**
 * Recognises the REST runtime of TomEE, which responds in a filter for each REST application and does not tell a feature for
 * which: features get no contexts there. The filters may be added while requests come.
 *
 * @see <a href="https://github.com/apache/tomee/pull/2877">tomee#2877</a> where features are found as Jakarta REST has it
 */
final class TomEeFilters {
    static final String CLASS = "org.apache.tomee.webservices.CXFJAXRSFilter";

    private TomEeFilters() {}

    static boolean areIn(ServletContext context) {
        return TomEeServer.is(context);
    }
}
