package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.OwnLoader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar on servers without Jakarta Security: everything but the mechanism loads, and a sentence says what is missing. */
class WithoutSecurityTest {
    private URLClassLoader loader;

    @BeforeEach
    void hide() {
        loader = new OwnLoader(
                KeyMechanisms.class.getProtectionDomain().getCodeSource().getLocation(), "jakarta.security.");
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void whatStartsTheJarLoads() throws ClassNotFoundException {
        for (String name : new String[] {"boot.LatchkeyExtension", "boot.LatchkeyListener", "servlet.LatchkeyFilter"}) {
            Class<?> type = Class.forName("dev.latchkey." + name, true, loader);
            assertThat(type.getDeclaredMethods()).isNotEmpty();
            assertThat(type.getDeclaredFields()).isNotEmpty();
        }
    }

    @Test
    void mechanismThatIsSwitchedOn_isRefusedWithASentence() throws ReflectiveOperationException {
        Class<?> mechanisms = loader.loadClass(KeyMechanisms.class.getName());
        Class<?> discovery = loader.loadClass("jakarta.enterprise.inject.spi.BeforeBeanDiscovery");

        assertThatThrownBy(() -> mechanisms.getMethod("add", discovery).invoke(null, new Object[] {null}))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasMessageStartingWith("latchkey.container is \"true\", but this server lacks Jakarta Security");
    }
}
