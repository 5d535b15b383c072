package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.it.redacted.OwnApplication;
import dev.latchkey.it.redacted.RedactedApplication;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers who lack scopes get to see of every kind of answer. */
@EveryServer
class RedactionIT {
    private static final Keys ALL = Keys.make("shop", "Photos:Get", "Labels:Get", "Money:Get");
    private static final Keys SOME = Keys.make("shop", "Photos:Get");
    private static final String PHOTO = "{\"id\":\"a\",\"title\":\"of a\",\"url\":\"/a\"}";
    private static final String UNIT = "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">"
            + "<persistence-unit name=\"albums\"><properties><property"
            + " name=\"jakarta.persistence.schema-generation.database.action\" value=\"create\"/></properties>"
            + "</persistence-unit></persistence>";
    private static final int ROUNDS = Integer.getInteger("it.redaction.rounds", 4_000);
    private static final int THREADS = 8;

    private static Server server;
    private static Http http;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "redaction", war("guarded"), war("strict", Jar.parameter("latchkey.redaction.limit", "0.1")));
        http = server.http("guarded");
    }

    private static WebArchive war(String name, String... settings) {
        WebArchive war = Jar.war(name);
        if (ServerKind.CURRENT.hasJersey()) {
            war.addPackage("dev.latchkey.it.redacted.jersey");
        }
        war.addPackage("dev.latchkey.it.redacted");
        if (ServerKind.CURRENT == ServerKind.TOMEE) {
            // One REST application can be guarded there, and one that lists its classes has to list the guard.
            war.addPackage("dev.latchkey.it.redacted.named")
                    .deleteClasses(RedactedApplication.class, OwnApplication.class);
        }
        return war.addAsResource(new StringAsset(UNIT), "META-INF/persistence.xml")
                .setWebXML(Jar.webXml(Keys.setting(ALL, SOME), String.join("", settings)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Entities come with what their provider wove in, and with lists of its own, loaded or not. */
    @Test
    @Gap(
            on = {ServerKind.TOMCAT, ServerKind.JETTY},
            because = "Tomcat and Jetty do not inject an EntityManager into beans")
    @Gap(
            on = ServerKind.WILDFLY,
            because =
                    "JSON-B cannot write unloaded references of Hibernate, with or without the jar: load the objects of a response")
    void entitiesAreRedactedLikeEverythingElse() {
        assertThat(http.send(ALL, "PUT", "api/albums/10").statusCode()).isEqualTo(204);
        String whole =
                "{\"id\":10,\"note\":\"canary-note\",\"owner\":{\"balance\":\"canary-balance\",\"id\":11,\"name\":\"Ann\"},"
                        + "\"readers\":[{\"balance\":\"canary-balance\",\"id\":12,\"name\":\"Bob\"}],\"title\":\"Summer\"}";
        String part = "{\"id\":10,\"owner\":{\"id\":11,\"name\":\"Ann\"},\"readers\":[{\"id\":12,\"name\":\"Bob\"}],"
                + "\"title\":\"Summer\"}";
        for (String path : List.of("api/albums/10", "api/albums/10/later")) {
            assertThat(http.get(ALL, path).body()).as(path).isEqualTo(whole);
            assertThat(http.get(SOME, path).body()).as(path).isEqualTo(part);
        }
        assertThat(http.get(SOME, "api/albums").body()).isEqualTo("[" + part + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one/a|" + PHOTO,
                "list|[" + PHOTO + ",{\"id\":\"b\",\"title\":\"of b\",\"url\":\"/b\"}]",
                "array|[" + PHOTO + ",{\"id\":\"b\",\"title\":\"of b\",\"url\":\"/b\"}]",
                "map|{\"photo\":" + PHOTO + ",\"plain\":{\"id\":\"p\"}}",
                "response|[" + PHOTO + ",{\"id\":\"b\",\"title\":\"of b\",\"url\":\"/b\"}]",
                "generic|[" + PHOTO + ",{\"id\":\"b\",\"title\":\"of b\",\"url\":\"/b\"}]",
                "stage|[" + PHOTO + ",{\"id\":\"b\",\"title\":\"of b\",\"url\":\"/b\"}]",
                "async|" + PHOTO,
                "object|" + PHOTO,
                "described|" + PHOTO,
                "strict|" + PHOTO,
                "public|" + PHOTO,
                "by-hand|" + PHOTO,
                "vaults|[{\"id\":\"p\"}]",
                "plain|{\"id\":\"p\"}",
                "redact-invoice|{\"id\":\"i1\"}",
                "pointed|{\"photos\":[{\"id\":\"a\"}]}",
                "pointed-text|{\"open\":1}",
                "null|{\"id\":\"a\",\"photo_labels\":null,\"title\":\"of a\",\"url\":\"/a\"}",
                "empty|{\"id\":\"a\",\"photo_labels\":[],\"title\":\"of a\",\"url\":\"/a\"}"
            })
    void everyAnswerHoldsWhatTheKeyMaySeeAndNothingElse(String path, String shown) {
        HttpResponse<String> part = http.get(SOME, "api/photos/" + path);
        if (ServerKind.CURRENT == ServerKind.TOMEE) {
            // Johnzon has an order of its own.
            assertThat(json(part.body())).isEqualTo(json(shown));
        } else {
            assertThat(part.body()).isEqualTo(shown);
        }
        assertThat(part.statusCode()).isEqualTo(200);
        if (!path.equals("by-hand") && !path.equals("plain")) {
            assertThat(part.headers().firstValue("Latchkey-Redacted")).isPresent();
        }

        HttpResponse<String> whole = http.get(ALL, "api/photos/" + path);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Latchkey-Redacted")).isEmpty();
        if (!path.equals("plain")) {
            assertThat(whole.body()).contains("canary");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reject, Labels:Get",
        "invoice, Money:Get",
        "invoice-response, Money:Get",
        "vault, Money:Get",
        "vault-text, Money:Get"
    })
    void tooMuchIsRefusedWithTheScopesThatAreMissing(String path, String scope) {
        HttpResponse<String> refused = http.get(SOME, "api/photos/" + path);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("\"missing_scopes\":[\"" + scope + "\"]", "insufficient-scope")
                .doesNotContain("canary");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope", scope);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        if (!path.equals("vault-text")) {
            assertThat(http.get(ALL, "api/photos/" + path).body()).contains("canary");
        }
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    @Test
    void nextCallersSeeOnlyTheirOwn() throws Exception {
        String whole = http.get(ALL, "api/photos/list").body();
        String part = http.get(SOME, "api/photos/list").body();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                wrong.add(threads.submit(() -> {
                    Http own = server.http("guarded");
                    int seen = 0;
                    for (int i = 0; i < ROUNDS / THREADS; i++) {
                        boolean all = (i * 31 + i / 7) % 2 == 0;
                        String body =
                                own.quietly(all ? ALL : SOME, i % 3 == 0 ? "api/photos/stage" : "api/photos/list");
                        seen += body.equals(all ? whole : part) ? 0 : 1;
                    }
                    return seen;
                }));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void eventsAreForTheirOwnCaller() {
        String some = http.get(SOME, "api/events").body();
        assertThat(some).doesNotContain("canary").contains(PHOTO, "\"id\":\"b\"", "{\"id\":\"i1\"}", "{\"id\":\"p\"}");
        assertThat(http.get(ALL, "api/events").body())
                .contains("canary-a", "canary-b", "canary-amount", "canary-code", "photo_labels");
        assertThat(http.get(SOME, "api/events").body()).isEqualTo(some);
    }

    @Test
    void broadcastEventsAreForEachListener() throws Exception {
        CompletableFuture<String> all = CompletableFuture.supplyAsync(
                () -> http.get(ALL, "api/events/all").body());
        CompletableFuture<String> some = CompletableFuture.supplyAsync(
                () -> http.get(SOME, "api/events/all").body());
        await("both listeners")
                .atMost(Duration.ofMinutes(5))
                .until(() -> http.get(SOME, "api/events/listeners").body().equals("2"));

        http.send(ALL, "POST", "api/events/all");

        assertThat(all.get(5, TimeUnit.MINUTES)).contains("canary-cast");
        assertThat(some.get(5, TimeUnit.MINUTES)).contains("\"id\":\"cast\"").doesNotContain("canary");
    }

    @Test
    void redactedAnswersSayWhatTheyAreAndAreNotStored() {
        Map<String, List<String>> fields =
                http.get(SOME, "api/photos/described").headers().map();
        assertThat(fields.get("latchkey-redacted")).containsExactly("Labels:Get");
        assertThat(fields.get("cache-control")).containsExactly("private, no-store");
        assertThat(String.join(",", fields.get("vary"))).contains("Accept").contains("Authorization");
        assertThat(fields).doesNotContainKey("digest");
        assertThat(fields.get("etag")).singleElement().isNotEqualTo("\"whole\"");
        assertThat(http.get(SOME, "api/photos/strict").headers().firstValue("Cache-Control"))
                .contains("no-store, max-age=0");

        Map<String, List<String>> whole =
                http.get(ALL, "api/photos/described").headers().map();
        assertThat(whole.get("etag")).containsExactly("\"whole\"");
        assertThat(whole.get("cache-control"))
                .containsExactly(
                        ServerKind.CURRENT == ServerKind.TOMEE
                                ? "no-transform,max-age=60"
                                : "no-transform, max-age=60");
        assertThat(whole).containsKey("digest").doesNotContainKey("latchkey-redacted");
        assertThat(String.join(",", whole.get("vary"))).contains("Authorization");
        Map<String, List<String>> plain =
                http.get(SOME, "api/photos/plain").headers().map();
        assertThat(plain.get("vary")).as("a key opened it").containsExactly("Authorization");
        assertThat(plain.get("cache-control")).containsExactly("private");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one/a", "invoice", "invoice-response", "vault"})
    void headIsAnsweredAsGetWouldBe(String path) {
        for (Keys key : List.of(ALL, SOME)) {
            HttpResponse<String> get = http.get(key, "api/photos/" + path);
            HttpResponse<String> head = http.send(key, "HEAD", "api/photos/" + path);
            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("Latchkey-Redacted"))
                    .isEqualTo(get.headers().firstValue("Latchkey-Redacted"));
            assertThat(head.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|api/writes|201|{\"id\":\"i1\"}",
                "PUT|api/writes|201|{\"id\":\"i1\"}",
                "PATCH|api/writes|201|{\"id\":\"i1\"}",
                "DELETE|api/writes|201|''",
                "POST|api/writes/measured|200|" + PHOTO,
                "POST|api/writes/reject|201|" + PHOTO
            })
    void whatWasDoneIsNeverDenied(String method, String path, int status, String shown) {
        int before = writes();
        HttpResponse<String> answer = http.send(SOME, method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(shown);
        assertThat(answer.headers().firstValue("Latchkey-Redacted")).isPresent();
        assertThat(writes()).isEqualTo(before + 1);
    }

    @Test
    void whatWouldBeDeniedIsNotDone() {
        int before = writes();
        assertThat(http.send(SOME, "POST", "api/writes/declared").statusCode()).isEqualTo(403);
        assertThat(writes()).isEqualTo(before);
        assertThat(http.send(ALL, "POST", "api/writes/declared").statusCode()).isEqualTo(200);
    }

    private static int writes() {
        return Integer.parseInt(http.get(SOME, "api/writes").body());
    }

    @Test
    void errorsOfTheHostKeepTheirStatus() {
        HttpResponse<String> missing = http.get(SOME, "api/photos/missing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("{\"id\":\"i1\"}");
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "On TomEE, REST interceptors do not know the caller: a replaced entity is sent without its guarded members")
    void objectsThatAreSwappedLaterAreRedactedToo() {
        for (String how : List.of("swapped", "silently")) {
            assertThat(http.get(SOME, "api/photos/swapped/" + how).body())
                    .contains("\"id\":\"other\"")
                    .doesNotContain("canary");
            assertThat(http.get(ALL, "api/photos/swapped/" + how).body()).contains("canary-other");
        }
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "On TomEE, REST interceptors do not know the caller: a replaced entity is sent without its guarded members")
    void whatIsLeftOfASwappedObjectIsDescribedAsSuch() {
        HttpResponse<String> some = http.get(SOME, "api/photos/swapped-described");

        assertThat(some.body()).contains("\"id\":\"other\"").doesNotContain("canary");
        assertThat(some.headers().firstValue("Latchkey-Redacted")).contains("Labels:Get");
        assertThat(some.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    @Gap(
            on = {ServerKind.WILDFLY, ServerKind.LIBERTY, ServerKind.TOMEE},
            because = "Only Jersey sends objects in pieces")
    void objectsThatAreSentInPiecesAreRedactedOneByOne() {
        HttpResponse<String> some = http.get(SOME, "jersey/pieces");
        assertThat(some.body().lines()).hasSize(2).allMatch(each -> each.contains("\"id\":"));
        assertThat(some.body()).doesNotContain("canary");
        assertThat(some.headers().firstValue("Vary")).isPresent();
        assertThat(http.get(ALL, "jersey/pieces").body()).contains("canary-a", "canary-b");
    }

    @Test
    void whatCannotBeRenderedShowsNothing() {
        HttpResponse<String> failed = http.get(SOME, "api/photos/broken");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("canary", "open", "Exception");
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE does not report which requests are for REST: list public REST methods in latchkey.public too")
    void strangersAreAskedForAKey() {
        assertThat(http.get("api/photos/public").body()).isEqualTo(PHOTO);
        HttpResponse<String> refused = http.get("api/photos/public-invoice");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).doesNotContain("canary");
    }

    @Test
    void charsetOfTheMediaTypeIsKept() {
        assertThat(http.get(SOME, "api/photos/latin").body()).isEqualTo("{\"id\":\"ä\",\"title\":\"t\",\"url\":\"/\"}");
    }

    @Test
    void subResourcesThatNobodyInjectsAreRedacted() {
        assertThat(http.get(SOME, "api/loose/sub").body()).isEqualTo("[" + PHOTO + "]");
    }

    @Test
    void servletsRedactByHand() {
        assertThat(http.get(SOME, "servlet").body())
                .isEqualTo("{\"id\":\"a\",\"title\":\"of a\",\"url\":\"/a\"} [Labels:Get]");
        assertThat(http.get(ALL, "servlet").body()).contains("canary-a").endsWith("[]");
        assertThat(http.get(SOME, "servlet?invoice=1").statusCode()).isEqualTo(403);
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE 9 does not distinguish several REST applications of a web application, so REST is refused there")
    void hostsWithAnotherJsonLibraryAreProtectedAndTold() throws IOException {
        assertThat(http.get(ALL, "own/photos/plain").body()).isEqualTo("{\"own\":\"Plain[id=p]\"}");
        assertThat(http.get(SOME, "own/photos/plain").body()).isEqualTo("{\"own\":\"Plain[id=p]\"}");
        assertThat(http.get(ALL, "own/photos/one/a").body()).contains("\"own\":\"Photo[", "canary");
        for (String path : List.of("own/photos/one/a", "own/photos/list")) {
            HttpResponse<String> refused = http.get(SOME, path);
            assertThat(refused.statusCode()).as(path).isEqualTo(500);
            assertThat(refused.body()).contains("unrenderable-response").doesNotContain("canary", "\"own\"");
        }
        assertThat(http.get(SOME, "own/photos/invoice").statusCode()).isEqualTo(403);
        // Tomcat ends the connection within the body when an event cannot be sent.
        String events =
                http.raw("GET " + http.root() + "own/events HTTP/1.1", "Host: x", "Authorization: Key " + SOME.text());
        assertThat(events).startsWith("HTTP/1.1 200").doesNotContain("canary");
        assertThat(http.get(ALL, "own/events").body()).contains("canary-a", "\"own\"");
        assertThat(server.log())
                .contains("JSON is written by dev.latchkey.it.redacted.OwnWriter.")
                .doesNotContain("JSON is written by org.glassfish");
    }

    @Test
    void settingsDecideWhereNothingIsDeclared() {
        Http strict = server.http("strict");
        assertThat(strict.get(SOME, "api/photos/one/a").statusCode()).isEqualTo(403);
        assertThat(strict.get(SOME, "api/photos/redact-invoice").statusCode()).isEqualTo(200);
    }
}
