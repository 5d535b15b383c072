package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The OpenAPI document of a host with a filter of its own that calls ours, for every kind of declaration. */
@EveryServer
@Gap(on = ServerKind.TOMEE, because = "TomEE leaves MicroProfile OpenAPI out of web applications")
@Gap(on = ServerKind.GLASSFISH, because = "GlassFish has no MicroProfile OpenAPI")
@ExtendWith(ArquillianExtension.class)
class DescribedIT {
    @ArquillianResource
    private URL base;

    private JsonObject document;

    @Deployment(testable = false)
    static WebArchive war() {
        return Jar.war("described")
                .addPackage("dev.latchkey.it.described")
                .setWebXML(Jar.webXml(
                        Jar.parameter("latchkey.header", "X-Api-Key"),
                        Jar.parameter("latchkey.schemes", "ApiKey, Key")))
                .addAsResource(
                        new StringAsset("mp.openapi.filter=dev.latchkey.it.described.OwnFilter"),
                        "META-INF/microprofile-config.properties");
    }

    @BeforeEach
    void read() {
        String text = new Http(base)
                .get("/openapi?format=JSON", "Accept", "application/json")
                .body();
        document = DemoHost.json(text);
    }

    private JsonObject operation(String path, String method) {
        JsonObject paths = document.getJsonObject("paths");
        // WildFly begins every path with that of the web application.
        String other = new Http(base).root() + path.substring(1);
        return paths.getJsonObject(paths.containsKey(path) ? path : other).getJsonObject(method);
    }

    private String security(String path, String method) {
        return operation(path, method).get("security").toString();
    }

    private JsonObject property(String schema, String name) {
        return document.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject(schema)
                .getJsonObject("properties")
                .getJsonObject(name);
    }

    @Test
    void theHostsFilterCountsAndCallsOurs() {
        assertThat(document.getJsonObject("info").getString("title")).isEqualTo("Described by the host");
        assertThat(document.getJsonObject("components").getJsonObject("securitySchemes"))
                .containsKeys("Key", "KeyHeader");
    }

    @Test
    void schemesAreThoseOfTheSettings() {
        JsonObject schemes = document.getJsonObject("components").getJsonObject("securitySchemes");

        assertThat(schemes.getJsonObject("Key").getString("description"))
                .contains("\"Authorization: ApiKey <api key>\"");
        assertThat(schemes.getJsonObject("KeyHeader").getString("name")).isEqualTo("X-Api-Key");
        assertThat(security("/api/things", "get"))
                .isEqualTo("[{\"Key\":[\"Things:Get\"]},{\"KeyHeader\":[\"Things:Get\"]}]");
    }

    @Test
    void choicesAreAlternatives() {
        assertThat(security("/api/things/{id}", "delete"))
                .contains("{\"Key\":[\"Boss:Act\",\"Things:Delete\"]}", "{\"Key\":[\"Staff:Act\",\"Things:Delete\"]}");
        assertThat(operation("/api/things/{id}", "delete")
                        .getJsonArray("x-required-scopes")
                        .toString())
                .isEqualTo("[\"Things:Delete\"]");
        assertThat(operation("/api/things/{id}", "delete")
                        .getJsonArray("x-required-scopes-any-of")
                        .toString())
                .isEqualTo("[[\"Boss:Act\",\"Staff:Act\"]]");
    }

    @Test
    void expressionsOfVariablesAreNoPartOfPaths() {
        assertThat(document.getJsonObject("paths").keySet())
                .anyMatch(path -> path.endsWith("/api/things/{id}"))
                .noneMatch(path -> path.contains(":"));
        assertThat(operation("/api/things/{id}", "get").getJsonArray("x-required-scopes"))
                .isNotNull();
    }

    @Test
    void whatTheHostSaysItselfStays() {
        assertThat(operation("/api/things/{id}", "delete")
                        .getJsonObject("responses")
                        .getJsonObject("403")
                        .getString("description"))
                .isEqualTo("The host says so.");
    }

    @Test
    void publicMethodsNeedNoKeyAndWelcomeOneWhereItShowsMore() {
        assertThat(operation("/api/things/news", "get")).doesNotContainKeys("security", "x-required-scopes");
        assertThat(operation("/api/things/news", "get")
                        .getJsonObject("responses")
                        .keySet())
                .doesNotContain("401", "403");
        assertThat(security("/api/things/teaser", "get")).isEqualTo("[{},{\"Key\":[]},{\"KeyHeader\":[]}]");
    }

    @Test
    void methodsWithoutADeclarationAreForNobody() {
        assertThat(operation("/api/things/forgotten", "get")
                        .getJsonObject("responses")
                        .getJsonObject("403")
                        .getString("description"))
                .startsWith("No key can call this");
    }

    @Test
    void propertiesSayWhatTheyNeed() {
        assertThat(property("Thing", "price").getJsonArray("x-required-scopes").toString())
                .isEqualTo("[\"Prices:Get\"]");
        assertThat(property("Thing", "price").getString("description"))
                .isEqualTo("Left out for keys that lack a scope. Needed: Prices:Get (Read prices).");
        assertThat(property("Thing", "maker")
                        .getJsonArray("x-required-scopes-any-of")
                        .toString())
                .isEqualTo("[[\"Makers:Get\",\"Prices:Get\"]]");
        assertThat(property("Thing", "maker").getJsonArray("allOf").toString())
                .isEqualTo("[{\"$ref\":\"#/components/schemas/Maker\"}]");
        assertThat(property("Thing", "name").keySet()).isEqualTo(Set.of("type"));
    }

    @Test
    void pointersAreListed() {
        assertThat(operation("/api/things/raw", "get")
                        .getJsonObject("x-redacted-pointers")
                        .toString())
                .isEqualTo("{\"/price\":{\"x-required-scopes\":[\"Prices:Get\"]}}");
    }
}
