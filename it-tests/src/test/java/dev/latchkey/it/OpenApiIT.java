package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The OpenAPI document of the demo against what the demo does: every operation is called with a key for every single scope,
 * with all but it, with all and with none, and what comes is what the document says. Nothing here knows the demo.
 */
@EveryServer
@Gap(on = ServerKind.TOMEE, because = "TomEE does not offer MicroProfile OpenAPI to web applications")
@Gap(on = ServerKind.GLASSFISH, because = "GlassFish has no MicroProfile OpenAPI")
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {
    private static final String PROBLEM = "application/json, application/problem+json";

    /** The scopes of the keys that are made before the document can be read; a test says if they are not all. */
    private static final List<String> SCOPES = List.of(
            "Concepts:Add",
            "Concepts:Get",
            "Concepts:Patch",
            "Inputs:Add",
            "Inputs:Delete",
            "Inputs:Get",
            "Inputs:Patch",
            "Models:Add",
            "Models:Delete",
            "Models:Get",
            "Models:Patch",
            "Models:Train",
            "Predict",
            "Predict:Feedback",
            "Search");

    private static final Map<Keys, SortedSet<String>> KEYS = keys();

    @ArquillianResource
    private URL base;

    private Http http;
    private ApiDocument document;

    private static Map<Keys, SortedSet<String>> keys() {
        List<SortedSet<String>> sets = new ArrayList<>(List.of(new TreeSet<>(SCOPES), new TreeSet<>()));
        for (String scope : SCOPES) {
            sets.add(new TreeSet<>(Set.of(scope)));
            SortedSet<String> others = new TreeSet<>(SCOPES);
            others.remove(scope);
            sets.add(others);
        }
        Map<Keys, SortedSet<String>> keys = new LinkedHashMap<>();
        sets.forEach(each -> keys.put(Keys.make("demo", each.toArray(String[]::new)), each));
        return keys;
    }

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        List<String> entries = KEYS.keySet().stream().map(Keys::entry).toList();
        return DemoHost.war()
                .addAsResource(
                        new StringAsset("latchkey.keys=" + String.join(";", entries)),
                        "META-INF/microprofile-config.properties");
    }

    @BeforeEach
    void read() {
        http = new Http(base);
        document = new ApiDocument(
                json(http.get("/openapi?format=JSON", "Accept", "application/json")
                        .body()),
                http.root());
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            return value instanceof JsonObject object
                    ? object
                    : Json.createObjectBuilder().add("", value).build();
        }
    }

    @Test
    void keyIsASecuritySchemeThatGeneratorsKnow() {
        JsonObject scheme = document.root()
                .getJsonObject("components")
                .getJsonObject("securitySchemes")
                .getJsonObject("Key");

        assertThat(scheme.getString("type")).isEqualTo("apiKey");
        assertThat(scheme.getString("in")).isEqualTo("header");
        assertThat(scheme.getString("name")).isEqualTo("Authorization");
    }

    @Test
    void noScopeOfTheDocumentIsUnknownToThisTest() {
        assertThat(SCOPES).containsAll(document.scopes());
    }

    @Test
    void everyOperationSaysHowItIsRefused() {
        assertThat(document.operations()).hasSizeGreaterThan(10).allSatisfy(operation -> {
            assertThat(operation.path()).doesNotContain(":");
            assertThat(operation.json().getJsonObject("responses").keySet())
                    .as(operation.toString())
                    .contains("400", "401", "403", "429", "503");
            assertThat(operation.json().getJsonArray("x-required-scopes"))
                    .as(operation.toString())
                    .isNotNull();
        });
    }

    @Test
    void withoutAKeyOperationsAnswerAsTheDocumentSays() {
        assertThat(document.operations()).allSatisfy(operation -> {
            HttpResponse<String> response = call(operation, null, "nothing");
            assertThat(response.statusCode() == 401).as(operation.toString()).isEqualTo(!operation.isOpen());
        });
    }

    /** Clients that read a refusal by the document find in it what comes, though the application renders it itself. */
    @Test
    void refusalsHaveTheContentThatTheDocumentDescribes() {
        Keys nothing = List.copyOf(KEYS.keySet()).get(1);
        assertThat(document.operations()).allSatisfy(operation -> {
            for (Keys key : operation.allows(KEYS.get(nothing)) ? List.<Keys>of() : Arrays.asList(null, nothing)) {
                for (String accept : List.of("application/json", PROBLEM)) {
                    HttpResponse<String> response = call(operation, key, "nothing", accept);
                    JsonObject described = document.response(operation, response.statusCode());
                    String type = response.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .replaceFirst(";.*", "");
                    assertThat(described.getJsonObject("content").keySet())
                            .as(operation + " " + response.statusCode())
                            .contains(type);
                    JsonObject schema = document.resolved(described
                            .getJsonObject("content")
                            .getJsonObject(type)
                            .getJsonObject("schema"));
                    assertThat(schema.getJsonObject("properties").keySet())
                            .as(operation + " " + response.statusCode() + " " + type)
                            .containsAll(json(response.body()).keySet());
                }
            }
        });
    }

    @Test
    void operationsRefuseAndLeaveOutWhatTheDocumentSays() {
        Keys everything = KEYS.keySet().iterator().next();
        Tally tally = new Tally();
        for (ApiDocument.Operation operation : document.operations()) {
            String id = operation.isSafe() ? idFor(operation, everything) : "no-such-thing";
            HttpResponse<String> whole = call(operation, everything, id);
            KEYS.forEach((key, scopes) -> {
                HttpResponse<String> response = call(operation, key, id);
                String what = operation + " with " + scopes + ": ";
                if (operation.allows(scopes)) {
                    tally.allowed++;
                    comparePassed(operation, scopes, whole, response, what, tally);
                } else {
                    tally.refused++;
                    compareRefused(operation, scopes, response, what, tally);
                }
            });
        }
        assertThat(tally.disagreements).isEmpty();
        assertThat(tally.allowed).as("calls that were let through").isGreaterThan(100);
        assertThat(tally.refused).as("calls that were refused").isGreaterThan(100);
        assertThat(tally.redacted).as("answers with something left out").isPositive();
        assertThat(tally.whole).as("answers with nothing left out").isPositive();
    }

    /** What was found. */
    private static final class Tally {
        private final List<String> disagreements = new ArrayList<>();
        private int allowed;
        private int refused;
        private int redacted;
        private int whole;
    }

    private void compareRefused(
            ApiDocument.Operation operation,
            Set<String> scopes,
            HttpResponse<String> response,
            String what,
            Tally tally) {
        if (response.statusCode() != 403) {
            tally.disagreements.add(what + "403 in the document, " + response.statusCode() + " came");
            return;
        }
        SortedSet<String> lacking = new TreeSet<>();
        operation.alternatives().forEach(lacking::addAll);
        lacking.removeAll(scopes);
        SortedSet<String> missing = named(json(response.body()));
        // A refusal for want of what the response holds names all of it that the key lacks.
        SortedSet<String> nameable = document.scopesWithin(operation);
        nameable.removeAll(scopes);
        nameable.addAll(lacking);
        if (Collections.disjoint(missing, lacking) || !nameable.containsAll(missing)) {
            tally.disagreements.add(what + lacking + " needed besides in the document, refused for want of " + missing);
        }
    }

    private static SortedSet<String> named(JsonObject problem) {
        SortedSet<String> named = new TreeSet<>();
        for (String member : List.of("missing_scopes", "any_of")) {
            JsonArray array = problem.getJsonArray(member);
            if (array != null) {
                array.getValuesAs(JsonString.class).forEach(each -> named.add(each.getString()));
            }
        }
        return named;
    }

    private void comparePassed(
            ApiDocument.Operation operation,
            Set<String> scopes,
            HttpResponse<String> whole,
            HttpResponse<String> response,
            String what,
            Tally tally) {
        if (response.statusCode() != whole.statusCode()) {
            tally.disagreements.add(what + whole.statusCode() + " for every scope, " + response.statusCode() + " came");
            return;
        }
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        if (!operation.isSafe() || response.statusCode() != 200 || !json) {
            return;
        }
        SortedSet<String> missing = new TreeSet<>();
        JsonObject schema = document.schema(operation);
        SortedSet<String> expected = document.seen(json(whole.body()), schema, scopes, missing);
        SortedSet<String> seen = document.seen(json(response.body()), schema, Set.copyOf(SCOPES), new TreeSet<>());
        if (!expected.equals(seen)) {
            tally.disagreements.add(what + expected + " by the document, " + seen + " came");
        }
        String header = response.headers().firstValue("Latchkey-Redacted").orElse("");
        if (!header.equals(String.join(", ", missing))) {
            tally.disagreements.add(what + missing + " by the document, Latchkey-Redacted: " + header);
        }
        if (!missing.isEmpty()) {
            JsonObject headers = document.success(operation).getJsonObject("headers");
            if (headers == null || !headers.containsKey("Latchkey-Redacted")) {
                tally.disagreements.add(what + "the header Latchkey-Redacted is not in the document");
            }
            tally.redacted++;
        } else {
            tally.whole++;
        }
    }

    /** The id of something that is there: the first in what is listed above the variable. */
    private String idFor(ApiDocument.Operation operation, Keys everything) {
        int variable = operation.path().indexOf("/{");
        if (variable < 0) {
            return "";
        }
        HttpResponse<String> list = http.get(
                operation.path().substring(1, variable),
                "Authorization",
                "Key " + everything.text(),
                "Accept",
                PROBLEM);
        if (list.statusCode() == 200) {
            for (JsonValue member : json(list.body()).values()) {
                if (member instanceof JsonArray array
                        && !array.isEmpty()
                        && array.get(0) instanceof JsonObject first
                        && first.containsKey("id")) {
                    return first.getString("id");
                }
            }
        }
        return "no-such-thing";
    }

    /** Calls what changes something in such a way that it changes nothing: a bad request that is let through is answered so. */
    private HttpResponse<String> call(ApiDocument.Operation operation, Keys key, String id) {
        return call(operation, key, id, PROBLEM);
    }

    private HttpResponse<String> call(ApiDocument.Operation operation, Keys key, String id, String accept) {
        List<String> headers = new ArrayList<>(List.of("Accept", accept));
        if (key != null) {
            headers.addAll(List.of("Authorization", "Key " + key.text()));
        }
        boolean body = operation.json().containsKey("requestBody");
        if (body) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        String path = operation.path().substring(1).replaceAll("\\{[^}]*}", id);
        return http.send(operation.method(), path, body ? "{}" : null, headers.toArray(String[]::new));
    }
}
