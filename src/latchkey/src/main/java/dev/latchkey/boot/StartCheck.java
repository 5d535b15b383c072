package dev.latchkey.boot;

import dev.latchkey.config.StopReason;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Stops the deployment where {@link LatchkeyInitializer} was left out, so that nothing runs unguarded.
 *
 * <p>An {@code <absolute-ordering>} without us keeps initializer, filter and annotations out. The listeners of tag libraries
 * are not subject to it (Servlet 6.0, 8.2.2), so this one comes by {@code META-INF/latchkey.tld}, which holds nothing else.
 */
public class StartCheck implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        StopReason.around(() -> Deployment.of(event.getServletContext()));
    }
}
