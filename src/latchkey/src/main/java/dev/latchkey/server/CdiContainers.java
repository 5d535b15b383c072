package dev.latchkey.server;

import jakarta.enterprise.inject.spi.BeanManager;

/** Knows what CDI containers do not intercept. */
public final class CdiContainers {
    private CdiContainers() {}

    /** Returns whether a container calls the default methods that a bean inherits from an interface past its interceptors. */
    public static boolean skipsDefaultMethods(BeanManager beans) {
        return OpenWebBeans.is(beans);
    }
}
