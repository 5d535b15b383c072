package dev.latchkey.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.openapi.ApiDescription.Access;
import dev.latchkey.openapi.ApiDescription.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static Endpoint endpoint(String method, String template, String scope) {
        return new Endpoint(
                method,
                template,
                template,
                Access.KEYS,
                new Need(new TreeSet<>(Set.of(scope)), Set.of()),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static Templates of(boolean rooted, Endpoint... endpoints) {
        return new Templates(
                new ApiDescription("Key", Optional.empty(), Map.of(), "/shop", rooted, List.of(endpoints)));
    }

    @Test
    void findsThePathHoweverTheDocumentWritesIt() {
        Endpoint get = endpoint("GET", "/v2/{app: (?:users/[^/]{1,9}/)?}inputs/{id}", "A:Get");
        Templates templates = of(true, get, endpoint("DELETE", "/v2/{app: x}inputs/{id}", "A:Delete"));

        assertThat(templates.endpoint("GET", "/v2/{app: (?:users/[^/]{1,9}/)?}inputs/{id}"))
                .contains(get);
        assertThat(templates.endpoint("GET", "/v2/{app}inputs/{name}/")).contains(get);
        assertThat(templates.endpoint("GET", "/v2/{app}inputs")).isEmpty();
        assertThat(templates.endpoint("PUT", "/v2/{app}inputs/{id}")).isEmpty();
    }

    @Test
    void belowAnUnknownRootTheLongestPathCounts() {
        Endpoint inputs = endpoint("GET", "/inputs", "A:Get");
        Endpoint ofModels = endpoint("GET", "/models/inputs", "B:Get");

        assertThat(of(false, inputs, ofModels).endpoint("GET", "/v2/models/inputs"))
                .contains(ofModels);
        assertThat(of(false, inputs, ofModels).endpoint("GET", "/v2/inputs")).contains(inputs);
        assertThat(of(true, inputs, ofModels).endpoint("GET", "/v2/inputs")).isEmpty();
    }

    @Test
    void ofTwoMethodsWithDifferentNeedsNoneIsChosen() {
        assertThat(of(true, endpoint("GET", "/a/{x: 1}", "A:Get"), endpoint("GET", "/a/{y: 2}", "B:Get"))
                        .endpoint("GET", "/a/{z}"))
                .isEmpty();
        assertThat(of(true, endpoint("GET", "/a", "A:Get"), endpoint("GET", "/a", "A:Get"))
                        .endpoint("GET", "/a"))
                .isPresent();
    }

    /** WildFly puts it there, and cuts expressions out. */
    @Test
    void pathMayBeginWithThatOfTheWebApplication() {
        Endpoint inputs = described("/v2/{app: (?:users/[^/]{1,9}/)?}inputs/{id: \\d{2}}", "/v2/inputs/{id}");
        Endpoint shop = endpoint("GET", "/shop/all", "A:Get");
        Templates templates = of(true, inputs, shop);

        assertThat(templates.endpoint("GET", "/shop/v2/{app}inputs/{id}")).contains(inputs);
        assertThat(templates.callable("/shop/v2/{app}inputs/{id}", inputs)).isEqualTo("/shop/v2/inputs/{id}");
        assertThat(templates.callable("/v2/{app}inputs/{id}", inputs)).isEqualTo("/v2/inputs/{id}");
        assertThat(templates.endpoint("GET", "/shop/all")).contains(shop);
        assertThat(templates.callable("/shop/all", shop)).isEqualTo("/shop/all");
        assertThat(templates.endpoint("GET", "/shopping/v2/{app}inputs/{id}")).isEmpty();
    }

    private static Endpoint described(String template, String path) {
        return new Endpoint(
                "GET",
                path,
                template,
                Access.KEYS,
                new Need(new TreeSet<>(Set.of("A:Get")), Set.of()),
                new TreeMap<>(),
                new TreeMap<>());
    }

    @Test
    void pathsWithExpressionsCannotBeCalled() {
        Endpoint get = endpoint("GET", "/a/{id: \\d{2}}/b", "A:Get");
        assertThat(of(false, get).callable("/v2/a/{id: \\d{2}}/b", get)).isEqualTo("/v2/a/{id}/b");
    }
}
