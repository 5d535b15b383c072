package dev.latchkey;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Builds the context of a web application. */
public final class FakeContext {
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, ServletRegistration> servlets = new HashMap<>();
    private final Map<String, FilterRegistration> filters = new HashMap<>();

    /** Adds a {@code <context-param>}. */
    public FakeContext parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** Sets a context attribute. */
    public FakeContext attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Registers a servlet of this class. */
    public FakeContext servlet(String name, Class<?> type) {
        servlets.put(name, registration(ServletRegistration.class, type.getName()));
        return this;
    }

    /** Registers a filter of this class. */
    public FakeContext filter(String name, Class<?> type) {
        return filter(name, type.getName());
    }

    /** Registers a filter of the class of this name, which need not be there. */
    public FakeContext filter(String name, String type) {
        filters.put(name, registration(FilterRegistration.class, type));
        return this;
    }

    private static <T extends Registration> T registration(Class<T> kind, String type) {
        return Fakes.of(kind, Map.of("getClassName", unused -> type, "getInitParameter", unused -> null));
    }

    /** The context. */
    public ServletContext build() {
        Map<String, Function<Object[], Object>> methods = new HashMap<>();
        methods.put("getInitParameter", arguments -> parameters.get((String) arguments[0]));
        methods.put("getInitParameterNames", unused -> Collections.enumeration(parameters.keySet()));
        methods.put("getAttribute", arguments -> attributes.get((String) arguments[0]));
        methods.put("setAttribute", arguments -> attributes.put((String) arguments[0], arguments[1]));
        methods.put("getServletRegistration", arguments -> servlets.get((String) arguments[0]));
        methods.put("getServletRegistrations", unused -> servlets);
        methods.put("getServerInfo", unused -> "fake");
        methods.put("getFilterRegistrations", unused -> filters);
        methods.put("getClassLoader", unused -> FakeContext.class.getClassLoader());
        methods.put("getContextPath", unused -> "/shop");
        return Fakes.of(ServletContext.class, methods);
    }
}
