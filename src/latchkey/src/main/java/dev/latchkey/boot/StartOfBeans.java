package dev.latchkey.boot;

import dev.latchkey.config.SettingException;
import dev.latchkey.server.ServletContainerParts;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/**
 * Hands what start-up found out to the beans, as soon as CDI has started.
 *
 * <p>On a Jakarta EE server that is before the first initializer. Where CDI is a library of the web application, it starts in an
 * initializer of its own, and servlet containers order these by the names of jars.
 */
final class StartOfBeans {
    private StartOfBeans() {}

    /** Does it, unless CDI has yet to start. */
    static void attempt(Deployment deployment) {
        container().ifPresent(container -> start(container, deployment));
    }

    /**
     * Does it, when every initializer has run.
     *
     * @throws SettingException if CDI has not started; it says what to do
     */
    static void require(Deployment deployment) {
        start(
                container()
                        .orElseThrow(() -> new SettingException(
                                "Latchkey needs CDI, which is off in this web application. If bean-discovery-mode in"
                                        + " WEB-INF/beans.xml is \"none\", set it to annotated or all, or remove the file."
                                        + " On a servlet container, add "
                                        + ServletContainerParts.artifacts("CDI").get(0) + " to the web application.")),
                deployment);
    }

    private static Optional<CDI<Object>> container() {
        try {
            CDI<Object> container = CDI.current();
            container.getBeanManager();
            return Optional.of(container);
        } catch (IllegalStateException notStarted) {
            return Optional.empty();
        }
    }

    private static void start(CDI<Object> container, Deployment deployment) {
        container.select(LatchkeyBeans.class).get().start(deployment);
    }
}
