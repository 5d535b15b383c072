package dev.latchkey.container;

import dev.latchkey.caller.CurrentCaller;
import dev.latchkey.caller.Outcome;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;

/**
 * Takes the caller along to the threads of managed executors (Jakarta Concurrency 3.0, section 3.3), so that a guarded bean
 * that is called there knows who asked.
 */
public final class CallerContextProvider implements ThreadContextProvider {
    private static final String TYPE = "dev.latchkey.Caller";

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        Outcome outcome = CurrentCaller.outcome();
        return () -> enter(outcome);
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return () -> enter(null);
    }

    private static ThreadContextRestorer enter(Outcome outcome) {
        Outcome before = CurrentCaller.enter(outcome);
        return () -> CurrentCaller.leaveTo(before);
    }

    @Override
    public String getThreadContextType() {
        return TYPE;
    }
}
