package dev.latchkey.boot;

import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Gets at the application that the host wrote, where the REST runtime shows it wrapped.
 *
 * <p>Jersey's quirk (3.1, {@code ResourceConfig.WrappingResourceConfig}): what it injects is a configuration of its own, whose
 * {@code getApplication} gives the original.
 */
final class WrappedApplication {
    private static final String ORIGINAL = "getApplication";

    private WrappedApplication() {}

    /** The application as it was given, and those that it wraps; empty if it is null. */
    static List<Application> unwrap(Application given) {
        List<Application> found = new ArrayList<>();
        for (Application each = given; each != null && !found.contains(each); each = original(each)) {
            found.add(each);
        }
        return found;
    }

    private static Application original(Application wrapper) {
        try {
            Method method = wrapper.getClass().getMethod(ORIGINAL);
            return Application.class.isAssignableFrom(method.getReturnType())
                    ? (Application) method.invoke(wrapper)
                    : null;
        } catch (ReflectiveOperationException | RuntimeException notWrapped) {
            return null;
        }
    }
}
