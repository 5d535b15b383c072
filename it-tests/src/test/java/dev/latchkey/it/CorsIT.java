package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CORS filters of the documentation let scripts of another origin read responses, our refusals included. */
@EveryServer
class CorsIT {
    private static final Keys READER = Keys.make("shop", "Inputs:Get");
    private static final Keys POWERLESS = Keys.make("shop");
    private static final Keys MANAGER = ManagedHost.manager("latchkey", ManagedHost.INPUTS);

    private static final String TOMEE =
            "TomEE does not report which requests are for REST: a CORS filter of REST sees no preflights there, and no"
                    + " refusals of requests without a valid key. Use a servlet filter";

    private static HttpServer allowed;
    private static HttpServer other;
    private static Server server;
    private static Http everything;
    private static Http rest;

    @BeforeAll
    static void start() throws IOException {
        allowed = pages();
        other = pages();
        server = Server.start("cors", withServletFilter(), withRestFilter());
        everything = server.http("everything");
        rest = server.http("rest");
    }

    @AfterAll
    static void stop() {
        allowed.stop(0);
        other.stop(0);
        server.close();
    }

    /** A site of its own, with one empty page. */
    private static HttpServer pages() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        site.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>Elsewhere</title><link rel=icon href=data:,>"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        return site;
    }

    private static String origin(HttpServer site) {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    private static WebArchive withServletFilter() {
        String filter = "<filter><filter-name>cors</filter-name>"
                + "<filter-class>dev.latchkey.it.cors.servlet.CorsFilter</filter-class>"
                + "<async-supported>true</async-supported>"
                + "<init-param><param-name>origins</param-name><param-value>" + origin(allowed)
                + "</param-value></init-param></filter>"
                + "<filter-mapping><filter-name>cors</filter-name><url-pattern>/*</url-pattern></filter-mapping>";
        return Jar.war("everything")
                .addPackage("dev.latchkey.it.governed")
                .addPackage("dev.latchkey.it.cors.servlet")
                .add(new StringAsset("a file"), "page.txt")
                .setWebXML(Jar.webXml(
                        Keys.setting(READER, POWERLESS, MANAGER),
                        ManagedHost.ON,
                        Jar.parameter("latchkey.tokens", "true"),
                        Jar.parameter("latchkey.tokens.sunset", "2099-06-30T00:00:00Z"),
                        filter));
    }

    private static WebArchive withRestFilter() {
        return Jar.war("rest")
                .addPackage("dev.latchkey.it.governed")
                .addPackage("dev.latchkey.it.cors.rest")
                .setWebXML(Jar.webXml(Keys.setting(READER, POWERLESS), Jar.parameter("cors.origins", origin(allowed))));
    }

    private static List<String> header(HttpResponse<String> response, String name) {
        return response.headers().allValues(name);
    }

    private static HttpResponse<String> preflight(Http http, String path, String origin) {
        return http.send(
                "OPTIONS",
                path,
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "DELETE",
                "Access-Control-Request-Headers",
                "authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/inputs/1",
                "api/nothing",
                "guarded",
                "page.txt",
                "nothing",
                "latchkey/me",
                "latchkey/keys",
                "token"
            })
    void preflight_isAnsweredByTheServletFilter(String path) {
        HttpResponse<String> response = preflight(everything, path, origin(allowed));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(header(response, "Access-Control-Allow-Origin")).containsExactly(origin(allowed));
        assertThat(header(response, "Access-Control-Allow-Headers").get(0)).contains("Authorization");
        assertThat(response.body()).isEmpty();
        assertThat(header(preflight(everything, path, origin(other)), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = TOMEE)
    void preflight_isAnsweredByTheRestFilter() {
        HttpResponse<String> response = preflight(rest, "api/inputs/1", origin(allowed));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(header(response, "Access-Control-Allow-Origin")).containsExactly(origin(allowed));
        assertThat(header(response, "Access-Control-Allow-Methods").get(0)).contains("DELETE");
        assertThat(header(preflight(rest, "api/inputs/1", origin(other)), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "everything, api/inputs/1, reader, 200",
        "everything, api/inputs/1, powerless, 403",
        "everything, api/inputs/1, '', 401",
        "everything, api/inputs/1, nonsense, 401",
        "everything, guarded, reader, 200",
        "everything, guarded, powerless, 403",
        "everything, guarded, '', 401",
        "everything, page.txt, reader, 200",
        "everything, page.txt, '', 401",
        "everything, latchkey/keys, powerless, 403",
        "everything, latchkey/keys, '', 401",
        "everything, token, '', 405",
        "rest, api/inputs/1, reader, 200",
        "rest, api/inputs/1, powerless, 403",
    })
    void responsesAndRefusals_areOpenToTheAllowedOriginAlone(String war, String path, String key, int status) {
        assertOpenToTheAllowedOriginAlone(war, path, key, status);
    }

    @ParameterizedTest
    @CsvSource({"api/inputs/1, '', 401", "api/inputs/1, nonsense, 401", "api/nothing, '', 401"})
    @Gap(on = ServerKind.TOMEE, because = TOMEE)
    void refusalsOfRestWithoutAValidKey_areOpenToTheAllowedOriginAlone(String path, String key, int status) {
        assertOpenToTheAllowedOriginAlone("rest", path, key, status);
    }

    private static void assertOpenToTheAllowedOriginAlone(String war, String path, String key, int status) {
        Http http = server.http(war);
        String credential = "Key " + text(key);
        for (String origin : List.of(origin(allowed), origin(other))) {
            HttpResponse<String> response = key.isEmpty()
                    ? http.get(path, "Origin", origin)
                    : http.get(path, "Origin", origin, "Authorization", credential);
            assertThat(response.statusCode()).isEqualTo(status);
            boolean open = origin.equals(origin(allowed));
            assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(open ? List.of(origin) : List.of());
            assertThat(header(response, "Access-Control-Expose-Headers")
                            .toString()
                            .contains("Latchkey-Redacted"))
                    .isEqualTo(open);
        }
    }

    private static String text(String key) {
        return switch (key) {
            case "reader" -> READER.text();
            case "powerless" -> POWERLESS.text();
            case "manager" -> MANAGER.text();
            default -> key;
        };
    }

    /** What a script sees of a response; its status is 0 if the browser shows it none. */
    private record Seen(int status, Map<String, Object> headers, String body) {
        String header(String name) {
            return String.valueOf(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Seen fetch(Browser browser, String url, String method, String authorization, String body) {
        Map<String, Object> seen = (Map<String, Object>) browser.run(
                """
                const [url, method, authorization, body] = arguments;
                const headers = authorization ? { Authorization: authorization } : {};
                if (body) headers["Content-Type"] = "application/json";
                return fetch(url, { method, headers, body: body || undefined }).then(
                  async (response) => ({ status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }),
                  () => ({ status: 0, headers: {}, body: "" }));
                """,
                url,
                method,
                authorization,
                body);
        return new Seen(((Long) seen.get("status")).intValue(), (Map<String, Object>) seen.get("headers"), (String)
                seen.get("body"));
    }

    @Test
    @NeedsBrowser
    void scriptOfTheAllowedOrigin_readsEverything() throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(origin(allowed) + "/");
            readRest(browser, everything);
            Seen servlet = fetch(browser, everything.at("guarded").toString(), "GET", "Key " + POWERLESS.text(), "");
            assertThat(servlet.json().getString("type")).endsWith("insufficient-scope");
            assertThat(fetch(browser, everything.at("page.txt").toString(), "GET", "Key " + READER.text(), "")
                            .body())
                    .isEqualTo("a file");
            String manager = "Key " + MANAGER.text();
            fetch(
                    browser,
                    everything.at("latchkey/applications").toString(),
                    "POST",
                    manager,
                    "{\"id\":\"corsshop\",\"name\":\"Shop\"}");
            Seen client = fetch(
                    browser,
                    everything.at("latchkey/clients").toString(),
                    "POST",
                    manager,
                    ManagedHost.body("corsshop", "Of a script", "Inputs:Get"));
            assertThat(client.status()).isEqualTo(201);
            assertThat(client.header("Location")).contains("clients/");
            assertThat(client.header("ETag")).matches("\"\\d+\"");
            Seen token = fetch(browser, everything.at("token").toString(), "POST", "Basic YTpi", "");
            assertThat(token.status()).isBetween(400, 429);
            assertThat(token.body()).contains("error");
        }
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = TOMEE)
    @NeedsBrowser
    void scriptOfTheAllowedOrigin_readsRestBehindTheRestFilter() throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(origin(allowed) + "/");
            readRest(browser, rest);
        }
    }

    private static void readRest(Browser browser, Http http) {
        String url = http.at("api/inputs/1").toString();
        Seen redacted = fetch(browser, url, "GET", "Key " + READER.text(), "");
        assertThat(redacted.status()).isEqualTo(200);
        assertThat(redacted.header("Latchkey-Redacted")).isEqualTo("Concepts:Get");
        assertThat(redacted.body()).doesNotContain("canary");
        Seen refused = fetch(browser, url, "DELETE", "Key " + READER.text(), "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getJsonArray("missing_scopes")).hasToString("[\"Inputs:Delete\"]");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(fetch(browser, url, "GET", "", "").json().getString("type")).endsWith("credentials-required");
        assertThat(fetch(browser, url, "GET", "Key nonsense", "").json().getString("type"))
                .endsWith("malformed-key");
    }

    @Test
    @NeedsBrowser
    void scriptOfAnotherOrigin_readsNothing() throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(origin(other) + "/");
            for (Http http : List.of(everything, rest)) {
                String url = http.at("api/inputs/1").toString();
                assertThat(fetch(browser, url, "GET", "Key " + READER.text(), "")
                                .status())
                        .isZero();
                assertThat(fetch(browser, url, "GET", "", "").status()).isZero();
            }
        }
    }
}
