package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users whom the container has logged in manage keys without having one: the way to a first management key. */
@EveryServer
class StaffIT {
    private static final String APPLICATION = "{\"id\":\"%s\",\"name\":\"Made by a user\"}";

    private static final Keys MANAGEMENT = Keys.make("latchkey", "Apps:Get");

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
                                "<security-role><role-name>latchkey-admin</role-name></security-role>")));
        http = server.http("staffed");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> call(String user, String method, String path, String body, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        String login = Base64.getEncoder().encodeToString((user + ":for tests alone").getBytes(StandardCharsets.UTF_8));
        headers.addAll(List.of("Authorization", "Basic " + login, "Content-Type", "application/json"));
        return http.send(method, "intern/keys.v1/" + path, body, headers.toArray(String[]::new));
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "An identity store of the web application logs nobody in on TomEE 9: keys manage keys there")
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
    void othersAreStrangers() {
        assertThat(call("bob", "GET", "me", null).statusCode()).isEqualTo(401);
        assertThat(http.get("intern/keys.v1/me").statusCode()).isEqualTo(401);
        assertThat(call("bob", "POST", "applications", APPLICATION.formatted("no"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "An identity store of the web application logs nobody in on TomEE 9: keys manage keys there")
    void whatAnotherSitesPageSendsForAUser_isRefused() {
        for (String[] from : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example"},
            {"Origin", "null"}
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
    }

    @Test
    void consoleIsWhereTheSettingSays_andNowhereElse() {
        assertThat(http.get("intern/keys.v1").headers().firstValue("Location").orElse(""))
                .endsWith("/staffed/intern/keys.v1/");
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
