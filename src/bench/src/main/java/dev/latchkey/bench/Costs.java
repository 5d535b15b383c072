package dev.latchkey.bench;

import dev.latchkey.ApiKey;
import dev.latchkey.Fake;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.redaction.ClassIndex;
import dev.latchkey.redaction.RedactionEngine;
import dev.latchkey.redaction.RedactionPolicy;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures what is paid for once: the memory of a remembered key, and of each set of scopes that callers lack, the time at start for
 * the index, the size of the jar.
 */
public final class Costs {
    private static final List<String> SCOPES = List.of("A", "B", "C", "D", "E", "F");
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    /** Guards six of its members by six scopes, so that callers can lack 63 sets of them. */
    public record Six(
            @ScopeRequired("A") String a,
            @ScopeRequired("B") String b,
            @ScopeRequired("C") String c,
            @ScopeRequired("D") String d,
            @ScopeRequired("E") String e,
            @ScopeRequired("F") String f,
            Catalogue.Plain input,
            List<Six> more) {}

    private Costs() {}

    static void measure(Report report) throws Exception {
        report.add(Row.of("memory of a set of scopes that callers lack", "bytes", bytesPerSetOfScopes()));
        report.add(Row.of("memory of a remembered key with three scopes", "bytes", bytesPerKey()));
        Path classes = Path.of(System.getProperty("bench.classes"));
        ServletContext context = contextOf(classes);
        ClassIndex.of(context);
        long start = System.nanoTime();
        ClassIndex.of(context);
        double millis = (System.nanoTime() - start) / 1e6;
        try (Stream<Path> files = Files.walk(classes)) {
            long count =
                    files.filter(each -> each.toString().endsWith(".class")).count();
            report.add(Row.of("index of 1,000 classes at start", "ms", millis * 1000 / count));
        }
        Path jar = Path.of(System.getProperty("bench.jar"));
        if (Files.exists(jar)) {
            report.add(Row.of("size of the jar", "MB", Files.size(jar) / 1e6).atMost(1.5));
        }
    }

    private static long bytesPerSetOfScopes() throws InterruptedException {
        Vocabulary vocabulary = new Vocabulary();
        RedactionEngine redactions = new RedactionEngine(
                new Declarations(vocabulary), new ClassIndex.Found(Set.of(Six.class), Set.of(Six.class)));
        Jsonb host = JsonbBuilder.create();
        Six leaf = new Six("a", "b", "c", "d", "e", "f", null, List.of());
        Six value = new Six("a", "b", "c", "d", "e", "f", null, List.of(leaf));
        render(redactions, vocabulary, host, value, 1);
        long before = used();
        for (int held = 2; held < 63; held++) {
            render(redactions, vocabulary, host, value, held);
        }
        long bytes = (used() - before) / 61;
        render(redactions, vocabulary, host, value, 1);
        return bytes;
    }

    private static long bytesPerKey() throws InterruptedException {
        int count = 50_000;
        Set<String> scopes = Set.of("Concepts:Get", "Inputs:Add", "Inputs:Get");
        Digester digester = new Digester(List.of());
        // Each is read anew, as from a database.
        OneKey store = new OneKey() {
            @Override
            public Optional<KeyRecord> find(String keyId) {
                ApiKey key = new DescribedKey(
                        keyId,
                        new String("shop"),
                        new String("Nightly import"),
                        new TreeSet<>(scopes),
                        Instant.now(),
                        ApiKey.State.ACTIVE,
                        Optional.empty());
                return Optional.of(new KeyRecord(key, digester.digest(text)));
            }
        };
        Authenticator authenticator = new Authenticator(
                Settings.of(Map.of("latchkey.cache.size", String.valueOf(2 * count))),
                new ConfiguredKeys(List.of()),
                store,
                digester,
                new Vocabulary(),
                Runnable::run,
                System::nanoTime);
        long before = used();
        for (int i = 0; i < count; i++) {
            authenticator.authenticate(
                    new BenchRequest(KeyText.generate("lk").text().reveal()));
        }
        long bytes = (used() - before) / count;
        authenticator.authenticate(
                new BenchRequest(KeyText.generate("lk").text().reveal()));
        return bytes;
    }

    private static void render(RedactionEngine redactions, Vocabulary vocabulary, Jsonb host, Six value, int bits) {
        Set<String> held = new TreeSet<>();
        for (int i = 0; i < SCOPES.size(); i++) {
            if ((bits & 1 << i) != 0) {
                held.add(SCOPES.get(i));
            }
        }
        redactions.answer(value, Six.class, vocabulary.granted(held), REDACT, host);
    }

    private static long used() throws InterruptedException {
        List<Long> readings = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            readings.add(
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return readings.stream().min(Long::compare).orElseThrow();
    }

    private static ServletContext contextOf(Path classes) {
        return Fake.of(ServletContext.class)
                .returns(ServletContext::getClassLoader, Costs.class.getClassLoader())
                .on(ServletContext::getResourcePaths, path -> below(classes, path))
                .on(ServletContext::getResourceAsStream, path -> open(classes, path))
                .build();
    }

    private static Set<String> below(Path classes, String path) {
        if (!path.startsWith("/WEB-INF/classes/")) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(at(classes, path))) {
            return files.map(each -> path + each.getFileName() + (Files.isDirectory(each) ? "/" : ""))
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(Path classes, String path) {
        try {
            return Files.newInputStream(at(classes, path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path at(Path classes, String path) {
        return classes.resolve(path.substring("/WEB-INF/classes/".length()));
    }
}
