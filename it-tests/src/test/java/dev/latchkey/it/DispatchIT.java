package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.dispatched.Targets;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that declare scopes are guarded however a request gets to them; those that declare nothing are the dispatcher's affair. */
@EveryServer
class DispatchIT {
    private static final Keys READER = Keys.make("shop", "Things:Get");
    private static final Keys NOTHING = Keys.make("shop");

    private static Server server;
    private static Http http;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "dispatch",
                war("dispatch"),
                war(
                        "mapped",
                        "<filter><filter-name>latchkey</filter-name>"
                                + "<filter-class>dev.latchkey.servlet.LatchkeyFilter</filter-class>"
                                + "<async-supported>true</async-supported></filter>"
                                + "<filter-mapping><filter-name>latchkey</filter-name><url-pattern>/api/*</url-pattern>"
                                + "<dispatcher>REQUEST</dispatcher><dispatcher>ASYNC</dispatcher>"
                                + "<dispatcher>ERROR</dispatcher></filter-mapping>"));
        http = server.http("dispatch");
    }

    private static WebArchive war(String name, String... more) {
        return Jar.war(name)
                .addPackage(Targets.class.getPackage())
                .addAsWebResource(
                        new StringAsset("<jsp:include page='<%= request.getParameter(\"to\") %>'/>"), "including.jsp")
                .addAsWebResource(
                        new StringAsset("<jsp:forward page='<%= request.getParameter(\"to\") %>'/>"), "forwarding.jsp")
                .addAsWebResource(new StringAsset("a page"), "page.html")
                .setWebXML(Jar.webXml(
                        Keys.setting(READER, NOTHING),
                        Jar.parameter("latchkey.public", "/, /including.jsp, /forwarding.jsp"),
                        "<servlet><servlet-name>Unmapped</servlet-name><servlet-class>"
                                + Targets.Unmapped.class.getName() + "</servlet-class></servlet>",
                        "<welcome-file-list><welcome-file>welcome</welcome-file></welcome-file-list>",
                        errorPage("error-code", "410", "/guarded/gone"),
                        errorPage("error-code", "409", "/plain/conflict"),
                        errorPage("error-code", "423", "/api/things"),
                        errorPage("error-code", "424", "/writing/x"),
                        errorPage("exception-type", "java.lang.UnsupportedOperationException", "/guarded/failed"),
                        String.join("", more)));
    }

    private static String errorPage(String kind, String value, String location) {
        return "<error-page><" + kind + ">" + value + "</" + kind + "><location>" + location
                + "</location></error-page>";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String to(String target) {
        return "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    private static void assertGuarded(String method, String path, String content) {
        HttpResponse<String> anonymous = http.send(method, path, null);
        assertThat(anonymous.body()).as(path).contains("credentials-required").doesNotContain("[", "before");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(anonymous.headers().firstValue("ETag")).isEmpty();

        HttpResponse<String> lacking = http.send(NOTHING, method, path);
        assertThat(lacking.body())
                .as(path)
                .contains("insufficient-scope", "Things:Get")
                .doesNotContain("before");
        assertThat(lacking.statusCode()).isEqualTo(403);

        HttpResponse<String> allowed = http.send(READER, method, path);
        assertThat(allowed.body()).as(path).contains(content);
        assertThat(allowed.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "forward, /guarded/x, Guarded",
        "forward, /late, Late",
        "forward-by-name, the guarded one, Guarded",
        "forward-by-name, Unmapped, Unmapped",
        "forward-by-name, Late, Late",
        "include, /guarded/x, Guarded",
        "include, /late, Late",
        "include-by-name, the guarded one, Guarded",
        "include-by-name, Unmapped, Unmapped",
        "include-by-name, Late, Late",
        "forward-in-include, /guarded/x, Guarded",
        "async, /guarded/x, Guarded",
    })
    void guardedServletIsGuardedOnEveryDispatch(String how, String target, String content) {
        assertGuarded("GET", "public/" + how + to(target), "[" + content + " GET for " + READER.id() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"including.jsp", "forwarding.jsp"})
    void guardedServletIsGuardedWhereAPageDispatches(String page) {
        assertGuarded("GET", page + to("/guarded/x"), "[Guarded GET for " + READER.id() + "]");
    }

    @Test
    void welcomeFileIsGuarded() {
        assertGuarded("GET", "", "[Welcome GET for " + READER.id() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "include", "async"})
    void methodCountsThatTheTargetAnswersWith(String how) {
        String path = "public/" + how + to("/writing/x");
        assertThat(http.get(NOTHING, path).body()).contains("[Writing GET for " + NOTHING.id() + "]");
        if (how.equals("async")) {
            // The thread is another one: what declares nothing needs a key there, as where it is requested.
            assertThat(http.get(path).statusCode()).isEqualTo(401);
        } else {
            assertThat(http.get(path).body()).contains("[Writing GET for nobody]");
        }
        assertGuarded("POST", path, "[Writing POST for " + READER.id() + "]");
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "REST on TomEE is a filter, which dispatches do not reach")
    void restMethodIsGuardedOnEveryDispatch() {
        assertGuarded("GET", "public/forward" + to("/api/things"), "[rest]");
        // REST looks for a method at the path of the page that includes, and finds none.
        assertThat(http.get("public/include" + to("/api/things")).statusCode()).isEqualTo(401);
        assertThat(http.get(NOTHING, "public/include" + to("/api/things")).body())
                .doesNotContain("[rest]");
    }

    @ParameterizedTest
    @CsvSource({"forward, /plain/x", "forward-by-name, Plain", "include, /plain/x", "include-by-name, Plain"})
    void servletThatDeclaresNothingIsTheDispatchersAffair(String how, String target) {
        assertThat(http.get("public/" + how + to(target)).body()).contains("[Plain GET for nobody]");
        assertThat(http.get(NOTHING, "public/" + how + to(target)).body())
                .contains("[Plain GET for " + NOTHING.id() + "]");
        assertThat(http.get("plain/x").statusCode()).isEqualTo(401);
        assertThat(http.get("public/forward" + to("/page.html")).body()).isEqualTo("a page");
    }

    /** Open Liberty keeps the filters that it found first for a path. */
    @Test
    void whatWasDispatchedToBeforeDoesNotMatter() {
        for (String how : new String[] {"forward-by-name", "include-by-name"}) {
            assertThat(http.get("public/" + how + to("Plain")).body()).contains("[Plain GET for nobody]");
            assertGuarded("GET", "public/" + how + to("the guarded one"), "[Guarded GET for " + READER.id() + "]");
        }
        assertThat(http.get(READER, "handing-on").body()).contains("[Plain GET for " + READER.id() + "]");
        assertGuarded("GET", "public/forward" + to("/handing-on"), "[Plain GET for " + READER.id() + "]");
    }

    @Test
    void codeThatIncludesMayCatchTheRefusal() {
        HttpResponse<String> caught = http.get("public/include-caught" + to("/guarded/x"));
        assertThat(caught.body()).isEqualTo("refused: CREDENTIALS_REQUIRED");
        assertThat(caught.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"failing?status=410, 410", "failing, 500"})
    void errorPageThatIsGuardedLeavesTheStatusAndShowsNothing(String path, int status) {
        for (String method : new String[] {"GET", "POST"}) {
            HttpResponse<String> anonymous = http.send(method, path, null);
            assertThat(anonymous.statusCode()).isEqualTo(status);
            assertThat(anonymous.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(anonymous.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(anonymous.headers().firstValue("ETag")).isEmpty();
            assertThat(anonymous.body())
                    .contains("credentials-required", "\"status\":" + status)
                    .doesNotContain("[Guarded");
            HttpResponse<String> lacking = http.send(NOTHING, method, path);
            assertThat(lacking.statusCode()).isEqualTo(status);
            assertThat(lacking.body()).contains("insufficient-scope").doesNotContain("[Guarded");
            HttpResponse<String> allowed = http.send(READER, method, path);
            assertThat(allowed.statusCode()).isEqualTo(status);
            assertThat(allowed.body()).contains("[Guarded ", "for " + READER.id());
        }
    }

    @Test
    void errorPageThatDeclaresNothingIsServed() {
        HttpResponse<String> anonymous = http.get("failing?status=409");
        assertThat(anonymous.statusCode()).isEqualTo(409);
        assertThat(anonymous.body()).isEqualTo("[Plain GET for nobody]");
        assertThat(http.get("failing?status=424").body()).isEqualTo("[Writing GET for nobody]");
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "REST on TomEE is a filter, which dispatches do not reach")
    void errorPageOfRestThatIsGuardedLeavesTheStatusAndShowsNothing() {
        HttpResponse<String> anonymous = http.get("failing?status=423");
        assertThat(anonymous.body()).contains("credentials-required").doesNotContain("[rest]");
        assertThat(anonymous.statusCode()).isEqualTo(423);
        assertThat(http.get(READER, "failing?status=423").body()).isEqualTo("[rest]");
    }

    /** Paths outside of the application's own mapping are not guarded on request; dispatch targets are. */
    @Test
    void ownMappingOfTheFilterOpensNoDispatch() throws IOException {
        Http mapped = server.http("mapped");
        for (String how : new String[] {"forward", "include"}) {
            HttpResponse<String> anonymous = mapped.get("public/" + how + to("/guarded/x"));
            assertThat(anonymous.body()).doesNotContain("[Guarded");
            assertThat(anonymous.statusCode()).isEqualTo(how.equals("forward") ? 401 : anonymous.statusCode());
            assertThat(mapped.get(READER, "public/" + how + to("/guarded/x")).body())
                    .contains("[Guarded GET for " + READER.id() + "]");
        }
        assertThat(mapped.get("failing?status=410").body()).doesNotContain("[Guarded");
        assertThat(mapped.get("failing?status=410").statusCode()).isEqualTo(410);
        assertThat(server.log()).contains("web.xml maps the filter latchkey without FORWARD and INCLUDE");
    }
}
