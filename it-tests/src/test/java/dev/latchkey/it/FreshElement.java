package dev.latchkey.it;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WrapsElement;
import org.openqa.selenium.support.ui.FluentWait;

/** Looks for an element of a page at each use: the page draws itself anew between a test's finding it and reading it. */
final class FreshElement {
    private FreshElement() {}

    /**
     * An element that is never stale.
     *
     * @param finder finds it, null if it is not there now
     * @param waiting how often it is tried
     */
    static WebElement of(Supplier<WebElement> finder, Supplier<FluentWait<WebDriver>> waiting) {
        waiting.get().until(page -> finder.get());
        return (WebElement) Proxy.newProxyInstance(
                FreshElement.class.getClassLoader(),
                new Class<?>[] {WebElement.class, WrapsElement.class},
                (proxy, method, arguments) -> waiting.get()
                        .until(page -> {
                            WebElement found = finder.get();
                            return found == null ? null : use(found, method, arguments);
                        })
                        .orElse(null));
    }

    /** What the method returns, wrapped, for it may be null. */
    private static Optional<Object> use(WebElement found, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == WrapsElement.class) {
            return Optional.of(found);
        }
        try {
            return Optional.ofNullable(method.invoke(found, arguments));
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof RuntimeException stale) {
                throw stale;
            }
            throw new IllegalStateException(failure);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
