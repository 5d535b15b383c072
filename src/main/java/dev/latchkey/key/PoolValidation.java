package dev.latchkey.key;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds out whether the pool of a data source tests connections before it hands them out. A pool that does not goes on handing out
 * those that a restart of the database has ended.
 *
 * <p>No specification has a question for it: Payara and GlassFish are asked by the connection factory in their data source, TomEE
 * and others by the property that the pools of Apache have. Of other pools nothing is known.
 */
final class PoolValidation {
    private static final String FACTORY_OF_PAYARA = "mcf";
    private static final String REQUIRED_ON_PAYARA = "getConnectionValidationRequired";
    private static final List<String> OF_APACHE = List.of("isTestOnBorrow", "getTestOnBorrow");

    private PoolValidation() {}

    /** Whether connections are tested; empty if that is not known. */
    static Optional<Boolean> of(DataSource dataSource) {
        try {
            Optional<Object> factory = field(dataSource, FACTORY_OF_PAYARA);
            if (factory.isPresent()) {
                return call(factory.get(), REQUIRED_ON_PAYARA)
                        .map(required -> Boolean.valueOf(String.valueOf(required)));
            }
            for (String method : OF_APACHE) {
                Optional<Object> tested = call(dataSource, method);
                if (tested.isPresent()) {
                    return tested.map(each -> Boolean.valueOf(String.valueOf(each)));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Object> field(Object object, String name) throws ReflectiveOperationException {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return Optional.ofNullable(field.get(object));
                }
            }
        }
        return Optional.empty();
    }

    /** What a public method says; "false" if it says nothing, as a property does that nobody has set. */
    private static Optional<Object> call(Object object, String name) throws ReflectiveOperationException {
        for (Method method : object.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 0) {
                method.setAccessible(true);
                return Optional.of(Optional.ofNullable(method.invoke(object)).orElse(false));
            }
        }
        return Optional.empty();
    }
}
