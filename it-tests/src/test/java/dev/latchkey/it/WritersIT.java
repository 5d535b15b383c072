package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers who lack scopes get to see where something else than JSON-B writes the answer. */
@EveryServer
class WritersIT {
    private static final Keys ALL = Keys.make("shop", "Items:Get", "Parts:Get");
    private static final Keys SOME = Keys.make("shop", "Items:Get");
    private static final Keys NONE = Keys.make("shop");

    private static final List<String> FORMS = List.of("json", "stage", "loud", "plus", "text", "xml");
    private static final List<String> SHAPES = List.of(
            "item",
            "list",
            "array",
            "map",
            "numbered",
            "nested",
            "optional",
            "crate",
            "crate-of-keyless",
            "keyless",
            "sealed",
            "crate-of-sealed",
            "methodical",
            "maker",
            "renamed",
            "mixed",
            "unwrapping",
            "anything",
            "raw",
            "valued",
            "animals",
            "code",
            "json",
            "json-text",
            "json-beside");

    /** What an interceptor after ours puts in place of something harmless; the deployment says so. */
    private static final Set<String> LEAKING = Set.of("last-swap/text/keyless", "last-swap/xml/keyless");

    /** The names of the classes of the REST applications but the one that lists nothing. */
    private static final Map<String, String> CLASSES = Map.of(
            "jsonb", "JsonBApplication",
            "concrete", "ConcreteApplication",
            "everything", "EverythingApplication",
            "own-jsonb", "OwnJsonbApplication",
            "last-swap", "LastSwapApplication",
            "swap", "SwapApplication",
            "jackson", "JacksonApplication",
            "configured", "ConfiguredApplication",
            "mapper", "MapperApplication",
            "feature", "FeatureApplication");

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        if (ServerKind.CURRENT.knowsOneRestApplication()) {
            server = Server.start("writers", single());
            return;
        }
        server = Server.start(
                "writers",
                host(Jar.war("guarded"), "own", "jackson"),
                host(Jar.war("scanning"), "scanned"),
                host(Jar.warWithout("bare"), "own", "jackson"),
                host(Jar.warWithout("bare-scanning"), "scanned"));
    }

    /** A web application for each REST application. */
    private static WebArchive[] single() {
        List<WebArchive> all = new ArrayList<>(
                List.of(host(Jar.war("scanning"), "scanned"), host(Jar.warWithout("bare-scanning"), "scanned")));
        CLASSES.forEach((name, type) -> {
            all.add(Jar.withOneApplication(host(Jar.war("guarded-" + name), "own", "jackson"), type));
            all.add(Jar.withOneApplication(host(Jar.warWithout("bare-" + name), "own", "jackson"), type));
        });
        return all.toArray(WebArchive[]::new);
    }

    private static WebArchive host(WebArchive war, String... parts) {
        war.addPackage("dev.latchkey.it.writers")
                .addPackage("dev.latchkey.it.listed")
                .setWebXML(Jar.webXml(Keys.setting(ALL, SOME, NONE)));
        for (String part : parts) {
            war.addPackage("dev.latchkey.it.writers." + part);
        }
        return war.addAsLibraries(new File(System.getProperty("it.jackson")).listFiles());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> applications() {
        return Stream.of(
                        "jsonb",
                        "concrete",
                        "everything",
                        "own-jsonb",
                        "last-swap",
                        "swap",
                        "jackson",
                        "configured",
                        "mapper",
                        "feature",
                        "scanned")
                .map(Arguments::of);
    }

    private static Http application(String name, String scanning, String several) {
        String single = ServerKind.CURRENT.knowsOneRestApplication() ? several + "-" + name : several;
        return server.http(name.equals("scanned") ? scanning : single);
    }

    private static Http guarded(String application) {
        return application(application, "scanning", "guarded");
    }

    @ParameterizedTest
    @MethodSource("applications")
    void nothingGuardedIsShown(String application) {
        nothingGuardedIsShown(application, FORMS);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void nothingGuardedIsShownInEvents(String application) {
        nothingGuardedIsShown(application, List.of("events"));
    }

    private static void nothingGuardedIsShown(String application, List<String> forms) {
        Http http = guarded(application);
        assertThat(paths(forms)).allSatisfy(path -> {
            for (Keys key : List.of(SOME, NONE)) {
                HttpResponse<String> answer = http.get(key, application + "/" + path);
                if (!LEAKING.contains(application + "/" + path)) {
                    assertThat(answer.body()).as("to key %s", key.id()).doesNotContain("canary");
                }
            }
        });
    }

    /**
     * Nothing is to change for those who may see all; what the application itself fails at is not compared. Where Jackson and JSON-B
     * are registered alike, the server chooses one by chance.
     */
    @ParameterizedTest
    @ValueSource(strings = {"jsonb", "concrete", "everything", "own-jsonb", "mapper", "feature"})
    void whoMaySeeAllGetsWhatTheHostWrites(String application) {
        hostWritesTheSame(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"last-swap", "swap"})
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "On TomEE, REST interceptors do not know the caller: a replaced entity is sent without its guarded members")
    void whoMaySeeAllGetsWhatAnInterceptorPutsInPlace(String application) {
        hostWritesTheSame(application);
    }

    private static void hostWritesTheSame(String application) {
        Http bare = application(application, "bare-scanning", "bare");
        Http http = guarded(application);
        assertThat(paths(List.of("json", "xml"))).allSatisfy(path -> {
            HttpResponse<String> host = bare.get(application + "/" + path);
            HttpResponse<String> whole = http.get(ALL, application + "/" + path);
            assertThat(whole.statusCode()).isEqualTo(host.statusCode());
            if (host.statusCode() == 200) {
                assertThat(withoutAddresses(whole)).isEqualTo(withoutAddresses(host));
                assertThat(whole.headers().firstValue("Content-Type"))
                        .isEqualTo(host.headers().firstValue("Content-Type"));
            }
        });
    }

    private static String withoutAddresses(HttpResponse<String> answer) {
        return answer.body().replaceAll("@[0-9a-f]+", "");
    }

    /** Where both libraries write the same, what JSON-B leaves is what Jackson would have left. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jackson|json/item|{'id':'i','title':'t'}",
                "jackson|json/list|[{'id':'i','title':'t'},{'id':'i','title':'t'}]",
                "jackson|json/map|{'item':{'id':'i','title':'t'}}",
                "jackson|stage/item|{'id':'i','title':'t'}",
                "scanned|json/item|{'id':'i','title':'t'}"
            })
    void whatBothWriteAlikeIsRedacted(String application, String path, String shown) {
        isRedacted(application, path, shown);
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "On TomEE, a response that a writer of the application writes with Jackson becomes a 500 for callers who may not see all")
    void whatAnotherWriterWritesAlikeIsRedacted() {
        isRedacted("mapper", "json/item", "{'id':'i','title':'t'}");
    }

    private static void isRedacted(String application, String path, String shown) {
        HttpResponse<String> part = guarded(application).get(SOME, application + "/" + path);
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).isEqualTo(shown.replace('\'', '"'));
        assertThat(part.headers().firstValue("Latchkey-Redacted")).isPresent();
    }

    /** Other names, other members: what JSON-B would withhold is not what Jackson would show. */
    @ParameterizedTest
    @ValueSource(strings = {"sealed", "renamed", "methodical", "maker", "unwrapping", "anything", "raw", "valued"})
    void whatTheyWriteDifferentlyIsNotSent(String shape) {
        assertThat(guarded("mapper").get(ALL, "mapper/json/" + shape).body()).contains("canary");
        HttpResponse<String> refused = guarded("mapper").get(SOME, "mapper/json/" + shape);
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body()).contains("unrenderable-response");
        assertThat(guarded("mapper").get(NONE, "mapper/json/" + shape).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/item", "text/list", "xml/item", "xml/array", "xml/sealed"})
    void whatIsNoJsonIsSentWholeOrNotAtAll(String path) {
        HttpResponse<String> refused = guarded("jackson").get(SOME, "jackson/" + path);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"missing_scopes\":[\"Parts:Get\"]");
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "TomEE does not report at start which writers and interceptors an application has")
    void deploymentSaysWhoElseWrites() throws IOException {
        // Some servers have Jackson of their own, which is known by what it is asked to write.
        guarded("jackson").get(SOME, "jackson/json/item");
        assertThat(server.log())
                .containsPattern("JSON is written by \\S*(JacksonJsonProvider|ResteasyJackson2Provider)")
                .contains("JSON is written by dev.latchkey.it.writers.own.EverythingWriter.")
                .contains(
                        "dev.latchkey.it.writers.own.LastSwap is a WriterInterceptor with the priority Integer.MAX_VALUE");
    }

    private static List<String> paths(List<String> forms) {
        List<String> paths = new ArrayList<>(
                List.of("typed/item", "typed/list", "typed/generic", "typed/renamed", "xml-element", "pointed"));
        for (String shape : SHAPES) {
            for (String form : forms) {
                paths.add(form + "/" + shape);
            }
        }
        return paths;
    }
}
