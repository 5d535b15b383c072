package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Caller;
import dev.latchkey.EnteredClasses;
import java.net.URL;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts our classes whose code runs for one GET, from the servlet filter to the body, once everything is cached: what a reader of
 * that request has to open. Nested classes are read with their class. The numbers may only fall.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnteredClassesTest {
    private static final int WARM_UP = 3;

    private EnteredClasses loader;
    private Function<Set<String>, String> server;

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws ReflectiveOperationException {
        loader = new EnteredClasses(place(Caller.class), place(EnteredClassesTest.class));
        server = (Function<Set<String>, String>)
                loader.loadClass(JerseyServer.class.getName()).getConstructor().newInstance();
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @AfterAll
    void close() throws java.io.IOException {
        loader.close();
    }

    private SortedSet<String> enteredBy(Set<String> scopes, String body) {
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(server.apply(scopes)).isEqualTo(body);
        }
        EnteredClasses.clear();
        assertThat(server.apply(scopes)).isEqualTo(body);
        return EnteredClasses.topLevel();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redacted         | Things:Get             | 99 | [{\"name\":\"a\",\"size\":1}]",
                "with every scope | Things:Get,Secrets:Get | 95 | [{\"name\":\"a\",\"secret\":\"s\",\"size\":1}]"
            })
    void aGet(String kind, String scopes, int most, String body) {
        SortedSet<String> entered = enteredBy(Set.of(scopes.split(",")), body);
        assertThat(entered)
                .as(kind)
                .contains("dev.latchkey.servlet.LatchkeyFilter", "dev.latchkey.redaction.PropertyGate")
                .hasSizeLessThanOrEqualTo(most);
    }
}
