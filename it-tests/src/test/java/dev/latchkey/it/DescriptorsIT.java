package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.latchkey.it.plain.PlainApplication;
import dev.latchkey.servlet.LatchkeyFilter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What deployers write into descriptors, each in a web application of its own on one server. */
@EveryServer
class DescriptorsIT {
    private static final Keys READER = Keys.make("shop", "Things:Get");
    private static final Keys OTHER = Keys.make("other", "Things:Get");
    private static final String KEYS = Keys.setting(READER, OTHER);
    private static final String DEFAULT = "java:comp/DefaultDataSource";

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "descriptors",
                host(Jar.war("complete"))
                        .setWebXML(Jar.webXml(true, KEYS, Jar.parameter("latchkey.undeclared", "allow"))),
                probe("mapped").setWebXML(Jar.webXml(KEYS, filter("latchkey", "/api/*"))),
                probe("twice").setWebXML(Jar.webXml(KEYS, filter("mine", "/*"))),
                ServerKind.CURRENT
                        .withDriver(probe("redirected"))
                        .setWebXML(Jar.webXml(
                                KEYS,
                                Jar.parameter("latchkey.datasource", "java:app/jdbc/keys"),
                                Jar.parameter("latchkey.schema", "create"),
                                Jar.dataSource("java:app/jdbc/keys", "redirected"))),
                ServerKind.CURRENT
                        .withDriver(probe("outage"))
                        .setWebXML(Jar.webXml(
                                KEYS,
                                Jar.parameter("latchkey.datasource", "java:app/jdbc/lost"),
                                Jar.parameter("latchkey.schema", "create"),
                                Jar.dataSource("java:app/jdbc/lost", "lost"))),
                probe("fixed").setWebXML(Jar.webXml(KEYS, Jar.parameter("latchkey.application", "shop"))),
                probe("allowing")
                        .setWebXML(Jar.webXml(
                                KEYS,
                                Jar.parameter("latchkey.undeclared", "allow"),
                                Jar.parameter("latchkey.schemes", "ApiKey, Key"),
                                Jar.parameter("latchkey.realm", "a realm"),
                                Jar.parameter("latchkey.query", "api_key")))
                        .addAsResource(
                                new StringAsset("latchkey.realm=from MicroProfile Config"),
                                "META-INF/microprofile-config.properties"),
                probe("documented").setWebXML(new File("deploy-descriptors/web.xml")),
                plain(
                        "named",
                        "<servlet-name>jakarta.ws.rs.core.Application</servlet-name>",
                        "jakarta.ws.rs.core.Application"),
                plain(
                        "parameter",
                        "<servlet-name>rest</servlet-name>"
                                + "<servlet-class>" + ServerKind.CURRENT.restServlet() + "</servlet-class>"
                                + "<init-param><param-name>jakarta.ws.rs.Application</param-name><param-value>"
                                + PlainApplication.class.getName() + "</param-value></init-param>"
                                // For RESTEasy, which takes the whole path otherwise.
                                + "<init-param><param-name>resteasy.servlet.mapping.prefix</param-name><param-value>"
                                + "/rest</param-value></init-param>",
                        "rest"),
                host(Jar.warWithout("host-alone")),
                host(Jar.war("host-guard")).setWebXML(Jar.webXml(KEYS, Jar.parameter("latchkey.undeclared", "allow"))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static WebArchive probe(String name) {
        return Jar.probe(name).addAsWebResource(new StringAsset("a page"), "page.html");
    }

    /** A web application with its own filters, JSON and persistence unit. */
    static WebArchive host(WebArchive war) {
        return war.addPackage("dev.latchkey.it.host")
                .addPackage("dev.latchkey.it.listed")
                .addAsWebResource(new StringAsset("a page"), "page.html")
                .addAsResource(
                        new StringAsset("<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">"
                                + "<persistence-unit name=\"" + war.getName() + "\"><properties><property"
                                + " name=\"jakarta.persistence.schema-generation.database.action\" value=\"drop-and-create\"/>"
                                + "</properties></persistence-unit></persistence>"),
                        "META-INF/persistence.xml");
    }

    private static WebArchive plain(String name, String servlet, String servletName) {
        return Jar.war(name)
                .addPackage("dev.latchkey.it.plain")
                .addPackage("dev.latchkey.it.listed")
                .addAsWebInfResource(
                        new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                + " bean-discovery-mode=\"all\"/>"),
                        "beans.xml")
                .setWebXML(Jar.webXml(KEYS, servlet(servlet, servletName, "/rest/*")));
    }

    private static String servlet(String content, String name, String pattern) {
        // Open Liberty would start it with its first request, which cannot be judged before.
        String early = ServerKind.CURRENT == ServerKind.LIBERTY ? "<load-on-startup>1</load-on-startup>" : "";
        return "<servlet>" + content + early
                + "<async-supported>true</async-supported></servlet><servlet-mapping><servlet-name>" + name
                + "</servlet-name><url-pattern>" + pattern + "</url-pattern></servlet-mapping>";
    }

    private static String filter(String name, String mapping) {
        return "<filter><filter-name>" + name + "</filter-name><filter-class>" + LatchkeyFilter.class.getName()
                + "</filter-class><async-supported>true</async-supported></filter><filter-mapping><filter-name>" + name
                + "</filter-name><url-pattern>" + mapping + "</url-pattern></filter-mapping>";
    }

    /** T2: annotations do not count under metadata-complete, the initializer does. */
    @Test
    @Gap(on = ServerKind.TOMEE, because = "TomEE has no CDI under metadata-complete, so the deployment stops")
    void metadataCompleteChangesNothing() {
        assertThat(server.http("complete").get("page.html").statusCode()).isEqualTo(401);
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "TomEE has no CDI under metadata-complete, so the deployment stops")
    @Gap(on = ServerKind.WILDFLY, because = "WildFly does not scan for REST resources under metadata-complete")
    void metadataCompleteChangesNothingAboutRest() {
        Http http = server.http("complete");
        assertThat(http.get("api/notes/tagged").statusCode()).isEqualTo(401);
        assertThat(http.get(READER, "api/notes/tagged").body()).isEqualTo("tagged");
    }

    @Test
    @Gap(
            on = ServerKind.GLASSFISH,
            because =
                    "GlassFish adds a mapping of web.xml to the filter's own /*, so every path stays guarded: open paths with latchkey.public")
    void hostMapsTheFilterByItsName() {
        Http http = server.http("mapped");
        assertThat(http.get("page.html").statusCode()).as("outside the mapping").isEqualTo(200);
        assertThat(http.get("api/things").statusCode()).isEqualTo(401);
        assertThat(http.get(READER, "api/things").statusCode()).isEqualTo(200);
    }

    /** T4: two filters of the class are one too many, and do no harm. */
    @Test
    void secondFilterDoesNothingAndTheLogSaysSo() throws IOException {
        Http http = server.http("twice");
        assertThat(http.get("api/things").statusCode()).isEqualTo(401);
        assertThat(http.get(READER, "api/things/who").body()).contains("servlet=" + READER.id() + " Key");
        assertThat(server.log()).contains("The filter mine is a second LatchkeyFilter and has no effect");
    }

    /** Another database by web.xml alone. T35: what another server deletes is refused within the lease. */
    @Test
    void keysGoWhereTheDataSourceSettingPoints() throws IOException {
        Http http = server.http("redirected");
        String key = issue(http);
        assertThat(http.get("keys-in?in=java:app/jdbc/keys").body()).isEqualTo("1");
        assertThat(http.get("api/things", "Authorization", "Key " + key).statusCode())
                .isEqualTo(200);

        assertThat(http.send("DELETE", "keys-in?in=java:app/jdbc/keys", null).body())
                .isEqualTo("1");
        await("the end of the lease")
                .atMost(Duration.ofMinutes(5))
                .until(() ->
                        http.get("api/things", "Authorization", "Key " + key).statusCode() == 401);
    }

    @Test
    void outageIsNeverAWrongKey() {
        Http http = server.http("outage");
        Keys unknown = Keys.make("shop", "Things:Get");
        assertThat(http.get(unknown, "api/things").statusCode()).isEqualTo(401);

        http.send("PUT", "keys-in?in=java:app/jdbc/lost", null);
        HttpResponse<String> refused = http.get(Keys.make("shop", "Things:Get"), "api/things");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(refused.body()).contains("store-unavailable");
        assertThat(http.get(Keys.make("shop"), "page.html").statusCode())
                .as("outside REST")
                .isEqualTo(503);
        assertThat(http.get(READER, "api/things").statusCode())
                .as("a key that needs no store")
                .isEqualTo(200);
    }

    private static String issue(Http http) throws IOException {
        Path file = Files.createTempFile(Path.of(System.getProperty("it.target")), "issued", ".key");
        try {
            http.send("POST", "test-keys?application=stored&scope=Things:Get&file=" + file, null);
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void applicationIsFixedForTheWar() {
        Http http = server.http("fixed");
        assertThat(http.get(READER, "api/things").statusCode()).isEqualTo(200);
        assertThat(http.get(OTHER, "api/things").statusCode()).isEqualTo(401);
        assertThat(http.get(OTHER, "api/things").body())
                .isEqualTo(
                        http.get(Keys.make("shop", "Things:Get"), "api/things").body());
    }

    @Test
    void settingsAreTakenFromContextParametersAndMicroProfileConfigBeforeThem() {
        Http http = server.http("allowing");
        assertThat(http.send("DELETE", "api/things", null).statusCode()).isEqualTo(401);
        assertThat(http.send(OTHER, "DELETE", "api/things").statusCode())
                .as("undeclared")
                .isEqualTo(200);
        assertThat(http.get("api/things").headers().firstValue("WWW-Authenticate"))
                .contains("ApiKey realm=\"from MicroProfile Config\"");
        assertThat(http.get("api/things", "Authorization", "apikey " + READER.text())
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.get("api/things?a=b&api_key=" + READER.text()).statusCode())
                .isEqualTo(200);
    }

    /** REST by web.xml alone, every class a bean, a caller in a session, a mapper for everything. */
    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE 9 does not register the guard in a REST servlet that web.xml declares, so REST is refused there")
    void restThatWebXmlDeclaresIsGuarded() {
        for (String war : List.of("named", "parameter")) {
            Http http = server.http(war);
            assertThat(http.get("rest/plain").statusCode()).as(war).isEqualTo(401);
            assertThat(http.get(READER, "rest/plain").body())
                    .as(war)
                    .isEqualTo("{\"key\":\"" + READER.id() + "\",\"name\":\"plain\"}");
            assertThat(http.get(READER, "rest/plain/failing/now").statusCode())
                    .as(war)
                    .isEqualTo(418);
            assertThat(http.get(READER, "rest/nothing").statusCode()).as(war).isEqualTo(418);
        }
    }

    /** A resource that has no scope of its own, where beans.xml makes every class a bean. */
    @ParameterizedTest
    @ValueSource(strings = {"stage", "timeout", "resumed"})
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE 9 does not register the guard in a REST servlet that web.xml declares, so REST is refused there")
    void callerIsKnownOnEveryThreadThatAnswers(String way) {
        for (String war : List.of("named", "parameter")) {
            assertThat(server.http(war).get(READER, "rest/async/" + way).body())
                    .as(war)
                    .isEqualTo(READER.id());
        }
    }

    /** The handshake is a request like any other; what is said afterwards is the endpoint's own affair. */
    @Test
    void handshakeOfAWebSocketNeedsAKey() throws Exception {
        URI socket = URI.create(server.http("named").at("socket").toString().replace("http:", "ws:"));
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();

        assertThatThrownBy(
                        () -> builder.buildAsync(socket, new Listening(answer)).join())
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(401));

        builder.header("Authorization", "Key " + READER.text())
                .buildAsync(socket, new Listening(answer))
                .join()
                .sendText("who", true);
        assertThat(answer.get(5, TimeUnit.MINUTES)).isEqualTo(READER.id());
    }

    private record Listening(CompletableFuture<String> answer) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text.toString());
            return WebSocket.Listener.super.onText(socket, text, last);
        }
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE does not report which requests are for REST: list public REST methods in latchkey.public too")
    void documentedDescriptorIsTheDefaults() {
        Http http = server.http("documented");
        assertThat(http.get("api/things").headers().firstValue("WWW-Authenticate"))
                .contains("Key realm=\"latchkey\"");
        assertThat(http.get("api/things/public").statusCode()).isEqualTo(200);
        assertThat(http.get("page.html").statusCode()).isEqualTo(401);
    }

    /** T22, T31 to T33: same bytes, same headers, no cookie, for whatever is let through. */
    @Test
    void hostAnswersTheSameWithAndWithoutTheJar() {
        Http alone = server.http("host-alone");
        Http guarded = server.http("host-guard");
        String[] form = {"Content-Type", "application/x-www-form-urlencoded"};
        String[] origin = {"Origin", "https://a.example"};

        same(alone, guarded, "POST", "api/notes", "text=first", form);
        same(alone, guarded, "GET", "api/notes", null);
        same(alone, guarded, "GET", "api/notes", null, origin);
        same(alone, guarded, "HEAD", "api/notes", null);
        same(alone, guarded, "GET", "api/notes/tagged", null);
        same(alone, guarded, "GET", "api/notes/tagged", null, "If-None-Match", "\"t\"");
        same(alone, guarded, "GET", "api/notes/failing", null);
        same(alone, guarded, "GET", "api/notes/visits", null);
        same(alone, guarded, "GET", "api/nothing", null);
        same(alone, guarded, "DELETE", "api/notes", null);
        same(alone, guarded, "GET", "page.html", null);
        same(alone, guarded, "GET", "nothing.html", null);
        assertThat(guarded.get("api/notes").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(guarded.get(READER, "api/notes/visits?session").headers().firstValue("Set-Cookie"))
                .as("the host's own session")
                .isPresent();
    }

    @Test
    void preflightIsAnsweredByTheHostsFilter() {
        HttpResponse<String> preflight = server.http("host-guard")
                .send(
                        "OPTIONS",
                        "api/notes",
                        null,
                        "Origin",
                        "https://a.example",
                        "Access-Control-Request-Method",
                        "GET");
        assertThat(preflight.statusCode()).isEqualTo(204);
        HttpResponse<String> refused = server.http("host-guard").get("api/notes", "Origin", "https://a.example");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("https://a.example");
    }

    private static void same(Http alone, Http guarded, String method, String path, String body, String... headers) {
        String[] withKey = new String[headers.length + 2];
        System.arraycopy(headers, 0, withKey, 0, headers.length);
        withKey[headers.length] = "Authorization";
        withKey[headers.length + 1] = "Key " + READER.text();
        HttpResponse<String> expected = alone.send(method, path, body, withKey);
        HttpResponse<String> answer = guarded.send(method, path, body, withKey);

        assertThat(answer.statusCode()).as(path).isEqualTo(expected.statusCode());
        assertThat(answer.body().replace("host-guard", "host-alone")).as(path).isEqualTo(expected.body());
        assertThat(withoutWhatCachesAreTold(comparable(answer))).as(path).isEqualTo(comparable(expected));
    }

    /** That a key opened the response is all that the jar says. */
    private static TreeMap<String, List<String>> withoutWhatCachesAreTold(TreeMap<String, List<String>> headers) {
        assertThat(headers.get("vary")).hasSize(1);
        assertThat(headers).containsKey("cache-control");
        headers.computeIfPresent("cache-control", (name, value) -> value.equals(List.of("private")) ? null : value);
        headers.computeIfPresent("vary", (name, value) -> {
            String others = value.get(0).replaceFirst(",? ?Authorization", "");
            return others.isEmpty() ? null : List.of(others);
        });
        return headers;
    }

    /** Every header field but the two that hold the time. */
    private static TreeMap<String, List<String>> comparable(HttpResponse<String> response) {
        TreeMap<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(List.of("date", "last-modified"));
        headers.computeIfPresent("etag", (name, value) -> value.get(0).startsWith("W/") ? List.of() : value);
        return headers;
    }
}
