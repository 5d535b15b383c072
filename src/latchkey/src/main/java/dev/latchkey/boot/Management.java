package dev.latchkey.boot;

import dev.latchkey.admin.AdminServlet;
import dev.latchkey.admin.ConsoleServlet;
import dev.latchkey.config.ManagementSettings;
import dev.latchkey.config.Setting;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.token.TokenServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Registers the servlets by which keys are managed and access tokens issued, where the settings say so. */
final class Management {
    private static final String NOTHING = "latchkey-nothing";

    private Management() {}

    static void register(Settings settings, ServletContext context) {
        String path = settings.management().path();
        if (settings.servesManagement()) {
            add(ManagementSettings.SERVLET, AdminServlet.class, context, path + "/*");
        }
        if (settings.management().enabled()) {
            String[] pages = Stream.concat(
                            Stream.of(path), ConsoleServlet.FILES.stream().map(file -> path + "/" + file))
                    .toArray(String[]::new);
            add(ConsoleServlet.NAME, ConsoleServlet.class, context, pages);
        }
        settings.tokens().ifPresent(tokens -> add(TokenSettings.SERVLET, TokenServlet.class, context, tokens.path()));
        hideFiles(settings, context);
    }

    /** The server would hand the console's files out by itself, for they are resources of the jar. */
    private static void hideFiles(Settings settings, ServletContext context) {
        if (settings.management().enabled() && settings.management().path().equals(ConsoleServlet.RESOURCE_PATH)) {
            return;
        }
        ServletRegistration.Dynamic nothing = context.addServlet(NOTHING, ConsoleServlet.Nothing.class);
        if (nothing == null) {
            throw new SettingException("The servlet name " + NOTHING
                    + " is used by this web application, but Latchkey needs it. Rename that servlet.");
        }
        for (String file : ConsoleServlet.FILES) {
            String path = ConsoleServlet.RESOURCE_PATH + "/" + file;
            if (isOurs(context, path, file)) {
                nothing.addMapping(path);
            }
        }
        Set<String> folder = context.getResourcePaths(ConsoleServlet.RESOURCE_PATH + "/");
        if (folder == null
                || folder.stream()
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .allMatch(ConsoleServlet.FILES::contains)) {
            // Some servers redirect to the folder.
            nothing.addMapping(ConsoleServlet.RESOURCE_PATH);
        }
    }

    /** A file of the web application itself, of the same name, is its own business. */
    static boolean isOurs(ServletContext context, String path, String file) {
        try (InputStream found = context.getResourceAsStream(path)) {
            return found == null || Arrays.equals(found.readAllBytes(), ConsoleServlet.content(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }

    private static Setting switchOf(String servlet) {
        return servlet.equals(TokenSettings.SERVLET) ? Setting.TOKENS : Setting.ADMIN;
    }

    private static Setting pathOf(String servlet) {
        return servlet.equals(TokenSettings.SERVLET) ? Setting.TOKENS_PATH : Setting.ADMIN_PATH;
    }

    private static void add(
            String name, Class<? extends HttpServlet> type, ServletContext context, String... patterns) {
        ServletRegistration.Dynamic servlet = context.addServlet(name, type);
        if (servlet == null) {
            throw new SettingException("The servlet name " + name + " is used by this web application, but "
                    + switchOf(name).key() + " is \"true\". Rename that servlet.");
        }
        Set<String> taken = servlet.addMapping(patterns);
        if (!taken.isEmpty()) {
            throw pathOf(name)
                    .refuse(patterns[0].replace("/*", ""), "another servlet is mapped to " + String.join(", ", taken));
        }
    }
}
