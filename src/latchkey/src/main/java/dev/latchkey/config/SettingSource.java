package dev.latchkey.config;

import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Looks settings up in one place. */
interface SettingSource {

    /** What a deployer calls this place. */
    String place();

    /** The value of {@code name}, or null. */
    String value(String name);

    /** The names that this place holds, as far as it can list them. */
    Set<String> names();

    /** Whether a name that looks like a setting in another spelling can be meant for nothing else. */
    default boolean isOurs() {
        return true;
    }

    /** All places in the order in which they are asked. */
    static List<SettingSource> all(ServletContext context) {
        return List.of(new SystemProperties(), MicroProfileSource.orNothing(), new ContextParameters(context));
    }

    /** The same places, as far as they can be read before the web application has a context. */
    static List<SettingSource> early() {
        return List.of(new SystemProperties(), MicroProfileSource.orNothing(), WebXml.besideTheJar());
    }

    /** Asks the Java process. */
    record SystemProperties() implements SettingSource {
        @Override
        public String place() {
            return "system property";
        }

        @Override
        public String value(String name) {
            return System.getProperty(name);
        }

        @Override
        public Set<String> names() {
            return System.getProperties().stringPropertyNames();
        }
    }

    /** Asks {@code web.xml}. */
    record ContextParameters(ServletContext context) implements SettingSource {
        @Override
        public String place() {
            return "context-param";
        }

        @Override
        public String value(String name) {
            return context.getInitParameter(name);
        }

        @Override
        public Set<String> names() {
            return Set.copyOf(Collections.list(context.getInitParameterNames()));
        }
    }
}
