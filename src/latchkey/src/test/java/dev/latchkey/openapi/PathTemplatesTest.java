package dev.latchkey.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.openapi.ApiDescription.Access;
import dev.latchkey.openapi.ApiDescription.Credentials;
import dev.latchkey.openapi.ApiDescription.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PathTemplatesTest {
    private static Endpoint endpoint(String method, String template, String scope) {
        return new Endpoint(
                method,
                template,
                template,
                Access.KEYS,
                new RequiredScopes(new TreeSet<>(Set.of(scope)), Set.of()),
                new TreeMap<>(),
                new TreeMap<>(),
                ApiDescription.Change.NONE);
    }

    private static PathTemplates of(boolean rooted, Endpoint... endpoints) {
        return new PathTemplates(new ApiDescription(
                new Credentials(List.of("Key"), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Map.of(),
                "/shop",
                rooted,
                List.of(endpoints)));
    }

    @Test
    void findsThePathHoweverTheDocumentWritesIt() {
        Endpoint get = endpoint("GET", "/v2/{app: (?:users/[^/]{1,9}/)?}inputs/{id}", "A:Get");
        PathTemplates templates = of(true, get, endpoint("DELETE", "/v2/{app: x}inputs/{id}", "A:Delete"));

        assertThat(templates.endpoints("GET", "/v2/{app: (?:users/[^/]{1,9}/)?}inputs/{id}"))
                .containsExactly(get);
        assertThat(templates.endpoints("GET", "/v2/{app}inputs/{name}/")).containsExactly(get);
        assertThat(templates.endpoints("GET", "/v2/{app}inputs")).isEmpty();
        assertThat(templates.endpoints("PUT", "/v2/{app}inputs/{id}")).isEmpty();
    }

    @Test
    void belowAnUnknownRootTheLongestPathCounts() {
        Endpoint inputs = endpoint("GET", "/inputs", "A:Get");
        Endpoint ofModels = endpoint("GET", "/models/inputs", "B:Get");

        assertThat(of(false, inputs, ofModels).endpoints("GET", "/v2/models/inputs"))
                .containsExactly(ofModels);
        assertThat(of(false, inputs, ofModels).endpoints("GET", "/v2/inputs")).containsExactly(inputs);
        assertThat(of(true, inputs, ofModels).endpoints("GET", "/v2/inputs")).isEmpty();
    }

    @Test
    void methodsWhosePathsDifferByTheirExpressionsAreToldApartWhereTheDocumentHasThese() {
        Endpoint years = endpoint("GET", "/a/{id: [0-9]{4}}", "A:Get");
        Endpoint words = endpoint("GET", "/a/{id:[a-z]+}", "B:Get");

        assertThat(of(true, years, words).endpoints("GET", "/a/{id}")).containsExactly(years, words);
        assertThat(of(true, years, words).endpoints("GET", "/a/{id:[0-9]{4}}")).containsExactly(years);
        assertThat(of(true, years, words).endpoints("GET", "/shop/a/{id: [a-z]+}/"))
                .containsExactly(words);
        assertThat(of(false, years, words).endpoints("GET", "/v1/a/{id: [a-z]+}"))
                .containsExactly(words);
    }

    @Test
    void methodsThatNeedTheSameAreOne() {
        assertThat(of(true, endpoint("GET", "/a", "A:Get"), endpoint("GET", "/a", "A:Get"))
                        .endpoints("GET", "/a"))
                .hasSize(1);
    }

    /** WildFly puts it there, and cuts expressions out. */
    @Test
    void pathMayBeginWithThatOfTheWebApplication() {
        Endpoint inputs = described("/v2/{app: (?:users/[^/]{1,9}/)?}inputs/{id: \\d{2}}", "/v2/inputs/{id}");
        Endpoint shop = endpoint("GET", "/shop/all", "A:Get");
        PathTemplates templates = of(true, inputs, shop);

        assertThat(templates.endpoints("GET", "/shop/v2/{app}inputs/{id}")).containsExactly(inputs);
        assertThat(templates.callable("/shop/v2/{app}inputs/{id}", inputs)).isEqualTo("/shop/v2/inputs/{id}");
        assertThat(templates.callable("/v2/{app}inputs/{id}", inputs)).isEqualTo("/v2/inputs/{id}");
        assertThat(templates.endpoints("GET", "/shop/all")).containsExactly(shop);
        assertThat(templates.callable("/shop/all", shop)).isEqualTo("/shop/all");
        assertThat(templates.endpoints("GET", "/shopping/v2/{app}inputs/{id}")).isEmpty();
    }

    private static Endpoint described(String template, String path) {
        return new Endpoint(
                "GET",
                path,
                template,
                Access.KEYS,
                new RequiredScopes(new TreeSet<>(Set.of("A:Get")), Set.of()),
                new TreeMap<>(),
                new TreeMap<>(),
                ApiDescription.Change.NONE);
    }

    @Test
    void pathsWithExpressionsCannotBeCalled() {
        Endpoint get = endpoint("GET", "/a/{id: \\d{2}}/b", "A:Get");
        assertThat(of(false, get).callable("/v2/a/{id: \\d{2}}/b", get)).isEqualTo("/v2/a/{id}/b");
    }
}
