package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar on servers without MicroProfile: only the classes that are for it cannot be loaded, and nobody else needs them. */
class WithoutMicroProfileTest {
    /** Only CXF, which servers with another REST runtime do not have, lets these be loaded. */
    private static final Set<String> FOR_CXF =
            Set.of("dev.latchkey.server.CxfCalls", "dev.latchkey.server.CxfEventSinks");

    private static final Set<String> FOR_MICROPROFILE = Set.of(
            "dev.latchkey.client.ApiKeyHeaders",
            "dev.latchkey.client.CallerKeyHeaders",
            "dev.latchkey.client.Configured",
            "dev.latchkey.client.OriginListener",
            "dev.latchkey.config.MicroProfileSource",
            "dev.latchkey.openapi.ResponseDocumenter",
            "dev.latchkey.openapi.CallablePaths",
            "dev.latchkey.openapi.DocumentEnricher",
            "dev.latchkey.openapi.KeyFilter",
            "dev.latchkey.openapi.OperationIds",
            "dev.latchkey.openapi.OperationMerge",
            "dev.latchkey.openapi.PathParameters",
            "dev.latchkey.server.OpenApiDocuments",
            "dev.latchkey.server.PayaraDocument",
            "dev.latchkey.openapi.Properties",
            "dev.latchkey.openapi.RefusalBodies",
            "dev.latchkey.openapi.SchemaReader",
            "dev.latchkey.openapi.SchemaTypes",
            "dev.latchkey.openapi.SecuritySchemes");

    private Path classes;
    private URLClassLoader loader;

    @BeforeEach
    void hide() throws IOException, URISyntaxException {
        URI place =
                Caller.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        classes = Path.of(place);
        loader = new OwnLoader(place.toURL(), "org.eclipse.microprofile.");
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void onlyWhatIsForMicroProfileNeedsIt() throws IOException {
        Set<String> broken = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes.resolve("dev/latchkey"))) {
            files.map(each -> classes.relativize(each).toString())
                    .filter(each -> each.endsWith(".class"))
                    .map(each -> each.replaceAll("\\.class$", "").replace('/', '.'))
                    .filter(each -> !isWhole(each))
                    .map(each -> each.replaceFirst("\\$.*", ""))
                    .forEach(broken::add);
        }

        broken.removeAll(FOR_CXF);
        assertThat(broken).isSubsetOf(FOR_MICROPROFILE).contains("dev.latchkey.openapi.KeyFilter");
    }

    private boolean isWhole(String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return type.getDeclaredMethods().length
                            + type.getDeclaredFields().length
                            + type.getDeclaredConstructors().length
                    >= 0;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    @Test
    void theApplicationStartsItsDocumentAllTheSame() throws ReflectiveOperationException {
        Object documents = loader.loadClass("dev.latchkey.openapi.Documents")
                .getMethod("here")
                .invoke(null);

        documents
                .getClass()
                .getMethod("start", java.util.function.Supplier.class)
                .invoke(documents, (java.util.function.Supplier<?>) () -> null);
        documents.getClass().getMethod("stop").invoke(documents);
    }

    @Test
    void clientsGetTheirKeyByConstructor() throws ReflectiveOperationException {
        Class<?> filter = loader.loadClass("dev.latchkey.client.ApiKeyClientFilter");
        Class<?> secret = loader.loadClass("dev.latchkey.Secret");
        Object key = secret.getMethod("of", String.class).invoke(null, "key");

        assertThat(filter.getConstructor(secret, String[].class)
                        .newInstance(key, new String[] {"https://api.example.com"}))
                .hasToString("ApiKeyClientFilter[to https://api.example.com:443]");
        assertThatThrownBy(() -> filter.getMethod("configured", String.class).invoke(null, "stock"))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MicroProfile Config is not available");
    }
}
