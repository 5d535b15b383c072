package dev.latchkey.server;

import jakarta.enterprise.inject.spi.BeanManager;

/**
 * Recognises OpenWebBeans, which does not intercept a default method that a bean inherits from an interface: it looks for methods to
 * intercept in the class of the bean and in those above it.
 *
 * @see <a
 *     href="https://github.com/apache/openwebbeans/blob/main/webbeans-impl/src/main/java/org/apache/webbeans/portable/AnnotatedElementFactory.java">where
 *     it looks for methods</a>
 */
final class OpenWebBeans {
    private OpenWebBeans() {}

    static boolean is(BeanManager beans) {
        return beans.getClass().getName().startsWith("org.apache.webbeans.");
    }
}
