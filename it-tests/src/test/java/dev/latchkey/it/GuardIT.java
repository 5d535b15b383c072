package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guards in front of resources, beans, EJBs and servlets, on a WAR without beans.xml (traps T15, T20, T21). */
@EveryServer
@ExtendWith(ArquillianExtension.class)
class GuardIT {
    private static final Keys ALL = Keys.make("shop", "Things:Get", "Things:Add");
    private static final Keys READER = Keys.make("shop", "Things:Get");
    private static final Keys NONE = Keys.make("shop");
    private static final Keys OTHER = Keys.make("other", "Things:Get", "Things:Add");

    @ArquillianResource
    private URL base;

    private Http http;

    @Deployment(testable = false)
    static WebArchive war() {
        return Jar.probe("guard")
                .addAsWebResource(new org.jboss.shrinkwrap.api.asset.StringAsset("a page"), "page.html")
                .addAsWebResource(new org.jboss.shrinkwrap.api.asset.StringAsset("<%= 1 + 1 %> by JSP"), "page.jsp")
                .addAsWebResource(new org.jboss.shrinkwrap.api.asset.StringAsset("a style"), "static/a.css")
                .setWebXML(Jar.webXml(
                        Keys.setting(ALL, READER, NONE, OTHER),
                        Jar.parameter("latchkey.header", "X-Api-Key"),
                        Jar.parameter(
                                "latchkey.public",
                                "/static/*, *.css, /api/application.wadl, /api/things, /servlet/guarded/x"
                                        + publicMethods()),
                        Jar.parameter("latchkey.application.path", "/api/things/users/*/apps/{application}/**"),
                        "<error-page><error-code>404</error-code><location>/error-page</location></error-page>"));
    }

    /** Must be named on TomEE. */
    private static String publicMethods() {
        return ServerKind.CURRENT == ServerKind.TOMEE
                ? ", /api/things/public, /api/things/sub/public, /api/class-guarded/public"
                : "";
    }

    @BeforeEach
    void connect() {
        http = new Http(base);
    }

    private int status(Keys key, String method, String path) {
        return http.send(key, method, path).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, api/things",
        "GET, api/things/stereotype",
        "GET, api/things/who",
        "GET, api/things/stage",
        "GET, api/things/sub",
        "GET, api/inheriting",
        "GET, api/class-guarded/weaker",
        "GET, servlet/guarded/x",
    })
    void guardedEndpointWantsItsScope(String method, String path) {
        assertThat(http.send(method, path, null).statusCode()).as("without key").isEqualTo(401);
        assertThat(status(NONE, method, path)).as("without scope").isEqualTo(403);
        assertThat(status(READER, method, path)).as("with scope").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, api/things",
        "PUT, api/things",
        "GET, api/class-guarded",
        "GET, servlet/method/x",
        "GET, servlet/bean/x",
        "GET, api/things/bean-write",
        "GET, api/things/guarded-sub",
        "GET, api/things/ejb-write",
    })
    void writersWantMoreThanReading(String method, String path) {
        assertThat(http.send(method, path, null).statusCode()).as("without key").isEqualTo(401);
        assertThat(status(READER, method, path)).as("reader").isEqualTo(403);
        assertThat(status(ALL, method, path)).as("writer").isEqualTo(200);
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "OpenWebBeans does not intercept default methods of interfaces: the deployment stops if a bean inherits a guarded one")
    void defaultMethodOfABeanWantsItsScope() {
        assertThat(status(READER, "GET", "api/things/bean-default")).isEqualTo(403);
        assertThat(status(ALL, "GET", "api/things/bean-default")).isEqualTo(200);
    }

    /** T15: a REST class is guarded without being a bean. T18: the annotation is found through proxies. */
    @Test
    void refusalNamesTheMissingScopes() {
        HttpResponse<String> refused = http.send(NONE, "POST", "api/things");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Key realm=\"latchkey\", error=\"insufficient_scope\", scope=\"Things:Add Things:Get\"");
        assertThat(refused.body())
                .contains("\"type\":\"https://latchkey.dev/problems/insufficient-scope\"")
                .contains("\"status\":403")
                .contains("\"missing_scopes\":[\"Things:Add\",\"Things:Get\"]");
        assertThat(http.send(READER, "POST", "api/things").body()).contains("\"missing_scopes\":[\"Things:Add\"]");
    }

    @Test
    void refusalOfAnyOfNamesTheChoice() {
        HttpResponse<String> refused = http.send(READER, "PUT", "api/things");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("\"any_of\":[\"Things:Add\",\"Things:Patch\"]")
                .contains("one of Things:Add, Things:Patch");
    }

    @Test
    void methodDeclaredOnInterfaceIsGuardedThroughGenerics() {
        assertThat(http.send("POST", "api/inheriting", "x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(401);
        assertThat(postText(READER).statusCode()).isEqualTo(403);
        assertThat(postText(ALL).body()).isEqualTo("inherited x");
    }

    private HttpResponse<String> postText(Keys key) {
        return http.send(
                "POST", "api/inheriting", "x", "Content-Type", "text/plain", "Authorization", "Key " + key.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api/things/public", "api/things/sub/public", "api/class-guarded/public", "servlet/public/x"})
    void publicEndpointWantsNoKeyButChecksOneThatIsSent(String path) {
        assertThat(http.get(path).statusCode()).isEqualTo(200);
        assertThat(http.get(NONE, path).statusCode()).isEqualTo(200);
        assertThat(http.get(path, "Authorization", "Key " + Keys.make("shop").text())
                        .statusCode())
                .isEqualTo(401);
    }

    /** T16: what is made with {@code new} below a locator is guarded all the same. */
    @ParameterizedTest
    @CsvSource({"DELETE, api/things", "POST, api/things/sub"})
    void undeclaredMethodIsClosedToEveryKey(String method, String path) {
        assertThat(http.send(method, path, null).statusCode()).isEqualTo(401);
        assertThat(status(ALL, method, path)).isEqualTo(403);
        assertThat(http.send(ALL, method, path).body()).contains("undeclared-endpoint");
    }

    @Test
    void unknownRestPathIsTheHostsToAnswerForCallersAlone() {
        assertThat(http.get("api/nothing-here").statusCode()).isEqualTo(401);
        assertThat(http.get(NONE, "api/nothing-here").statusCode()).isEqualTo(404);
        assertThat(http.send("PATCH", "api/class-guarded", null).statusCode()).isEqualTo(401);
        HttpResponse<String> notAllowed = http.send(NONE, "PATCH", "api/class-guarded");
        assertThat(notAllowed.statusCode()).isEqualTo(405);
        assertThat(notAllowed.headers().firstValue("Allow")).isPresent();
        assertThat(http.send("PATCH", "api/class-guarded", null).headers().firstValue("Allow"))
                .isEmpty();
    }

    /** T6: the error dispatch finds the caller and does not refuse what was decided. T40: we never use it ourselves. */
    @Test
    void unknownPathGetsTheHostsErrorPageForCallersAlone() {
        assertThat(http.get("nothing-here").statusCode()).isEqualTo(401);
        assertThat(http.get("nothing-here").body()).contains("credentials-required");
        HttpResponse<String> notFound = http.get(NONE, "nothing-here");
        assertThat(notFound.statusCode()).isEqualTo(404);
        assertThat(notFound.body()).isEqualTo("host's error page for " + NONE.id());
    }

    @Test
    void filesAndPagesNeedAKeyUnlessTheyArePublic() {
        for (String path : List.of("page.html", "page.jsp", "", "static-not/a.js")) {
            assertThat(http.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(http.get(NONE, "page.html").body()).isEqualTo("a page");
        assertThat(http.get(NONE, "page.jsp").body()).isEqualTo("2 by JSP");
        assertThat(http.get("static/a.css").body()).isEqualTo("a style");
        assertThat(http.get(
                                "static/a.css",
                                "Authorization",
                                "Key " + Keys.make("shop").text())
                        .statusCode())
                .isEqualTo(401);
    }

    /** A public method below a guarded locator is behind the guard; below an open one it is open. */
    @Test
    void locatorGuardsAllBelowIt() {
        assertThat(http.get("api/things/guarded-sub/public").statusCode()).isEqualTo(401);
        assertThat(http.get(READER, "api/things/guarded-sub/public").statusCode())
                .isEqualTo(403);
        assertThat(http.get(ALL, "api/things/guarded-sub/public").body()).isEqualTo("sub public");
        assertThat(http.get(READER, "api/things/42/sub").statusCode()).isEqualTo(403);
        assertThat(http.get(ALL, "api/things/42/sub").body()).isEqualTo("sub");
        assertThat(http.get(READER, "api/things/sub").body()).isEqualTo("sub");
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE 9 does not distinguish several REST applications of a web application, so REST is refused there")
    void applicationThatKeepsTheGuardOutIsRefusedWhole() {
        assertThat(http.get("legacy/old").statusCode()).isEqualTo(401);
        assertThat(http.get(ALL, "legacy/old").statusCode()).isEqualTo(403);
    }

    @Test
    @Gap(
            on = {ServerKind.WILDFLY, ServerKind.LIBERTY, ServerKind.TOMEE},
            because = "Only Jersey generates a description of resources")
    void publicPathOpensWhatTheRestRuntimeBringsItself() {
        assertThat(http.get("api/application.wadl").statusCode()).isEqualTo(200);
        assertThat(http.get("api/application.wadl/xsd0.xsd").statusCode()).isEqualTo(401);
    }

    /** What declares a scope, or is somebody's to declare. */
    @Test
    void publicPathOpensNothingThatIsGuarded() {
        assertThat(http.get("api/things").statusCode()).isEqualTo(401);
        assertThat(http.get("servlet/guarded/x").statusCode()).isEqualTo(401);
        assertThat(http.get("servlet/undeclared/x.css").statusCode()).isEqualTo(401);
        assertThat(http.send("DELETE", "api/things/x.css", null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static/../page.html",
                "static/%2e%2e/page.html",
                "static/..;x=y/page.html",
                "static;x=y/../page.html",
                "static%2f..%2fpage.html",
                "static/./../page.html",
                "/static/../page.html",
                "/page.html",
                "page.html;x=/static/a.css",
                "api/../api/things",
                "/api/things",
                "api//things",
                "api/things/",
                "api/things;a=b",
                "api/;a=b/things",
                "api/%74hings",
                "%61pi/things",
                "api/public/../things",
                "servlet/public/../guarded/x",
                "servlet/public/%2e%2e/guarded/x",
                "servlet/public/..;/guarded/x",
                "servlet/guarded;a=b/x",
                "servlet//guarded/x",
                "/servlet/guarded/x",
                "static/%2e%2e;/WEB-INF/web.xml",
            })
    void noSpellingOfAPathSlipsPast(String path) {
        String answer = http.raw("GET " + http.root() + path + " HTTP/1.1", "Host: x");
        // Payara reads some of these as the public servlet, or redirects them to the root, before any filter runs.
        assertThat(answer).as(path).containsPattern("^HTTP/1.1 (200|301|400|401|404)");
        assertThat(answer)
                .as(path)
                .doesNotContain("a page")
                .doesNotContain("things\r\n")
                .doesNotContain("/servlet/guarded/\\*");
        if (answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).contains("/servlet/public/* GET for null");
        }
    }

    @Test
    void methodTamperingDoesNotSlipPast() {
        for (String method : List.of("get", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "GEt", "X")) {
            for (String path : List.of("api/things", "servlet/guarded/x", "servlet/all-methods/x", "page.html")) {
                assertThat(http.rawStatus(
                                method + " " + http.root() + path + " HTTP/1.1",
                                "Host: x",
                                "X-HTTP-Method-Override: GET"))
                        .as(method + " " + path)
                        // Open Liberty answers TRACE itself, with 403.
                        .isIn(400, 401, 403, 405, 501);
            }
        }
    }

    @Test
    void headGetsNoBody() {
        String refused = http.raw("HEAD " + http.root() + "api/things HTTP/1.1", "Host: x");
        assertThat(refused)
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("WWW-Authenticate: Key")
                .endsWith("\r\n\r\n");
        String servlet = http.raw("HEAD " + http.root() + "servlet/method/x HTTP/1.1", "Host: x");
        assertThat(servlet).startsWith("HTTP/1.1 401").endsWith("\r\n\r\n");
        assertThat(status(READER, "HEAD", "servlet/method/x"))
                .as("HEAD is answered by doGet")
                .isEqualTo(403);
        assertThat(status(READER, "HEAD", "api/things")).isEqualTo(200);
    }

    /** T14: a browser's preflight carries no key; anything that only looks a little like one does not pass. */
    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "TomEE does not report which requests are for REST: a CORS filter of REST sees no preflights there, and no refusals of requests without a valid key. Use a servlet filter")
    void onlyARealPreflightPasses() {
        assertThat(preflight("api/things", "Origin", "https://a.example", "Access-Control-Request-Method", "POST"))
                .isEqualTo(200);
        assertThat(http.send(
                                "OPTIONS",
                                "api/things",
                                null,
                                "Origin",
                                "https://a.example",
                                "Access-Control-Request-Method",
                                "GET",
                                "Accept",
                                "application/vnd.sun.wadl+xml")
                        .body())
                .as("what a stranger reads")
                .isEmpty();
        assertThat(preflight("api/things", "Origin", "https://a.example")).isEqualTo(401);
        assertThat(preflight("api/things", "Access-Control-Request-Method", "POST"))
                .isEqualTo(401);
        assertThat(http.rawStatus(
                        "GET " + http.root() + "api/things HTTP/1.1",
                        "Host: x",
                        "Origin: https://a.example",
                        "Access-Control-Request-Method: GET"))
                .isEqualTo(401);
        String[] real = {"Origin", "https://a.example", "Access-Control-Request-Method", "GET"};
        assertThat(preflight("servlet/guarded/x", real))
                .as("HttpServlet's own OPTIONS")
                .isEqualTo(200);
        assertThat(preflight("servlet/all-methods/x", real))
                .as("the host's code")
                .isEqualTo(401);
        assertThat(preflight("page.jsp", real))
                .as("a page that answers everything")
                .isEqualTo(401);
    }

    private int preflight(String path, String... headers) {
        return http.rawStatus(
                "OPTIONS " + http.root() + path + " HTTP/1.1",
                "Host: x",
                headers[0] + ": " + headers[1],
                headers.length > 2 ? headers[2] + ": " + headers[3] : "X-Other: none");
    }

    /** T10, T13: every view of the caller, and no session. */
    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because =
                    "On TomEE, an injected HttpServletRequest has no principal, and the scheme of SecurityContext is BASIC")
    void callerIsSeenWhereverAHostLooks() {
        HttpResponse<String> who = http.get(READER, "api/things/who");

        assertThat(who.body().lines())
                .containsExactly(
                        "caller=" + READER.id(),
                        "application=shop",
                        "bean=" + READER.id(),
                        "rest=" + READER.id(),
                        "restRole=truefalse",
                        "restScheme=Key",
                        "servlet=" + READER.id() + " Key",
                        "injectedRequestPrincipal=null",
                        "session=false");
        assertThat(who.headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** T5, T11: asynchronous answers work, and the caller is there on other threads. */
    @Test
    void callerIsThereInAsynchronousContinuations() {
        assertThat(http.get(READER, "api/things/stage").body()).isEqualTo("stage for " + READER.id());
        assertThat(http.get(READER, "api/things/managed").body()).isEqualTo("managed for " + READER.id());
    }

    @Test
    void callerIsThereInEvents() {
        assertThat(http.get(READER, "api/things/events").body()).contains("event for " + READER.id());
    }

    /** One bean for all requests, and threads that serve one key after the other: nobody is taken for somebody else. */
    @Test
    void callersAreNeverMixedUp() {
        List<String> mistaken = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> {
                    Keys key = i % 2 == 0 ? READER : ALL;
                    String path = i % 3 == 0 ? "api/things/stage" : "api/things/who";
                    String answer = http.get(key, path).body();
                    return answer.contains(key.id()) && !answer.contains((i % 2 == 0 ? ALL : READER).id())
                            ? ""
                            : answer;
                })
                .filter(answer -> !answer.isEmpty())
                .toList();
        assertThat(mistaken).isEmpty();
        assertThat(http.get("api/things/public").body()).isEqualTo("public for anybody");
    }

    @Test
    void guardedBeanOnAnotherThreadKnowsTheCallerThatWasTakenAlong() {
        String path = "api/things/async-guarded-bean";
        assertThat(http.get(READER, path + "?taken=true").body()).isEqualTo("read");
        assertThat(http.get(READER, path).statusCode())
                .as("nobody on that thread")
                .isEqualTo(401);
    }

    /** T6: an asynchronous dispatch is checked for where it goes, with the caller that was found before. */
    @Test
    void asynchronousDispatchIsGuardedByItsDestination() {
        String toOpen = "servlet/async?to=/servlet/undeclared/x";
        assertThat(http.get(toOpen).statusCode()).isEqualTo(401);
        assertThat(http.get(NONE, toOpen).body()).isEqualTo("/servlet/undeclared/* GET for " + NONE.id() + " by ASYNC");
        assertThat(http.get(NONE, "servlet/async?to=/servlet/guarded/x").statusCode())
                .isEqualTo(403);
    }

    /** T7: the form is still there for REST to read. */
    @Test
    void formBodyIsLeftToTheHost() {
        HttpResponse<String> answer = http.send(
                "POST",
                "api/things/form",
                "name=left",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Key " + READER.text());
        assertThat(answer.body()).isEqualTo("form left");
    }

    /** T17: a refusal by an EJB is an answer, not an EJBException. */
    @Test
    void refusalByEjbIsAnAnswer() {
        HttpResponse<String> refused = http.get(READER, "api/things/ejb-write");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"missing_scopes\":[\"Things:Add\"]");
        assertThat(http.get(READER, "servlet/bean/x").body()).contains("\"missing_scopes\":[\"Things:Add\"]");
    }

    @Test
    void credentialsAreReadStrictly() {
        String path = "GET " + http.root() + "api/things HTTP/1.1";
        String key = READER.text();
        assertThat(http.rawStatus(path, "Host: x", "Authorization: kEy   " + key))
                .isEqualTo(200);
        assertThat(http.rawStatus(path, "Host: x", "X-Api-Key: " + key)).isEqualTo(200);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Basic dXNlcjpwYXNz", "X-Api-Key: " + key))
                .isEqualTo(200);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Key " + key, "Authorization: Key " + key))
                .isEqualTo(400);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Key " + key, "X-Api-Key: " + key))
                .isEqualTo(400);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Key " + key + ", Key " + key))
                .isEqualTo(400);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Key " + key + " " + key))
                .isEqualTo(400);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Key")).isEqualTo(400);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Key " + key.substring(1)))
                .isEqualTo(401);
        assertThat(http.rawStatus(path, "Host: x", "Authorization: Basic dXNlcjpwYXNz"))
                .isEqualTo(401);
        assertThat(http.get("api/things?key=" + key + "&api_key=" + key).statusCode())
                .as("a key in the query is nothing")
                .isEqualTo(401);
    }

    @Test
    void unknownAndForeignKeysGetTheSameAnswerByteForByte() {
        String path = "api/things/users/me/apps/shop/things";
        HttpResponse<String> unknown = http.get(
                path, "Authorization", "Key " + Keys.make("shop", "Things:Get").text());
        HttpResponse<String> foreign = http.get(OTHER, path);

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(foreign.statusCode()).isEqualTo(401);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(foreign.headers().allValues("WWW-Authenticate"))
                .isEqualTo(unknown.headers().allValues("WWW-Authenticate"));
        assertThat(http.get(READER, path).body()).isEqualTo("things of shop");
        assertThat(http.get(OTHER, "api/things/users/me/apps/other/things").body())
                .isEqualTo("things of other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/things/users/me/apps/shop;application=other/things",
                "api/things/users/me/apps/%73hop/things",
                "api/things/users/me/apps/other/../shop/things",
                "api/things/users/../apps/shop/things",
                "api/things/users/./apps/shop/things",
                "api/things/users/%2e%2e/apps/shop/things",
                "api/things/users/..;a/apps/shop/things",
                "api/things/users//apps/shop/things",
                "api/things/users/me/apps/other/%2e%2e/shop/things",
                "api/things/users/me/apps;x=y/shop/things",
                "api/things/users/me/apps/other%2f..%2fshop/things",
                "api/things//users/me/apps/shop/things",
                "/api/things/users/me/apps/shop/things",
                "api/things/users/me/apps/shop/things/",
                "api/things/users/a%2fb/apps/shop/things",
            })
    void noSpellingOfAnApplicationOpensItToAForeignKey(String path) {
        assertThat(http.rawStatus(
                        "GET " + http.root() + path + " HTTP/1.1", "Host: x", "Authorization: Key " + OTHER.text()))
                .isIn(400, 401, 404);
    }

    @Test
    void issuedKeyWorksUntilItIsDeletedAndOwesNothingToTheHostsTransaction() throws IOException {
        Path file = Files.createTempFile(Path.of(System.getProperty("it.target")), "issued", ".key");
        try {
            String issued = http.send("POST", "test-keys?application=stored&scope=Things:*&file=" + file, null)
                    .body();
            String id = issued.substring(0, issued.indexOf(' '));
            assertThat(issued).endsWith(" Things:Add,Things:Get,Things:Patch");
            String key = Files.readString(file);
            assertThat(http.get("api/things", "Authorization", "Key " + key).statusCode())
                    .isEqualTo(200);
            assertThat(http.get("api/things/who", "Authorization", "Key " + key).body())
                    .contains("application=stored");

            assertThat(http.send("PUT", "test-keys?application=stored", null).body())
                    .isEqualTo("1 then 2");

            assertThat(http.send("DELETE", "test-keys?id=" + id, null).body()).isEqualTo("true");
            assertThat(http.get("api/things", "Authorization", "Key " + key).statusCode())
                    .isEqualTo(401);
            assertThat(http.send("DELETE", "test-keys?id=" + id, null).body()).isEqualTo("false");
        } finally {
            Files.delete(file);
        }
    }
}
