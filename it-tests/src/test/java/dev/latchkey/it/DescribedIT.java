package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The OpenAPI document of an application with a filter of its own that calls ours, for every kind of declaration. */
@EveryServer
@Gap(on = ServerKind.TOMEE, because = "TomEE does not offer MicroProfile OpenAPI to web applications")
@Gap(on = ServerKind.GLASSFISH, because = "GlassFish has no MicroProfile OpenAPI")
@ExtendWith(ArquillianExtension.class)
class DescribedIT {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    @ArquillianResource
    private URL base;

    private JsonObject document;

    @Deployment(testable = false)
    static WebArchive war() {
        return Jar.war("ROOT")
                .addPackage("dev.latchkey.it.described")
                .setWebXML(Jar.webXml(
                        Jar.parameter("latchkey.header", "X-Api-Key"),
                        Jar.parameter("latchkey.query", "api_key"),
                        Jar.parameter("latchkey.tokens", "true"),
                        Jar.parameter("latchkey.tokens.sunset", "2100-01-01T00:00:00Z"),
                        Jar.parameter("latchkey.public", "/openapi"),
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
                .containsKeys("Key", "KeyHeader", "KeyQuery", "KeyBearer");
    }

    @Test
    void schemesAreThoseOfTheSettings() {
        JsonObject schemes = document.getJsonObject("components").getJsonObject("securitySchemes");

        assertThat(schemes.getJsonObject("Key").getString("description"))
                .contains("\"Authorization: ApiKey <api key>\"");
        assertThat(schemes.getJsonObject("KeyHeader").getString("name")).isEqualTo("X-Api-Key");
        assertThat(schemes.getJsonObject("KeyHeader").getString("in")).isEqualTo("header");
        assertThat(schemes.getJsonObject("KeyQuery").getString("name")).isEqualTo("api_key");
        assertThat(schemes.getJsonObject("KeyQuery").getString("in")).isEqualTo("query");
        assertThat(schemes.getJsonObject("KeyBearer").getString("type")).isEqualTo("http");
        assertThat(schemes.getJsonObject("KeyBearer").getString("scheme")).isEqualTo("bearer");
        assertThat(security("/api/things", "get"))
                .isEqualTo("[{\"Key\":[\"Things:Get\"]},{\"KeyHeader\":[\"Things:Get\"]},"
                        + "{\"KeyQuery\":[\"Things:Get\"]},{\"KeyBearer\":[\"Things:Get\"]}]");
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
        assertThat(security("/api/things/teaser", "get")).startsWith("[{},{\"Key\":[]},{\"KeyHeader\":[]}");
    }

    @Test
    void methodsWithoutADeclarationAreForNobody() {
        assertThat(operation("/api/things/forgotten", "get")
                        .getJsonObject("responses")
                        .getJsonObject("403")
                        .getString("description"))
                .startsWith("The endpoint has no declaration");
    }

    @Test
    void propertiesSayWhatTheyNeed() {
        assertThat(property("Thing", "price").getJsonArray("x-required-scopes").toString())
                .isEqualTo("[\"Prices:Get\"]");
        assertThat(property("Thing", "price").getString("description"))
                .isEqualTo("Left out if the key lacks a scope. Required: Prices:Get (Read prices).");
        assertThat(property("Thing", "maker")
                        .getJsonArray("x-required-scopes-any-of")
                        .toString())
                .isEqualTo("[[\"Makers:Get\",\"Prices:Get\"]]");
        assertThat(property("Thing", "maker").getJsonArray("allOf").toString())
                .isEqualTo("[{\"$ref\":\"#/components/schemas/Maker\"}]");
        assertThat(property("Thing", "name").keySet()).isEqualTo(Set.of("type"));
    }

    @Test
    void propertiesOfRequestsSayWhatWritingThemNeeds() {
        assertThat(property("Wish", "price")
                        .getJsonArray("x-required-scopes-to-write")
                        .toString())
                .isEqualTo("[\"Prices:Get\"]");
        assertThat(property("Wish", "price").getString("description"))
                .isEqualTo("Only keys with the scopes can write it. Required: Prices:Get (Read prices).");
        assertThat(property("Part", "maker")
                        .getJsonArray("x-required-scopes-to-write-any-of")
                        .toString())
                .isEqualTo("[[\"Makers:Get\",\"Prices:Get\"]]");
        assertThat(property("Wish", "name").keySet()).isEqualTo(Set.of("type"));
        assertThat(operation("/api/wishes", "post")
                        .getJsonArray("x-required-scopes-of-request-body")
                        .toString())
                .isEqualTo("[\"Makers:Get\",\"Prices:Get\"]");
    }

    @Test
    void refusalsOfChangesAreDescribed() {
        assertThat(refusal("/api/wishes", "post", "403")).contains("members").contains("Makers:Get, Prices:Get");
        assertThat(refusal("/api/wishes", "post", "400")).contains("could not be checked");
        assertThat(refusal("/api/wishes", "post", "415")).contains("members cannot be checked");
        assertThat(refusal("/api/wishes", "put", "409")).contains("cannot replace it");
        assertThat(responses("/api/wishes", "patch")
                        .getJsonObject("415")
                        .getJsonObject("headers")
                        .getJsonObject("Accept-Patch")
                        .getString("description"))
                .contains("application/merge-patch+json");
        assertThat(refusal("/api/wishes/form", "post", "403")).contains("Prices:Get");
        assertThat(refusal("/api/wishes", "get", "400")).contains("names a member that does not exist");
        assertThat(responses("/api/wishes", "get").keySet()).doesNotContain("409", "415");
    }

    private JsonObject responses(String path, String method) {
        return operation(path, method).getJsonObject("responses");
    }

    private String refusal(String path, String method, String status) {
        return responses(path, method).getJsonObject(status).getString("description");
    }

    @Test
    void pointersAreListed() {
        assertThat(operation("/api/things/raw", "get")
                        .getJsonObject("x-redacted-pointers")
                        .toString())
                .isEqualTo("{\"/price\":{\"x-required-scopes\":[\"Prices:Get\"]}}");
    }

    /** OpenAPI cannot tell such paths apart, so that one operation says what either needs. */
    @Test
    void methodsWhosePathsDifferByTheirExpressionsAreOneOperation() {
        assertThat(operation("/api/shelves/{id}", "get")
                        .getJsonArray("x-required-scopes-any-of")
                        .toString())
                .isEqualTo("[[\"Words:Get\",\"Years:Get\"]]");
        assertThat(scopes("/api/shelves/{id}", "get")).containsExactlyInAnyOrder("[\"Years:Get\"]", "[\"Words:Get\"]");
        assertThat(forbidden("/api/shelves/{id}", "get"))
                .contains("{id: [0-9]{4}}: The API key lacks a scope. Required: Years:Get.")
                .contains("{id: [a-z]+}: The API key lacks a scope. Required: Words:Get.");
        assertThat(scopes("/api/shelves/{id}", "delete")).containsExactly("[\"Words:Delete\"]");
        assertThat(scopes("/api/shelves/{id}", "head")).containsExactly("[\"Years:Look\"]");
    }

    /** Some servers describe the expression of one of them. */
    @Test
    void operationForSeveralExpressionsHasNone() {
        assertThat(operation("/api/shelves/{id}", "get").toString()).doesNotContain("\"pattern\"");
    }

    @Test
    void operationIsOpenWhereOneOfItsMethodsIs() {
        assertThat(security("/api/shelves/open/{id}", "get")).startsWith("[{},");
        assertThat(scopes("/api/shelves/open/{id}", "get")).containsExactly("[\"Words:Get\"]");
        assertThat(operation("/api/shelves/open/{id}", "get")).doesNotContainKey("x-required-scopes");
    }

    @Test
    void inheritedDeclarationsCount() {
        assertThat(scopes("/api/shelves/count", "get")).containsExactly("[\"Shelves:Count\"]");
    }

    @Test
    void pathsAreThoseThatCanBeCalledAndNoneIsThereTwice() {
        Set<String> paths = document.getJsonObject("paths").keySet();
        assertThat(paths).noneMatch(path -> path.contains(":") || path.contains("null"));
        assertThat(paths.stream().map(path -> path.replaceAll("\\{[^}]*}", "{}")))
                .doesNotHaveDuplicates();
        document.getJsonObject("paths").forEach((path, item) -> operations(item).forEach((method, operation) -> {
            String variables = Pattern.compile("\\{([^}]*)}")
                    .matcher(path)
                    .results()
                    .map(each -> each.group(1))
                    .sorted()
                    .toList()
                    .toString();
            assertThat(pathParameters(item.asJsonObject(), operation))
                    .as(method + " " + path)
                    .isEqualTo(variables);
        }));
    }

    /** By their methods; RESTEasy's servers describe parameters beside them. */
    private static Map<String, JsonObject> operations(JsonValue item) {
        Map<String, JsonObject> operations = item.asJsonObject().entrySet().stream()
                .filter(each -> METHODS.contains(each.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().asJsonObject()));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private static String pathParameters(JsonObject item, JsonObject operation) {
        return Stream.of(item, operation)
                .filter(each -> each.containsKey("parameters"))
                .flatMap(each -> each.getJsonArray("parameters").getValuesAs(JsonObject.class).stream())
                .filter(each -> each.getString("in").equals("path"))
                .map(each -> each.getString("name"))
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void idsOfOperationsAreUnique() {
        assertThat(document.getJsonObject("paths").values().stream()
                        .flatMap(item -> operations(item).values().stream())
                        .filter(each -> each.containsKey("operationId"))
                        .map(each -> each.getString("operationId")))
                .doesNotHaveDuplicates();
    }

    /** Payara documents none. */
    @Test
    void whatLocatorsLeadToNeedsWhatTheyNeed() {
        assumeThat(ServerKind.CURRENT).isNotEqualTo(ServerKind.PAYARA_MICRO);
        assertThat(scopes("/api/shelves/{id}/boxes", "get")).containsExactly("[\"Boxes:Enter\",\"Boxes:Get\"]");
        assertThat(scopes("/api/shelves/{id}/boxes/{box}", "get")).containsExactly("[\"Boxes:Enter\"]");
        assertThat(scopes("/api/shelves/free", "get")).containsExactly("[\"Boxes:Get\"]");
        assertThat(operation("/api/shelves/free/{box}", "get")).doesNotContainKey("security");
    }

    /** Where the document is the web application's own, at the root of Payara, REST says what it does not have. */
    @Test
    void openDocumentSaysWhichMediaTypesAndMethodsItHas() {
        Http http = new Http(base);
        int yaml = http.get("/openapi", "Accept", "application/yaml").statusCode();
        int post = http.send("POST", "/openapi", "{}", "Content-Type", "application/json")
                .statusCode();
        if (ServerKind.CURRENT == ServerKind.PAYARA_MICRO) {
            assertThat(List.of(yaml, post)).containsExactly(406, 405);
        } else {
            assertThat(List.of(yaml, post)).doesNotContain(401);
        }
    }

    /** The scopes of every alternative that the document has for the scheme of keys. */
    private List<String> scopes(String path, String method) {
        return operation(path, method).getJsonArray("security").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.containsKey("Key"))
                .map(each -> each.get("Key").toString())
                .toList();
    }

    private String forbidden(String path, String method) {
        return operation(path, method)
                .getJsonObject("responses")
                .getJsonObject("403")
                .getString("description");
    }
}
