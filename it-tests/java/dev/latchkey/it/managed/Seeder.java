package dev.latchkey.it.managed;

import dev.latchkey.ApiKeys;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Makes the applications and first keys at start; the texts go into a file that the test names, never over HTTP. */
@WebListener
public class Seeder implements ServletContextListener {
    /** The context parameter with the file; where it is missing, nothing is made. */
    public static final String FILE = "managed.keys.file";

    @Inject
    private ApiKeys keys;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        String file = started.getServletContext().getInitParameter(FILE);
        if (file != null) {
            StringBuilder texts = new StringBuilder();
            for (String application : new String[] {"latchkey", "shop", "blog"}) {
                keys.createApplication(application, "The " + application);
                String text = keys.issue(application, "Manager of " + application, Set.of("All"))
                        .text()
                        .reveal();
                texts.append(application).append('=').append(text).append('\n');
            }
            try {
                Files.writeString(Path.of(file), texts);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
