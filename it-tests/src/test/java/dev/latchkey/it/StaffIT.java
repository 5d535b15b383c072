package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users whom the container has logged in manage keys without having one: the way to a first management key. */
@EveryServer
class StaffIT {
    private static final String APPLICATION = "{\"id\":\"%s\",\"name\":\"Made by a user\"}";

    private static final Keys MANAGEMENT = Keys.make("latchkey", "Apps:Get");

    private static final String SOUTH = "south";

    private static Server server;
    private static Http http;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start(
                "staff",
                Jar.war("staffed")
                        .addPackage("dev.latchkey.it.staffed")
                        .setWebXML(Jar.webXml(
                                Jar.parameter("latchkey.admin", "true"),
                                Jar.parameter("latchkey.admin.path", "/intern/keys.v1"),
                                Jar.parameter("latchkey.application", "shop"),
                                Keys.setting(MANAGEMENT),
                                "<security-role><role-name>latchkey-admin</role-name></security-role>")),
                ManagedHost.war(SOUTH, ManagedHost.ON + Jar.parameter("latchkey.public", "/open/*"))
                        .addAsWebResource(new StringAsset("open"), "open/größe.txt")
                        .addAsWebResource(new StringAsset("closed"), "closed.txt")
                        .addAsWebInfResource(root("glassfish-web-app"), "glassfish-web.xml")
                        .addAsWebInfResource(root("jboss-web"), "jboss-web.xml"));
        http = server.http("staffed");
    }

    /** The descriptor by which a server gives a web application another path than its file's name. */
    private static StringAsset root(String element) {
        return new StringAsset("<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + element
                + "><context-root>/süd lager</context-root></" + element + ">");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> call(String user, String method, String path, String body, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        headers.addAll(List.of("Content-Type", "application/json"));
        return plain(user, method, path, body, headers.toArray(String[]::new));
    }

    private static HttpResponse<String> plain(String user, String method, String path, String body, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        String login = Base64.getEncoder().encodeToString((user + ":for tests alone").getBytes(StandardCharsets.UTF_8));
        headers.addAll(List.of("Authorization", "Basic " + login));
        return http.send(method, "intern/keys.v1/" + path, body, headers.toArray(String[]::new));
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "TomEE 9 does not use an identity store of the web application: manage keys with a key there")
    void userInTheRole_managesAllApplications() {
        assertThat(call("alice", "GET", "me", null).body())
                .contains("\"kind\":\"user\"", "\"name\":\"alice\"", "\"Keys:Add\"", "\"manages\":\"all\"");
        assertThat(call("alice", "POST", "applications", APPLICATION.formatted("shop"))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> made = call(
                "alice", "POST", "keys", "{\"application\":\"shop\",\"description\":\"First\",\"scopes\":[\"All\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(call("alice", "GET", "audit", null).body()).contains("\"actor\":\"user alice\"");
    }

    @Test
    void webApplicationOfOneApplication_isManagedByKeysOfAnother_andOpenToThemNowhereElse() {
        assertThat(http.get(MANAGEMENT, "intern/keys.v1/me").body()).contains("\"manages\":\"all\"");
        assertThat(http.get(MANAGEMENT, "intern/keys.v1/applications").statusCode())
                .isEqualTo(200);
        assertThat(http.get(MANAGEMENT, "elsewhere").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsNotLoggedIn_isAskedForACredential() {
        assertThat(http.get("intern/keys.v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "TomEE 9 does not use an identity store of the web application: manage keys with a key there")
    void userWithoutTheRole_isToldWhichOneIsMissing() {
        for (HttpResponse<String> refused : List.of(
                call("bob", "GET", "me", null), call("bob", "POST", "applications", APPLICATION.formatted("no")))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("role-missing", "latchkey-admin");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        }
        assertThat(call("alice", "GET", "applications/no", null).statusCode()).isEqualTo(404);
    }

    /** A form cannot send JSON; a script of another origin cannot send the field without a preflight. */
    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "TomEE 9 does not use an identity store of the web application: manage keys with a key there")
    void whatAFormCouldSendForAUser_isRefused() {
        assertThat(call("alice", "POST", "applications", APPLICATION.formatted("forms"))
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> made =
                call("alice", "POST", "keys", "{\"application\":\"forms\",\"description\":\"F\",\"scopes\":[]}");
        String location = made.headers().firstValue("Location").orElseThrow();
        String path = "keys/" + location.substring(location.lastIndexOf('/') + 1);
        for (String action : List.of("/disable", "/enable", "/replace")) {
            for (String type :
                    List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
                assertThat(plain("alice", "POST", path + action, null, "Content-Type", type)
                                .statusCode())
                        .as(action + " " + type)
                        .isEqualTo(415);
            }
            assertThat(plain("alice", "POST", path + action, null).statusCode()).isEqualTo(415);
        }
        assertThat(plain("alice", "GET", path, null).body()).contains("\"state\":\"active\"");
        assertThat(plain("alice", "POST", path + "/disable", null, "Latchkey-Console", "1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("alice", "POST", path + "/enable", null).statusCode()).isEqualTo(200);
        assertThat(plain("alice", "DELETE", path, null).statusCode()).isEqualTo(204);
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "TomEE 9 does not use an identity store of the web application: manage keys with a key there")
    void whatAnotherSitesPageSendsForAUser_isRefused() {
        for (String[] from : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "https://" + http.at("").getAuthority()}
        }) {
            HttpResponse<String> refused = call("alice", "POST", "applications", APPLICATION.formatted("forged"), from);
            assertThat(refused.statusCode()).as(String.join(" ", from)).isEqualTo(403);
            assertThat(refused.body()).contains("cross-site-request");
        }
        assertThat(call("alice", "GET", "keys", null, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("alice", "GET", "applications/forged", null).statusCode())
                .isEqualTo(404);
        assertThat(call("alice", "POST", "applications", APPLICATION.formatted("own"), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(201);
        String origin = "http://" + http.at("").getAuthority();
        assertThat(call("alice", "POST", "applications", APPLICATION.formatted("same"), "Origin", origin)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    @Gap(
            on = {ServerKind.LIBERTY, ServerKind.TOMEE},
            because =
                    "The tests give a web application another path than the name of its file on Payara, GlassFish and WildFly")
    void webApplicationMayBeAtAPathThatHasToBeEncoded() {
        Caller admin = ManagedHost.on(server).adminAt("s%C3%BCd%20lager");
        Http south = server.http("s%C3%BCd%20lager");
        assertThat(south.get("closed.txt").statusCode()).isEqualTo(401);
        assertThat(south.get("open/gr%C3%B6%C3%9Fe.txt").statusCode()).isEqualTo(200);
        assertThat(south.get("open/..%2Fclosed.txt").statusCode()).isNotEqualTo(200);
        Answer made = admin.post("applications", APPLICATION.formatted("south"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(admin.get(made.header("Location")).status()).isEqualTo(200);
        HttpResponse<String> page = south.get("latchkey");
        assertThat(page.headers().firstValue("Location")).contains("latchkey/");
        assertThat(south.get("latchkey/").statusCode()).isEqualTo(200);
    }

    @Test
    void consoleIsWhereTheSettingSays_andNowhereElse() {
        assertThat(http.get("intern/keys.v1", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Location"))
                .contains("keys.v1/");
        HttpResponse<String> page = http.get("intern/keys.v1/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(http.get("latchkey/index.html").statusCode()).isNotEqualTo(200);
        assertThat(http.get("latchkey/").statusCode()).isNotEqualTo(200);
        assertThat(http.get("latchkey/console.js").statusCode()).isNotEqualTo(200);
    }
}
