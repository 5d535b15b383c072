package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fake;
import dev.latchkey.ScopeRequired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Which classes of a web application are known before they are met. */
class ClassIndexTest {
    private final Map<String, byte[]> files = new HashMap<>();

    private static class Plain {}

    private static class BelowPlain extends Plain {}

    private static class OfTheServers implements Comparable<Plain> {
        @Override
        public int compareTo(Plain other) {
            return 0;
        }
    }

    private static class OnField {
        @ScopeRequired("X")
        String a;
    }

    private record OnComponent(@ScopeRequired("X") String a) {}

    @ScopeRequired("X")
    private interface Guarded {}

    private interface Between extends Guarded {}

    private static class Implementing implements Between {}

    private static class Below extends Implementing {}

    @ScopeRequired("X")
    private @interface Sensitive {}

    @Sensitive
    private @interface VerySensitive {}

    private static class Stereotyped {
        @VerySensitive
        String getA() {
            return null;
        }
    }

    private static class Adapted {
        @JsonbTypeAdapter(Family.PersonAdapter.class)
        Object a;
    }

    @Path("a")
    @ScopeRequired("X")
    private static class Resource {}

    @ApplicationScoped
    private static class Service {
        @ScopeRequired("X")
        void a() {}
    }

    @RequestScoped
    @ScopeRequired("X")
    private static class SentService {
        public String getA() {
            return "a";
        }
    }

    @ApplicationScoped
    private static class GetterService {
        @ScopeRequired("X")
        public String getA() {
            return "a";
        }
    }

    @Path("b")
    @ScopeRequired("X")
    private static class ResourceWithGetter {
        public String getA() {
            return "a";
        }
    }

    @RequestScoped
    @ScopeRequired("X")
    @SuppressWarnings("unused")
    private static class FieldService {
        public String a;
    }

    @RequestScoped
    @ScopeRequired("X")
    @SuppressWarnings("unused")
    private static class PrivateFieldService {
        private String a;
    }

    private static byte[] bytes(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private void inClasses(Class<?>... types) {
        for (Class<?> type : types) {
            files.put("/WEB-INF/classes/" + type.getName().replace('.', '/') + ".class", bytes(type));
        }
    }

    private void inJar(String jar, String prefix, Class<?>... types) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            for (Class<?> type : types) {
                zip.putNextEntry(new ZipEntry(prefix + type.getName().replace('.', '/') + ".class"));
                zip.write(bytes(type));
            }
        }
        files.put("/WEB-INF/lib/" + jar, out.toByteArray());
    }

    /** The file of a path of the web application, as which a server has it; null, since this one has none. */
    String fileOf(String path, byte[] content) {
        return null;
    }

    private Set<Class<?>> index() {
        return found().declaring();
    }

    private ClassIndex.Found found() {
        return ClassIndex.of(Fake.of(ServletContext.class)
                .on(ServletContext::getResourcePaths, this::below)
                .on(ServletContext::getResourceAsStream, path -> new ByteArrayInputStream(files.get(path)))
                .on(ServletContext::getRealPath, path -> fileOf(path, files.get(path)))
                .returns(ServletContext::getClassLoader, getClass().getClassLoader())
                .build());
    }

    /** As the servlet specification says it: folders end with a slash, and there is null for none. */
    private Set<String> below(String folder) {
        Set<String> paths = new LinkedHashSet<>();
        for (String file : files.keySet()) {
            if (file.startsWith(folder)) {
                int slash = file.indexOf('/', folder.length());
                paths.add(slash < 0 ? file : file.substring(0, slash + 1));
            }
        }
        return paths.isEmpty() ? null : paths;
    }

    @Test
    void classesThatDeclareSomethingAreKnownWithTheirSubtypes() {
        inClasses(
                Plain.class,
                OnField.class,
                OnComponent.class,
                Guarded.class,
                Between.class,
                Implementing.class,
                Below.class,
                Sensitive.class,
                VerySensitive.class,
                Stereotyped.class,
                Adapted.class);
        assertThat(index())
                .containsExactlyInAnyOrder(
                        OnField.class,
                        OnComponent.class,
                        Guarded.class,
                        Between.class,
                        Implementing.class,
                        Below.class,
                        Stereotyped.class,
                        Adapted.class);
    }

    @Test
    void whatIsCalledRatherThanSentIsLeftOut() {
        inClasses(Resource.class, Service.class, OnField.class);
        assertThat(index()).containsExactly(OnField.class);
    }

    /** Where nothing is known to be guarded, nothing is judged: so the index must know all, or say that it does not. */
    @Test
    void anIndexThatMayLackAGuardedClassIsNotComplete() throws IOException {
        inClasses(Resource.class, ResourceWithGetter.class, Service.class, PrivateFieldService.class, Plain.class);
        assertThat(found().complete()).isTrue();
        for (Class<?> sent : List.of(SentService.class, GetterService.class, FieldService.class)) {
            files.clear();
            inClasses(sent);
            assertThat(found().complete()).as(sent.getSimpleName()).isFalse();
        }
        files.clear();
        inJar("versions.jar", "META-INF/versions/17/", Plain.class);
        assertThat(found().complete()).isTrue();
        inJar("versions.jar", "META-INF/versions/17/", OnComponent.class);
        assertThat(found().complete()).isFalse();
        files.clear();
        inJar("model.jar", "", OnComponent.class);
        byte[] jar = files.remove("/WEB-INF/lib/model.jar");
        files.put("/WEB-INF/lib/cut.jar", Arrays.copyOf(jar, jar.length / 2));
        assertThat(found().complete()).isFalse();
    }

    @Test
    void subtypesOfTheHostsClassesAreKnown() {
        inClasses(
                Plain.class,
                BelowPlain.class,
                OfTheServers.class,
                Between.class,
                Guarded.class,
                Implementing.class,
                Below.class,
                OnField.class);
        assertThat(found().subtypes())
                .containsExactlyInAnyOrder(BelowPlain.class, Between.class, Implementing.class, Below.class);
    }

    @Test
    void jarsAreReadToo() throws IOException {
        inClasses(Implementing.class);
        inJar("model.jar", "", Guarded.class, Between.class, OnField.class);
        inJar("versions.jar", "META-INF/versions/17/", OnComponent.class);
        inJar("no.zip", "", Adapted.class);
        files.put("/WEB-INF/lib/broken.jar", new byte[] {1, 2, 3});
        assertThat(index()).containsExactlyInAnyOrder(Guarded.class, Between.class, Implementing.class, OnField.class);
    }

    /** What applications extend, such as a key or an event, is known; what else is in the jar need not be read. */
    @Test
    void ownJarIsReadForItsPublicApiAlone() {
        assertThat(List.of(
                        "dev/latchkey/ApiKey.class", "dev/latchkey/event/KeyCreatedEvent.class", "com/example/A.class"))
                .noneMatch(OwnJar::isInternal);
        assertThat(List.of("dev/latchkey/shaded/jandex/Index.class", "dev/latchkey/key/DescribedKey.class"))
                .allMatch(OwnJar::isInternal);
        assertThat(OwnJar.isAt("/WEB-INF/lib/latchkey.jar")).isFalse();
        String own =
                OwnJar.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        assertThat(OwnJar.isAt(own.substring(own.lastIndexOf('/', own.length() - 2))))
                .isTrue();
    }

    @Test
    void whatCannotBeReadOrLoadedIsLoggedAndHidesNothingElse() throws IOException {
        inClasses(OnField.class);
        inJar("model.jar", "", OnComponent.class);
        byte[] jar = files.get("/WEB-INF/lib/model.jar");
        files.put("/WEB-INF/lib/cut.jar", Arrays.copyOf(jar, jar.length / 2));
        files.put("/WEB-INF/classes/broken.class", new byte[] {1, 2, 3});
        String name = new String(bytes(Adapted.class), StandardCharsets.ISO_8859_1);
        files.put(
                "/WEB-INF/classes/absent.class",
                name.replace("ClassIndexTest$Adapted", "ClassIndexTest$Missing").getBytes(StandardCharsets.ISO_8859_1));

        Log log = new Log();
        Logger logger = Logger.getLogger(ClassIndex.class.getName());
        logger.setLevel(Level.ALL);
        logger.addHandler(log);
        try {
            assertThat(index()).containsExactlyInAnyOrder(OnField.class, OnComponent.class);
        } finally {
            logger.removeHandler(log);
            logger.setLevel(null);
        }
        assertThat(log.messages)
                .anyMatch(each -> each.startsWith("WARNING /WEB-INF/lib/cut.jar cannot be read"))
                .anyMatch(each -> each.startsWith("FINE /WEB-INF/classes/broken.class cannot be read"))
                .anyMatch(each -> each.contains("ClassIndexTest$Missing cannot be loaded"))
                .anyMatch(
                        each -> each.matches("FINE Of 3 classes, redaction knows 2; reading them took \\d{1,5} ms\\."))
                .hasSize(4);
    }

    /** What is logged by the server's logger, with its level. */
    private static final class Log extends Handler {
        final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            messages.add(logged.getLevel() + " " + logged.getMessage());
        }

        @Override
        public void flush() {
            // It is here already.
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    }

    @Test
    void webApplicationWithoutClassesHasNone() {
        assertThat(index()).isEmpty();
    }
}
