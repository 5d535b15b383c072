package dev.latchkey.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fake;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.rest.RestEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The management and the token path stand beside the web application's own paths, or the deployment stops. */
class ReservedPathsTest {
    @Path("things")
    private static final class Things {
        @GET
        @Path("{id}")
        public String get() {
            return "";
        }

        @POST
        @Path("token")
        public String token() {
            return "";
        }
    }

    private static Settings settings(String admin, String token) {
        Map<String, String> settings = new HashMap<>();
        if (!admin.isEmpty()) {
            settings.put("latchkey.admin", "true");
            settings.put("latchkey.admin.path", admin);
        }
        if (!token.isEmpty()) {
            settings.put("latchkey.tokens", "true");
            settings.put("latchkey.tokens.sunset", "2027-06-30T00:00:00Z");
            settings.put("latchkey.tokens.path", token);
        }
        return Settings.of(settings);
    }

    private static ServletRegistration servlet(String... mappings) {
        return Fake.of(ServletRegistration.class)
                .returns(ServletRegistration::getName, "own")
                .returns(ServletRegistration::getMappings, List.of(mappings))
                .build();
    }

    private static void check(String admin, String token, boolean rooted, ServletRegistration... servlets) {
        List<RestEndpoint> endpoints = RestEndpoint.of(Things.class).stream()
                .map(each -> each.under("/api"))
                .toList();
        new ReservedPaths(settings(admin, token))
                .check(Map.of("sample.Api", "/api"), endpoints, rooted, List.of(servlets));
    }

    @ParameterizedTest
    @CsvSource({
        "/api, '', latchkey.admin.path is ~/api~ (the path of the REST application sample.Api)",
        "/api/things, '', latchkey.admin.path is ~/api/things~ (it hides",
        "/api/things/token, '', latchkey.admin.path is ~/api/things/token~ (it hides POST /api/things/token",
        "'', /api/things/token, latchkey.tokens.path is ~/api/things/token~ (it hides POST /api/things/token",
        "/latchkey, /latchkey, latchkey.tokens.path is ~/latchkey~ (a path of key management",
        "/latchkey, /latchkey/keys, latchkey.tokens.path is ~/latchkey/keys~ (a path of key management",
        "/latchkey, /latchkey/console.js, latchkey.tokens.path is",
        "/WEB-INF, '', latchkey.admin.path is ~/WEB-INF~ (servers do not serve this path)",
        "/web-inf/keys, '', latchkey.admin.path is",
        "'', /META-INF/token, latchkey.tokens.path is"
    })
    void whatHidesAnother_stopsTheDeployment(String admin, String token, String sentence) {
        assertThatThrownBy(() -> check(admin, token, true))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(sentence.replace('~', '"'))
                .hasMessageContaining("allowed is: ");
    }

    @ParameterizedTest
    @CsvSource({
        "/latchkey, /token",
        "/api/keys, /api/token",
        "/apis, ''",
        "/api.v1, ''",
        "/latchkey, /latchkey/token",
        "/latchkey, /latchkey-token",
        "'', /api",
        "'', ''"
    })
    void whatStandsBesideAnother_isFine(String admin, String token) {
        assertThatCode(() -> check(admin, token, true, servlet("/", "*.jsp", "/api/*", "/latchkey/own", "/own/*")))
                .doesNotThrowAnyException();
    }

    @Test
    void methodsOfUnknownPaths_areNotGuessed() {
        assertThatCode(() -> check("/api/things", "", false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"/latchkey/keys", "/latchkey/keys/*", "/latchkey/me", "/latchkey/api.js", "/latchkey/*", "/latchkey"})
    void servletThatHidesTheManagement_stopsTheDeployment(String mapping) {
        assertThatThrownBy(() -> check("/latchkey", "", true, servlet(mapping)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("latchkey.admin.path is \"/latchkey\" (the servlet own answers at " + mapping);
    }

    @Test
    void servletAtTheTokenPath_stopsTheDeployment() {
        assertThatThrownBy(() -> check("", "/token", true, servlet("/token")))
                .hasMessageContaining("latchkey.tokens.path is \"/token\" (the servlet own answers there)");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/things/x, true, GET /api/things/{id}.",
        "/v2/things/x, false, 'GET /things/{id}, if the REST application is there.'",
    })
    void methodThatTheTokenPathHides_isNamed(String token, boolean rooted, String hidden) {
        assertThat(hidden(token, rooted))
                .contains("latchkey.tokens.path is \"" + token + "\", so requests to this path do not reach " + hidden
                        + " Choose another path.");
    }

    @ParameterizedTest
    @CsvSource({"/token, true", "/api/things, true", "/api/things/a/b, true", "/token, false"})
    void tokenPathBesideAllMethods_isFine(String token, boolean rooted) {
        assertThat(hidden(token, rooted)).isEmpty();
    }

    private static Optional<String> hidden(String token, boolean rooted) {
        List<RestEndpoint> endpoints = RestEndpoint.of(Things.class).stream()
                .filter(each -> each.httpMethod().equals("GET"))
                .map(each -> rooted ? each.under("/api") : each)
                .toList();
        return new ReservedPaths(settings("", token)).hiddenMethods(endpoints, rooted);
    }

    private static ServletContext files(String... paths) {
        return Fake.of(ServletContext.class)
                .on(ServletContext::getResourcePaths, folder -> Stream.of(paths)
                        .filter(path -> path.startsWith(folder))
                        .collect(Collectors.toSet()))
                .on(ServletContext::getResource, path -> List.of(paths).contains(path) ? url(path) : null)
                .build();
    }

    private static URL url(String path) {
        try {
            return URI.create("file:" + path).toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void filesThatAreNotServedAnyMore_areNamed() {
        ServletContext context = files("/docs/a.html", "/docs/b.html", "/docs/c/", "/docs/d.css", "/x/token");
        assertThat(new ReservedPaths(settings("/docs", "/x/token")).hiddenFiles(context))
                .containsExactly(
                        "latchkey.admin.path is \"/docs\", so files of the web application are not served: /docs/a.html,"
                                + " /docs/b.html, /docs/c/ and 1 more. Move the files, or change the setting.",
                        "latchkey.tokens.path is \"/x/token\", so the file of the web application at this path is not"
                                + " served. Move the file, or change the setting.");
        assertThat(new ReservedPaths(settings("/keys", "/token")).hiddenFiles(context))
                .isEmpty();
        assertThat(new ReservedPaths(settings("", "")).hiddenFiles(context)).isEmpty();
    }
}
