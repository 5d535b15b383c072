package dev.latchkey.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.OwnLoader;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar where a part of Jakarta EE is missing: one sentence, and no class that cannot be found. */
class PrerequisitesTest {
    @ParameterizedTest
    @CsvSource({
        "jakarta.enterprise.,CDI",
        "jakarta.interceptor.,Interceptors",
        "jakarta.transaction.,Transactions",
        "jakarta.persistence.,Persistence",
        "jakarta.ws.rs.,REST",
        "jakarta.json.bind.,JSON-B"
    })
    void whatIsMissingIsNamed(String hidden, String name) throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = new OwnLoader(
                LatchkeyInitializer.class.getProtectionDomain().getCodeSource().getLocation(), hidden)) {
            Constructor<?> initializer =
                    loader.loadClass(LatchkeyInitializer.class.getName()).getConstructor();

            assertThatThrownBy(initializer::newInstance)
                    .cause()
                    .hasMessageStartingWith(
                            "Latchkey needs Jakarta EE 10, of which this server lacks Jakarta " + name + ". ");
        }
    }

    @Test
    void whereAllIsThereNothingIsSaid() {
        assertThatCode(Prerequisites::check).doesNotThrowAnyException();
    }
}
