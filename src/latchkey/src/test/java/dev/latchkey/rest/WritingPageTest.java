package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Access;
import dev.latchkey.Identity;
import dev.latchkey.MemberNames;
import dev.latchkey.MergePatch;
import dev.latchkey.ScopeRequired;
import dev.latchkey.Update;
import dev.latchkey.rest.InProcessRest.Sent;
import jakarta.json.Json;
import jakarta.json.JsonPatch;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each row of the table of cases on the page <i>Writing and queries</i>. */
class WritingPageTest {
    private static final Set<String> KEY = Set.of("Products:Change");
    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final Pattern PRODUCT = Pattern.compile("Product 1 is `([^`]*)`");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(POST|PUT|PATCH|GET) /(\\S+)` \\| (?:`([^`]*)`|–) \\| (\\d{3})"
                    + "(?: `([a-z-]+)`)? \\| (?:`([^`]*)`|unchanged) \\|$");
    private static final int ROWS = 27;

    /** The product of the page. */
    public static class Product {
        public String name;

        @ScopeRequired("Margins:Get")
        public Integer margin;

        @ScopeRequired(value = "Prices:Change", on = Access.WRITE)
        public Integer price;

        public List<Line> lines;
    }

    /** Its lines. */
    public static class Line {
        @Identity
        public String id;

        @ScopeRequired("Margins:Get")
        public Integer margin;
    }

    /** The methods of the page. */
    @Path("products")
    @Produces("application/json")
    @ScopeRequired("Products:Change")
    public static class Products {
        static Product stored;

        /** Replaces, as a new one. */
        @POST
        @Path("1")
        public void make(Product product) {
            stored = product;
        }

        /** Replaces. */
        @PUT
        @Path("1")
        public void replace(Product product) {
            stored = product;
        }

        /** Keeps what is hidden. */
        @PUT
        @Path("1/update")
        public void update(Update<Product> update) {
            stored = update.onto(stored);
        }

        /** By RFC 7396. */
        @PATCH
        @Path("1/merge")
        @Consumes("application/merge-patch+json")
        public void merge(MergePatch<Product> patch) {
            stored = patch.onto(stored);
        }

        /** By RFC 6902. */
        @PATCH
        @Path("1/json")
        @Consumes("application/json-patch+json")
        public void patch(@MemberNames(Product.class) JsonPatch patch) {
            try (JsonReader reader = Json.createReader(new StringReader(JSONB.toJson(stored)))) {
                stored = JSONB.fromJson(patch.apply(reader.readObject()).toString(), Product.class);
            }
        }

        /** By a form. */
        @POST
        @Path("1/form")
        @Consumes("application/x-www-form-urlencoded")
        public void form(
                @FormParam("name") String name, @FormParam("margin") @ScopeRequired("Margins:Get") Integer margin) {
            stored = new Product();
            stored.name = name;
            stored.margin = margin;
        }

        /** Sorts. */
        @GET
        public String list(@MemberNames(Product.class) @QueryParam("sort") String sort) {
            return "[]";
        }
    }

    private final InProcessRest rest = new InProcessRest(Map.of(), Set.of(Product.class, Line.class), Products.class);

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        String page = Files.readString(java.nio.file.Path.of("src/site/markdown/writing.md"));
        Matcher product = PRODUCT.matcher(page);
        assertThat(product.find()).isTrue();
        String before = product.group(1);
        List<DynamicTest> cases = ROW.matcher(page)
                .results()
                .map(row -> DynamicTest.dynamicTest(
                        row.group(),
                        () -> check(
                                before,
                                row.group(1),
                                row.group(2),
                                row.group(3),
                                row.group(4),
                                row.group(5),
                                row.group(6))))
                .toList();
        assertThat(cases).hasSize(ROWS);
        return cases;
    }

    private void check(
            String before, String method, String path, String body, String status, String problem, String after) {
        Products.stored = JSONB.fromJson(before, Product.class);
        Sent sent = rest.send(KEY, method, path, body == null ? "" : body, "Content-Type", type(path));

        assertThat(sent.status()).as(sent.body()).isEqualTo(Integer.parseInt(status));
        if (problem != null) {
            assertThat(sent.body()).startsWith(problem + " ");
        }
        assertThat(JSONB.toJson(Products.stored)).isEqualTo(after == null ? before : after);
    }

    private static String type(String path) {
        return path.endsWith("/merge")
                ? "application/merge-patch+json"
                : path.endsWith("/json")
                        ? "application/json-patch+json"
                        : path.endsWith("/form") ? "application/x-www-form-urlencoded" : "application/json";
    }
}
