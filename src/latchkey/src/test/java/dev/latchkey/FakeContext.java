package dev.latchkey;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

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
        return Fake.of(kind)
                .returns(Registration::getClassName, type)
                .on(Registration::getInitParameter, name -> null)
                .build();
    }

    /** Returns the context. */
    public ServletContext build() {
        return Fake.of(ServletContext.class)
                .on(ServletContext::getInitParameter, parameters::get)
                .on(ServletContext::getInitParameterNames, () -> Collections.enumeration(parameters.keySet()))
                .on(ServletContext::getAttribute, attributes::get)
                .does(ServletContext::setAttribute, attributes::put)
                .on(ServletContext::getServletRegistration, servlets::get)
                .on(ServletContext::getServletRegistrations, () -> servlets)
                .returns(ServletContext::getServerInfo, "fake")
                .on(ServletContext::getFilterRegistrations, () -> filters)
                .returns(ServletContext::getClassLoader, FakeContext.class.getClassLoader())
                .returns(ServletContext::getContextPath, "/shop")
                .build();
    }
}
