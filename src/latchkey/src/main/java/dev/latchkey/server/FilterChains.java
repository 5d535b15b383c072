package dev.latchkey.server;

import jakarta.servlet.FilterChain;
import java.util.Optional;

/** Knows filter chains that may lead to another servlet than the dispatch says. */
public final class FilterChains {
    private FilterChains() {}

    /** Returns whether the filters of this chain may have been those of another servlet. */
    public static boolean mayBeOfAnotherServlet(FilterChain chain) {
        return LibertyChain.is(chain);
    }

    /**
     * Returns the name of the servlet behind such a chain; empty if a file or nothing is behind it.
     *
     * @throws IllegalStateException if the server does not tell, so that nothing may be dispatched
     */
    public static Optional<String> servlet(FilterChain chain) {
        return Optional.ofNullable(LibertyChain.servlet(chain));
    }
}
