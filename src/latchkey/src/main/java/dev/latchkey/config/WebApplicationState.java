package dev.latchkey.config;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Holds what belongs to the web application that has this jar in its {@code WEB-INF/lib}, for code that servers call without
 * saying for which web application: each one loads the classes of the jar anew. Thread-safe.
 *
 * <p>It is the only static holder of state. What has a servlet context or is a CDI bean does not need it.
 */
public final class WebApplicationState {
    private static final WebApplicationState HERE = new WebApplicationState();

    private final Map<Class<?>, Object> parts = new ConcurrentHashMap<>();

    WebApplicationState() {}

    /** Returns the state of the web application that this class was loaded for. */
    public static WebApplicationState here() {
        return HERE;
    }

    /** Returns the part of a type, which is made when it is needed for the first time. */
    public <T> T part(Class<T> type, Supplier<T> maker) {
        return type.cast(parts.computeIfAbsent(type, unused -> maker.get()));
    }
}
