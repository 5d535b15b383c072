package dev.latchkey.servlet;

import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.Settings;
import dev.latchkey.refusal.RefusalWriter;
import dev.latchkey.scope.Declarations;

/** Makes the filter for benchmarks, with the parts that a server injects. */
public final class BenchFilter {
    private BenchFilter() {}

    /** Returns a filter that is not initialized yet. */
    public static LatchkeyFilter of(
            Authenticator authenticator, Settings settings, Declarations declarations, RefusalWriter refusals) {
        return new LatchkeyFilter(authenticator, settings, declarations, refusals);
    }
}
