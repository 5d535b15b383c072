package dev.latchkey.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.MemberNames;
import dev.latchkey.Redaction;
import dev.latchkey.ScopeRequired;
import dev.latchkey.rest.InProcessRest.Sent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Two sets of data that differ in hidden members alone answer the same queries byte for byte, whatever is asked. {@code canary.queries}
 * says how many are generated.
 */
class NonInterferenceTest {
    private static final int QUERIES = Integer.getInteger("canary.queries", 500);
    private static final Set<String> ALL = Set.of("Rows:Get", "Secrets:Get", "Margins:Get");
    private static final Set<String> SOME = Set.of("Rows:Get");
    private static final List<String> NAMES = List.of(
            "id",
            "name",
            "size",
            "secret",
            "part",
            "part.label",
            "part.margin",
            "Secret",
            "parts.margin",
            "nonsense",
            "part.nonsense",
            "");
    private static final List<String> DECORATIONS =
            List.of("%s", "-%s", "+%s", "%s,desc", "%s:asc", "name,%s", "%s,id", " %s ", "/%s");

    /** A row with hidden members, one of them in a relation. */
    public static class Row {
        public int id;
        public String name;
        public int size;

        @ScopeRequired("Secrets:Get")
        public Integer secret;

        public Part part;
    }

    /** A relation. */
    public static class Part {
        public String label;

        @ScopeRequired("Margins:Get")
        public Integer margin;
    }

    /** A page of rows. */
    public static class Page {
        public List<Row> rows;
        public String next;
    }

    /** Sorts, filters, selects and pages by every name that it gets, as an application would. */
    @Path("rows/{data}")
    @ScopeRequired("Rows:Get")
    @Redaction(onMissing = Redaction.OnMissing.AUTO, limit = 0.6)
    public static class Rows {
        static final Map<String, List<Row>> DATA = new HashMap<>();

        private static final Map<String, Function<Row, Object>> MEMBERS = Map.of(
                "id", row -> row.id,
                "name", row -> row.name,
                "size", row -> row.size,
                "secret", row -> row.secret,
                "part.label", row -> row.part.label,
                "part.margin", row -> row.part.margin);

        private static Function<Row, Object> member(String name) {
            return MEMBERS.getOrDefault(
                    name.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("^[-+/]+|[:,].*$", ""), row -> 0);
        }

        /** Returns a page. */
        @GET
        public Response rows(
                @PathParam("data") String data,
                @MemberNames(Row.class) @QueryParam("sort") String sort,
                @MemberNames(Row.class) @QueryParam("filter") String filter,
                @QueryParam("value") String value,
                @QueryParam("from") int from) {
            List<Row> rows = new ArrayList<>(DATA.get(data));
            if (sort != null) {
                rows.sort(
                        Comparator.comparing(row -> String.valueOf(member(sort).apply(row))));
            }
            if (filter != null && value != null) {
                rows.removeIf(row -> !value.equals(String.valueOf(member(filter).apply(row))));
            }
            Page page = new Page();
            page.rows = rows.subList(
                    Math.min(Math.max(from, 0), rows.size()), Math.min(Math.max(from, 0) + 3, rows.size()));
            page.next = rows.size() > from + 3 ? "?from=" + (from + 3) : null;
            return Response.ok(page)
                    .tag(new EntityTag(Integer.toHexString(rows.stream()
                            .map(row -> row.secret + "." + row.part.margin)
                            .collect(Collectors.joining())
                            .hashCode())))
                    .build();
        }
    }

    private final InProcessRest rest = new InProcessRest(Map.of(), Set.of(Row.class, Part.class), Rows.class);

    private static List<Row> rows(long hidden) {
        Random random = new Random(hidden);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Row row = new Row();
            row.id = i;
            row.name = "n" + i * 5 % 8;
            row.size = i / 2;
            row.secret = random.nextInt(4);
            row.part = new Part();
            row.part.label = "l" + i % 3;
            row.part.margin = random.nextInt(4);
            rows.add(row);
        }
        return rows;
    }

    private static String query(Random random) {
        List<String> parameters = new ArrayList<>();
        for (String name : List.of("sort", "filter")) {
            if (random.nextInt(3) > 0) {
                String member = NAMES.get(random.nextInt(NAMES.size()));
                String decoration = DECORATIONS.get(random.nextInt(DECORATIONS.size()));
                parameters.add(name + "="
                        + decoration.formatted(member).replace("+", "%2B").replace(" ", "%20"));
            }
        }
        parameters.add("value=" + List.of("0", "1", "2", "n5", "l1").get(random.nextInt(5)));
        parameters.add("from=" + random.nextInt(7));
        return String.join("&", parameters);
    }

    private static Map<String, List<String>> fields(Sent sent) {
        Map<String, List<String>> fields = new HashMap<>(sent.headers());
        fields.keySet().removeIf("ETag"::equalsIgnoreCase);
        return fields;
    }

    @Test
    void hiddenMembers_haveNoInfluenceOnWhatIsSeen() {
        Rows.DATA.put("a", rows(1));
        Rows.DATA.put("b", rows(2));
        Random random = new Random(3);
        int told = 0;
        int seen = 0;
        for (int i = 0; i < QUERIES; i++) {
            String query = query(random);
            Sent a = rest.send(SOME, "GET", "rows/a?" + query, "");
            Sent b = rest.send(SOME, "GET", "rows/b?" + query, "");
            assertThat(a.status()).as(query).isEqualTo(b.status());
            assertThat(a.body()).as(query).isEqualTo(b.body());
            assertThat(fields(a)).as(query).isEqualTo(fields(b));
            assertThat(a.status()).isIn(200, 400, 403);
            seen += a.status() == 200 ? 1 : 0;
            if (i % 10 == 0) {
                // The control: to who may see all, the same query tells the two apart.
                Sent allOfA = rest.send(ALL, "GET", "rows/a?" + query, "");
                told += allOfA.body()
                                .equals(rest.send(ALL, "GET", "rows/b?" + query, "")
                                        .body())
                        ? 0
                        : 1;
            }
        }
        assertThat(told).as("queries whose answers differ for who sees all").isGreaterThan(QUERIES / 10 / 4);
        assertThat(seen).as("queries that were answered").isGreaterThan(QUERIES / 8);
    }
}
