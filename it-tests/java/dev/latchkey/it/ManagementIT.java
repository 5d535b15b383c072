package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.KeyText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are managed over REST: what each operation does, and that what is refused changes nothing. */
class ManagementIT {
    private static final String[] MANAGING = {
        "Apps:Get", "Apps:Add", "Apps:Delete", "Keys:Get", "Keys:Add", "Keys:Delete"
    };
    private static final String[] ORDERS = {"Orders:Get", "Orders:Add", "Orders:Delete", "Prices:Get"};
    private static final Keys ADMIN = Keys.make("latchkey", concat(MANAGING, ORDERS));
    private static final Keys SHOP = Keys.make("shop", concat(MANAGING, "Orders:Get"));
    private static final Keys NONE = Keys.make("latchkey");

    private static MicroServer server;
    private static Http http;
    private static Http off;

    private static String[] concat(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @BeforeAll
    static void start() throws IOException {
        server = MicroServer.start(
                "management",
                Jar.war("managed")
                        .addPackage("dev.latchkey.it.managed")
                        .setWebXML(
                                Jar.webXml(Keys.setting(ADMIN, SHOP, NONE), Jar.parameter("latchkey.admin", "true"))),
                Jar.war("unmanaged").addPackage("dev.latchkey.it.managed").setWebXML(Jar.webXml(Keys.setting(ADMIN))));
        http = server.http("managed");
        off = server.http("unmanaged");
        for (String each : List.of("shop", "blog")) {
            assertThat(call(ADMIN, "POST", "applications", "{'id':'" + each + "','name':'" + each + "'}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> call(Keys key, String method, String path, String body, String... headers) {
        return call(key == null ? null : key.text(), method, path, body, headers);
    }

    private static HttpResponse<String> call(String key, String method, String path, String body, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        if (key != null) {
            headers.addAll(List.of("Authorization", "Key " + key));
        }
        if (body != null && !headers.contains("Content-Type")) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        String json = body == null ? null : body.replace('\'', '"');
        return http.send(method, "latchkey/" + path, json, headers.toArray(String[]::new));
    }

    private static JsonObject json(HttpResponse<String> response) {
        return DemoHost.json(response.body());
    }

    /** A new key of an application. */
    private static JsonObject make(String application, String scopes) {
        HttpResponse<String> made = call(
                ADMIN,
                "POST",
                "keys",
                "{'application':'" + application + "','description':'For tests','scopes':[" + scopes + "]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    private static int use(String text) {
        return http.get("api/orders", "Authorization", "Key " + text).statusCode();
    }

    /** All that could have been changed. */
    private static String everything() {
        return call(ADMIN, "GET", "applications?limit=200", null).body()
                + call(ADMIN, "GET", "keys?limit=200", null).body()
                + call(ADMIN, "GET", "audit?limit=1", null).body();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    me,                 ,                    ",
        "GET,    scopes,             ,                    ",
        "GET,    endpoints,          ,                    ",
        "GET,    applications,       ,                    Apps:Get",
        "POST,   applications,       APPLICATION,         Apps:Add",
        "GET,    applications/blog,  ,                    Apps:Get",
        "DELETE, applications/blog,  ,                    Apps:Delete",
        "GET,    keys,               ,                    Keys:Get",
        "POST,   keys,               KEY,                 Keys:Add",
        "GET,    keys/ID,            ,                    Keys:Get",
        "PATCH,  keys/ID,            CHANGE,              Keys:Add",
        "POST,   keys/ID/disable,    ,                    Keys:Delete",
        "POST,   keys/ID/enable,     ,                    Keys:Add",
        "POST,   keys/ID/replace,    ,                    Keys:Add+Keys:Delete",
        "DELETE, keys/ID,            ,                    Keys:Delete",
        "GET,    audit,              ,                    Keys:Get",
        "GET,    audit/verification, ,                    Keys:Get"
    })
    void operation_needsItsScopes_andIsRefusedToOthersWithoutAnyChange(
            String method, String template, String kind, String needed) {
        String path = template.replace("ID", make("blog", "").getString("id"));
        String body = kind == null
                ? null
                : switch (kind) {
                    case "APPLICATION" -> "{'id':'new','name':'New'}";
                    case "KEY" -> "{'application':'blog','description':'','scopes':[]}";
                    default -> "{'description':'changed'}";
                };
        String before = everything();

        HttpResponse<String> stranger = call((String) null, method, path, body);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(call(KeyText.generate("lk").text().reveal(), method, path, body)
                        .statusCode())
                .isEqualTo(401);
        if (needed != null) {
            HttpResponse<String> poor = call(NONE, method, path, body);
            assertThat(poor.statusCode()).isEqualTo(403);
            assertThat(json(poor).getJsonArray("missing_scopes").stream().map(ManagementIT::text))
                    .containsExactlyInAnyOrder(needed.split("\\+"));
            boolean list = path.equals("applications") && method.equals("GET") || path.equals("keys") && body == null;
            if (!list && !path.equals("audit")) {
                assertThat(call(SHOP, method, path, body).statusCode())
                        .as("with a key of another application")
                        .isIn(403, 404);
            }
        }
        assertThat(everything()).isEqualTo(before);
    }

    private static String text(JsonValue value) {
        return value.toString().replace("\"", "");
    }

    @Test
    void keyOfAnApplication_seesItsOwnAlone() {
        make("blog", "'Orders:Get'");
        make("shop", "'Orders:Get'");

        assertThat(json(call(SHOP, "GET", "applications", null)).getJsonArray("applications"))
                .hasSize(1);
        assertThat(call(SHOP, "GET", "keys?limit=200", null).body()).doesNotContain("\"application\":\"blog\"");
        assertThat(call(SHOP, "GET", "audit?limit=200", null).body()).doesNotContain("\"application\":\"blog\"");
        assertThat(call(SHOP, "GET", "keys?application=blog", null).statusCode())
                .isEqualTo(403);
        assertThat(call(SHOP, "GET", "audit?application=blog", null).statusCode())
                .isEqualTo(403);
        assertThat(call(SHOP, "GET", "me", null).body()).contains("\"manages\":\"own\"", "\"context\":\"/managed\"");
        assertThat(call(ADMIN, "GET", "me", null).body()).contains("\"manages\":\"all\"");
    }

    @Test
    void nobodyHandsOnMoreThanTheyHold() {
        JsonObject rich = make("shop", "'Orders:Get','Prices:Get'");
        JsonObject poor = make("shop", "'Orders:Get'");
        call(ADMIN, "POST", "keys/" + rich.getString("id") + "/disable", null);
        String before = everything();
        String[][] attempts = {
            {"POST", "keys", "{'application':'shop','description':'','scopes':['Prices:Get']}"},
            {"POST", "keys", "{'application':'shop','description':'','scopes':['All']}"},
            {"POST", "keys", "{'application':'shop','description':'','scopes':['Prices:*']}"},
            {"POST", "keys?complete=true", "{'application':'shop','description':'','scopes':['Orders:Delete']}"},
            {"PATCH", "keys/" + poor.getString("id"), "{'scopes':['Orders:Get','Prices:Get']}"},
            {"PATCH", "keys/" + poor.getString("id"), "{'scopes':['All']}"},
            {"POST", "keys/" + rich.getString("id") + "/replace", null},
            {"POST", "keys/" + rich.getString("id") + "/replace", "{'overlap':'PT1H'}"},
            {"POST", "keys/" + rich.getString("id") + "/enable", null}
        };
        for (String[] each : attempts) {
            HttpResponse<String> refused = call(SHOP, each[0], each[1], each[2]);
            assertThat(refused.statusCode()).as(String.join(" ", each)).isEqualTo(403);
            assertThat(refused.body()).contains("insufficient-scope");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void newKey_worksAtOnce_andItsTextIsInOneAnswer() {
        HttpResponse<String> made = call(
                ADMIN,
                "POST",
                "keys?complete=true",
                "{'application':'shop','description':'Nightly','scopes':['Orders:Delete']}",
                "Idempotency-Key",
                "first");
        JsonObject key = json(made);
        String text = key.getString("text");
        String id = key.getString("id");
        assertThat(made.headers().firstValue("Location")).contains("/managed/latchkey/keys/" + id);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(made.headers().firstValue("ETag")).isPresent();
        assertThat(key.getJsonArray("scopes")).hasToString("[\"Orders:Add\",\"Orders:Delete\",\"Orders:Get\"]");
        assertThat(use(text)).isEqualTo(200);

        HttpResponse<String> again = call(
                ADMIN,
                "POST",
                "keys?complete=true",
                "{'application':'shop','description':'Nightly','scopes':['Orders:Delete']}",
                "Idempotency-Key",
                "first");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).getString("id")).isEqualTo(id);
        assertThat(again.body()
                        + everything()
                        + call(ADMIN, "GET", "keys/" + id, null).body())
                .doesNotContain(text, "\"text\"");
        HttpResponse<String> other = call(
                ADMIN,
                "POST",
                "keys",
                "{'application':'shop','description':'','scopes':[]}",
                "Idempotency-Key",
                "first");
        assertThat(other.statusCode()).isEqualTo(422);
        call(ADMIN, "DELETE", "keys/" + id, null);
        HttpResponse<String> late = call(
                ADMIN,
                "POST",
                "keys?complete=true",
                "{'application':'shop','description':'Nightly','scopes':['Orders:Delete']}",
                "Idempotency-Key",
                "first");
        assertThat(late.statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | {'application':'shop','description':'','scopes':['Orders:Delete']}",
                "422 | {'application':'shop','description':'','scopes':['Nothing:Get']}",
                "422 | {'application':'shop','description':'','scopes':['']}",
                "422 | {'application':'shop','description':'','scopes':[null]}",
                "422 | {'application':'shop','description':'','scopes':[1]}",
                "422 | {'application':'shop','description':'','scopes':[['Orders:Get']]}",
                "422 | {'application':'shop','description':'','scopes':null}",
                "422 | {'application':'shop','description':'','scopes':'All'}",
                "422 | {'application':'shop','description':'','scopes':{}}",
                "422 | {'application':'shop','description':''}",
                "422 | {'application':'shop','scopes':[]}",
                "422 | {'application':'shop','description':null,'scopes':[]}",
                "422 | {'application':'shop','description':7,'scopes':[]}",
                "422 | {'application':'shop','description':'a\\u0000b','scopes':[]}",
                "422 | {'application':'shop','description':'\\ud800','scopes':[]}",
                "422 | {'application':'','description':'','scopes':[]}",
                "422 | {'application':null,'description':'','scopes':[]}",
                "422 | {'description':'','scopes':[]}",
                "422 | {'application':'../shop','description':'','scopes':[]}",
                "404 | {'application':'nowhere','description':'','scopes':[]}",
                "422 | {'application':'shop','description':'','scopes':[],'state':'active'}",
                "422 | {'application':'shop','description':'','scopes':[],'id':'0123456789ab'}",
                "422 | {'application':'shop','description':'','scopes':[],'actor':'system'}",
                "400 | {'application':'shop','application':'blog','description':'','scopes':[]}",
                "400 | {'application':'shop','description':'','scopes':[]",
                "400 | {'application':'shop','description':'','scopes':[]} {}",
                "400 | []",
                "400 | 'All'",
                "400 | null"
            })
    void whatIsNotAllowed_isNamed_andMakesNothing(int status, String body) {
        String before = everything();

        HttpResponse<String> refused = call(ADMIN, "POST", "keys", body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused).getString("detail")).isNotBlank();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void oversizedAndOddBodies_areRefused() {
        String before = everything();
        String start = "{'application':'shop','scopes':[],'description':'";
        assertThat(call(ADMIN, "POST", "keys", start + "x".repeat(201) + "'}").statusCode())
                .isEqualTo(422);
        assertThat(call(ADMIN, "POST", "keys", start + "x".repeat(70_000) + "'}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(call(ADMIN, "POST", "keys", "[".repeat(60_000)).statusCode()).isEqualTo(400);
        assertThat(call(ADMIN, "POST", "keys", "{'a':".repeat(10_000)).statusCode())
                .isEqualTo(400);
        assertThat(call(ADMIN, "POST", "keys", start + "'}", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(call(ADMIN, "POST", "keys", "", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void change_isForTheVersionThatWasRead() {
        String id = make("shop", "'Orders:Get'").getString("id");
        String tag = call(ADMIN, "GET", "keys/" + id, null)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> changed = call(ADMIN, "PATCH", "keys/" + id, "{'description':'Renamed'}", "If-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(java.util.Optional.of(tag));
        assertThat(json(changed).getJsonArray("scopes")).hasToString("[\"Orders:Get\"]");
        for (String method : List.of("PATCH", "DELETE")) {
            String body = method.equals("PATCH") ? "{'scopes':[]}" : null;
            assertThat(call(ADMIN, method, "keys/" + id, body, "If-Match", tag).statusCode())
                    .isEqualTo(412);
        }
        assertThat(call(ADMIN, "PATCH", "keys/" + id, "{'scopes':[]}", "If-Match", "*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call(ADMIN, "PATCH", "keys/" + id, "{}").statusCode()).isEqualTo(422);
        assertThat(json(call(ADMIN, "GET", "keys/" + id, null)).getString("description"))
                .isEqualTo("Renamed");
    }

    @Test
    void key_isDisabledEnabledReplacedAndDeleted() {
        JsonObject key = make("shop", "'Orders:Get'");
        String id = key.getString("id");
        String text = key.getString("text");

        assertThat(call(ADMIN, "POST", "keys/" + id + "/disable", null).body()).contains("\"state\":\"disabled\"");
        assertThat(use(text)).isEqualTo(401);
        call(ADMIN, "POST", "keys/" + id + "/enable", null);
        assertThat(use(text)).isEqualTo(200);

        HttpResponse<String> replaced = call(ADMIN, "POST", "keys/" + id + "/replace", null);
        JsonObject next = json(replaced);
        assertThat(replaced.statusCode()).isEqualTo(201);
        assertThat(next.getString("replaces")).isEqualTo(id);
        assertThat(next.getString("description")).isEqualTo("For tests");
        assertThat(use(text)).isEqualTo(401);
        assertThat(use(next.getString("text"))).isEqualTo(200);

        assertThat(call(ADMIN, "DELETE", "keys/" + next.getString("id"), null).statusCode())
                .isEqualTo(204);
        assertThat(use(next.getString("text"))).isEqualTo(401);
        assertThat(call(ADMIN, "GET", "keys/" + next.getString("id"), null).statusCode())
                .isEqualTo(404);
        assertThat(call(ADMIN, "DELETE", "keys/" + next.getString("id"), null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void replacedKey_worksUntilTheOverlapIsOver() {
        JsonObject key = make("shop", "'Orders:Get'");
        String id = key.getString("id");
        for (String wrong : List.of("-PT1S", "P31D", "1h", "", "P1Y", "PT99999999999999999999H")) {
            assertThat(call(ADMIN, "POST", "keys/" + id + "/replace", "{'overlap':'" + wrong + "'}")
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        JsonObject next = json(call(ADMIN, "POST", "keys/" + id + "/replace", "{'overlap':'PT3S'}"));

        assertThat(use(key.getString("text"))).isEqualTo(200);
        assertThat(use(next.getString("text"))).isEqualTo(200);
        assertThat(json(call(ADMIN, "GET", "keys/" + id, null))).containsKey("deletion");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(use(key.getString("text"))).isEqualTo(401));
        assertThat(call(ADMIN, "GET", "keys/" + id, null).statusCode()).isEqualTo(404);
        assertThat(use(next.getString("text"))).isEqualTo(200);
    }

    @Test
    void deletedApplication_takesItsKeysAlong() {
        call(ADMIN, "POST", "applications", "{'id':'gone','name':'Gone'}");
        String text = make("gone", "'Orders:Get','Keys:Get'").getString("text");
        assertThat(use(text)).isEqualTo(200);

        assertThat(call(ADMIN, "DELETE", "applications/gone", null).statusCode())
                .isEqualTo(204);
        assertThat(use(text)).isEqualTo(401);
        assertThat(call(text, "GET", "keys", null).statusCode()).isEqualTo(401);
        assertThat(call(ADMIN, "DELETE", "applications/gone", null).statusCode())
                .isEqualTo(404);
        assertThat(call(ADMIN, "POST", "applications", "{'id':'shop','name':'Again'}")
                        .statusCode())
                .isEqualTo(409);
        for (String wrong :
                List.of("{'id':'a b','name':'x'}", "{'id':'x1','name':' '}", "{'id':'x2'}", "{'id':1,'name':'x'}")) {
            assertThat(call(ADMIN, "POST", "applications", wrong).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void lists_comeInPagesAndFiltered() {
        call(ADMIN, "POST", "applications", "{'id':'paged','name':'Paged'}");
        Set<String> made = new TreeSet<>();
        for (int i = 0; i < 7; i++) {
            made.add(make("paged", i == 3 ? "'Orders:Get'" : "").getString("id"));
        }
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = json(call(ADMIN, "GET", "keys?application=paged&limit=3" + next, null));
            page.getJsonArray("keys")
                    .forEach(each -> found.add(each.asJsonObject().getString("id")));
            next = page.containsKey("next") ? "&after=" + page.getString("next") : "";
        } while (!next.isEmpty());
        assertThat(found).hasSize(7).containsExactlyInAnyOrderElementsOf(made);

        call(ADMIN, "POST", "keys/" + found.get(0) + "/disable", null);
        assertThat(json(call(ADMIN, "GET", "keys?application=paged&state=disabled", null))
                        .getJsonArray("keys"))
                .hasSize(1);
        assertThat(json(call(ADMIN, "GET", "keys?application=paged&scope=Orders:Get", null))
                        .getJsonArray("keys"))
                .hasSize(1);
        JsonObject trail = json(call(ADMIN, "GET", "audit?application=paged&limit=4", null));
        assertThat(trail.getJsonArray("entries")).hasSize(4);
        assertThat(json(call(ADMIN, "GET", "audit?application=paged&before=" + trail.getString("next"), null))
                        .getJsonArray("entries"))
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys?stat=active",
                "keys?limit=1&limit=2",
                "keys?after=x",
                "keys?after=999999999999999999-zzzzzzzzzzzz&x=1",
                "me?x",
                "keys?limit=0",
                "keys?limit=201",
                "keys?limit=-1",
                "keys?limit=99999999999999999999",
                "keys?state=gone",
                "audit?before=x"
            })
    void parametersThatMeanNothing_areRefused(String path) {
        assertThat(call(ADMIN, "GET", path, null).statusCode()).isIn(400, 422);
    }

    @Test
    void cursorBeyondAllTimes_isAnEmptyPage() {
        HttpResponse<String> page = call(ADMIN, "GET", "keys?after=999999999999999999-zzzzzzzzzzzz", null);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(json(page).getJsonArray("keys")).isEmpty();
    }

    @Test
    void endpoints_tellWhatAKeyWouldSee() {
        String some = call(NONE, "GET", "endpoints?scopes=Orders:Get", null).body();
        assertThat(some)
                .contains("{\"method\":\"GET\",\"path\":\"/api/orders\",\"verdict\":\"redacted\","
                        + "\"missing\":[\"Prices:Get\"],\"withheld\":[{\"member\":\"[].price\","
                        + "\"missing\":[\"Prices:Get\"]}]}")
                .contains("\"method\":\"DELETE\",\"path\":\"/api/orders/{id}\",\"verdict\":\"rejected\"");
        assertThat(call(NONE, "GET", "endpoints?scopes=All", null).body())
                .contains("allowed")
                .doesNotContain("redacted", "rejected");
        assertThat(call(SHOP, "GET", "scopes", null).body())
                .contains("{\"name\":\"Orders:Add\",\"description\":\"Place orders\",\"group\":\"Orders\","
                        + "\"basic\":false,\"requires\":[\"Orders:Get\"],\"grantable\":false}");
    }

    @Test
    void configuredKeys_areShownAndStayAsTheyAre() {
        assertThat(call(ADMIN, "GET", "keys?application=shop", null).body())
                .contains("\"id\":\"" + SHOP.id() + "\"", "\"configured\":true");
        for (String action : List.of("/disable", "/enable", "/replace")) {
            assertThat(call(ADMIN, "POST", "keys/" + SHOP.id() + action, null).statusCode())
                    .isEqualTo(409);
        }
        assertThat(call(ADMIN, "DELETE", "keys/" + SHOP.id(), null).statusCode())
                .isEqualTo(409);
        assertThat(call(SHOP, "DELETE", "keys/" + ADMIN.id(), null).statusCode())
                .isEqualTo(404);
        assertThat(call(SHOP, "GET", "keys/" + ADMIN.id(), null).statusCode()).isEqualTo(404);
    }

    @Test
    void pathsAndMethodsThatAreNone_areTold() {
        assertThat(call(ADMIN, "GET", "nothing", null).statusCode()).isEqualTo(404);
        assertThat(call(ADMIN, "GET", "keys/", null).statusCode()).isEqualTo(404);
        assertThat(call(ADMIN, "GET", "keys/zzzzzzzzzzzz", null).statusCode()).isEqualTo(404);
        assertThat(call(ADMIN, "GET", "keys/%00", null).statusCode()).isIn(400, 404);
        assertThat(call(ADMIN, "GET", "applications/a%20b", null).statusCode()).isEqualTo(404);
        HttpResponse<String> put = call(ADMIN, "PUT", "keys", "{}");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
        assertThat(call(ADMIN, "HEAD", "keys", null).statusCode()).isEqualTo(200);
    }

    @Test
    void whereItIsOff_nothingAnswers() {
        for (String path : List.of("", "index.html", "console.js", "me", "keys")) {
            assertThat(off.get("latchkey/" + path).statusCode()).as(path).isIn(401, 404);
            assertThat(off.get(ADMIN, "latchkey/" + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(off.get(ADMIN, "api/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void changesAtTheSameTime_loseAndReviveNothing() throws Exception {
        call(ADMIN, "POST", "applications", "{'id':'busy','name':'Busy'}");
        List<String> ids = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(make("busy", "'Orders:Get'").getString("id"));
        }
        Set<String> gone = ConcurrentHashMap.newKeySet();
        List<Integer> failures = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Random random = new Random(i);
            all.add(threads.submit(() -> {
                for (int j = 0; j < 40; j++) {
                    change(random, ids, gone, failures);
                }
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();

        assertThat(failures).isEmpty();
        assertThat(json(call(ADMIN, "GET", "keys?application=busy&limit=200", null))
                        .getJsonArray("keys"))
                .extracting(each -> each.asJsonObject().getString("id"))
                .doesNotContainAnyElementsOf(gone);
        assertThat(call(ADMIN, "GET", "audit/verification", null).body()).contains("\"intact\":true");
    }

    private static void change(Random random, List<String> ids, Set<String> gone, List<Integer> failures) {
        String id = ids.get(random.nextInt(ids.size()));
        HttpResponse<String> done =
                switch (random.nextInt(6)) {
                    case 0 -> call(ADMIN, "PATCH", "keys/" + id, "{'description':'" + random.nextInt() + "'}");
                    case 1 -> call(ADMIN, "POST", "keys/" + id + "/disable", null);
                    case 2 -> call(ADMIN, "POST", "keys/" + id + "/enable", null);
                    case 3 -> replaced(id, ids, gone);
                    case 4 -> call(ADMIN, "PATCH", "keys/" + id, "{'scopes':[]}");
                    default -> deleted(id, gone);
                };
        if (done.statusCode() >= 500) {
            failures.add(done.statusCode());
        }
    }

    private static HttpResponse<String> replaced(String id, List<String> ids, Set<String> gone) {
        HttpResponse<String> done = call(ADMIN, "POST", "keys/" + id + "/replace", null);
        if (done.statusCode() == 201) {
            gone.add(id);
            ids.add(json(done).getString("id"));
        }
        return done;
    }

    private static HttpResponse<String> deleted(String id, Set<String> gone) {
        HttpResponse<String> done = call(ADMIN, "DELETE", "keys/" + id, null);
        if (done.statusCode() == 204) {
            gone.add(id);
        }
        return done;
    }
}
