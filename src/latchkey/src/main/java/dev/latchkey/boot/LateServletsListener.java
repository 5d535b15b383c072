package dev.latchkey.boot;

import dev.latchkey.servlet.DispatchFilters;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Puts filters before the servlets that REST runtimes and listeners of the application have registered by now.
 *
 * <p>Found by its annotation: a listener that an initializer adds may register nothing (Servlet 6.0, section 4.4).
 */
@WebListener
public class LateServletsListener implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        if (Deployment.isIn(context)) {
            DispatchFilters.register(context, Deployment.of(context).declarations());
        }
    }
}
