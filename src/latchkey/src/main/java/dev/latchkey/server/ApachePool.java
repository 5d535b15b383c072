package dev.latchkey.server;

import java.util.List;
import java.util.Optional;

/** Asks the pools of Apache, which TomEE and others use, whether they test connections: by a property that they have. */
final class ApachePool {
    private static final List<String> TESTS = List.of("isTestOnBorrow", "getTestOnBorrow");

    private ApachePool() {}

    /** Returns what the pool says; empty if it is another one. */
    static Optional<Object> testing(Object dataSource) throws ReflectiveOperationException {
        for (String method : TESTS) {
            Optional<Object> tested = Reflection.call(dataSource, method);
            if (tested.isPresent()) {
                return tested;
            }
        }
        return Optional.empty();
    }
}
