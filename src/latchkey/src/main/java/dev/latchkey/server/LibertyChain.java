package dev.latchkey.server;

import jakarta.servlet.FilterChain;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Names the servlet behind a filter chain of Open Liberty.
 *
 * <p>Open Liberty caches the filters of forwards by the path of the request alone. The path of a forward by name is that of the request
 * which forwards. So the servlet may get the filters that were mapped to another one, or none.
 *
 * @see <a
 *     href="https://github.com/OpenLiberty/open-liberty/blob/integration/dev/com.ibm.ws.webcontainer/src/com/ibm/ws/webcontainer/filter/WebAppFilterChain.java">the
 *     source of the chain</a>
 */
final class LibertyChain {
    private static final String PROCESSOR = "requestProcessor";
    private static final String NAME = "getServletName";

    private LibertyChain() {}

    /** Whether the chain is one of Open Liberty. */
    static boolean is(FilterChain chain) {
        return chain.getClass().getName().startsWith("com.ibm.ws.webcontainer.")
                || chain.getClass().getName().startsWith("io.openliberty.");
    }

    /**
     * Returns the name of the servlet behind the chain; null if a file or nothing is behind it.
     *
     * @throws IllegalStateException if this version of the server does not tell, so that nothing may be dispatched
     */
    static String servlet(FilterChain chain) {
        try {
            Field field = chain.getClass().getDeclaredField(PROCESSOR);
            field.setAccessible(true);
            Object processor = field.get(chain);
            Method name = processor == null ? null : method(processor.getClass());
            return name == null ? null : (String) name.invoke(processor);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            throw new IllegalStateException(
                    "The target servlet of a forward or an include could not be determined on this version of"
                            + " Open Liberty, so Latchkey cannot check it. Use a version that the page servers.html of"
                            + " Latchkey lists.",
                    unknown);
        }
    }

    private static Method method(Class<?> processor) {
        for (Method method : processor.getMethods()) {
            if (method.getName().equals(NAME) && method.getParameterCount() == 0) {
                method.setAccessible(true);
                return method;
            }
        }
        return null;
    }
}
