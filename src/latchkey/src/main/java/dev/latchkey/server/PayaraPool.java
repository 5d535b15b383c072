package dev.latchkey.server;

import java.util.Optional;

/** Asks the pools of Payara and GlassFish whether they test connections: by the connection factory in their data source. */
final class PayaraPool {
    private static final String FACTORY = "mcf";
    private static final String TESTS = "getConnectionValidationRequired";

    private PayaraPool() {}

    /** Returns what the pool says; empty if it is another one. */
    static Optional<Object> testing(Object dataSource) throws ReflectiveOperationException {
        Optional<Object> factory = Reflection.field(dataSource, FACTORY);
        return factory.isEmpty() ? Optional.empty() : Reflection.call(factory.get(), TESTS);
    }
}
