package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Secret;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what a request brings is refused with the promised problem, and leaves nothing behind. */
@EveryServer
class ManagementBodiesIT {
    private static final String JSON = "application/json";

    private static ManagedHost host;
    private static String application;
    private static Answer key;

    @BeforeAll
    static void start() throws IOException {
        host = ManagedHost.start("bodies");
        application = host.application();
        key = host.key(application, "Stays as it is", "Inputs:Get");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /** Quotes and long texts would hide what a line of a table is about. */
    private static String filled(String text) {
        return text.replace('\'', '"')
                .replace("{app}", application)
                .replace("{key}", key.id())
                .replace("{201}", "x".repeat(201));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application | {'description':'A key','scopes':[]}",
                "application | {'application':null,'description':'A key','scopes':[]}",
                "application | {'application':'','description':'A key','scopes':[]}",
                "application | {'application':7,'description':'A key','scopes':[]}",
                "application | {'application':['{app}'],'description':'A key','scopes':[]}",
                "application | {'application':'a b','description':'A key','scopes':[]}",
                "application | {'application':'../{app}','description':'A key','scopes':[]}",
                "description | {'application':'{app}','scopes':[]}",
                "description | {'application':'{app}','description':null,'scopes':[]}",
                "description | {'application':'{app}','description':true,'scopes':[]}",
                "description | {'application':'{app}','description':{},'scopes':[]}",
                "description | {'application':'{app}','description':'{201}','scopes':[]}",
                "description | {'application':'{app}','description':'a\\u0000b','scopes':[]}",
                "description | {'application':'{app}','description':'a\\ud800','scopes':[]}",
                "description | {'application':'{app}','description':'\\udc00a','scopes':[]}",
                "description | {'application':'{app}','description':'','scopes':[]}",
                "description | {'application':'{app}','description':' \\t','scopes':[]}",
                "description | {'application':'{app}','description':'\\u00a0\\u2003\\u3000','scopes':[]}",
                "description | {'application':'{app}','description':'\\u200b\\ufeff\\u3164','scopes':[]}",
                "description | {'application':'{app}','description':'two\\nlines','scopes':[]}",
                "description | {'application':'{app}','description':'a\\u0085b','scopes':[]}",
                "scopes      | {'application':'{app}','description':'A key'}",
                "scopes      | {'application':'{app}','description':'A key','scopes':null}",
                "scopes      | {'application':'{app}','description':'A key','scopes':'Inputs:Get'}",
                "scopes      | {'application':'{app}','description':'A key','scopes':{'Inputs:Get':true}}",
                "scopes      | {'application':'{app}','description':'A key','scopes':[null]}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['Inputs:Get',5]}",
                "scopes      | {'application':'{app}','description':'A key','scopes':[['Inputs:Get']]}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['']}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['Nothing:Get']}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['inputs:get']}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['Nothing:*']}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['*']}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['Inputs:Get\\u0000']}",
                "scopes      | {'application':'{app}','description':'A key','scopes':['\\ud800']}",
                "scope       | {'application':'{app}','description':'A key','scopes':[],'scope':['All']}",
                "id          | {'application':'{app}','description':'A key','scopes':[],'id':'abcdefghijkl'}",
                "``          | {'application':'{app}','description':'A key','scopes':[],'<b>':1}"
            })
    void memberThatIsNotAllowed_isNamed(String field, String body) {
        refused("POST", "keys", filled(body), 422, "invalid-value", field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | applications       | id          | {'name':'x'}",
                "POST  | applications       | id          | {'id':null,'name':'x'}",
                "POST  | applications       | id          | {'id':'-x','name':'x'}",
                "POST  | applications       | id          | {'id':'{201}','name':'x'}",
                "POST  | applications       | name        | {'id':'made'}",
                "POST  | applications       | name        | {'id':'made','name':''}",
                "POST  | applications       | name        | {'id':'made','name':' \\t'}",
                "POST  | applications       | name        | {'id':'made','name':'{201}'}",
                "POST  | applications       | name        | {'id':'made','name':'\\ud800'}",
                "POST  | applications       | keys        | {'id':'made','name':'x','keys':[]}",
                "PATCH | keys/{key}         | ``          | {}",
                "PATCH | keys/{key}         | description | {'description':null}",
                "PATCH | keys/{key}         | description | {'description':'{201}'}",
                "PATCH | keys/{key}         | description | {'description':'{201}','scopes':[]}",
                "PATCH | keys/{key}         | description | {'description':' \\u2007','scopes':[]}",
                "POST  | applications       | name        | {'id':'made','name':'\\u00a0\\u200b'}",
                "POST  | applications       | name        | {'id':'made','name':'two\\nlines'}",
                "PATCH | keys/{key}         | scopes      | {'description':'x','scopes':null}",
                "PATCH | keys/{key}         | scopes      | {'description':'x','scopes':['Nothing:Get']}",
                "PATCH | keys/{key}         | scopes      | {'description':'x','scopes':'All'}",
                "PATCH | keys/{key}         | application | {'application':'other'}",
                "PATCH | keys/{key}         | state       | {'state':'disabled'}",
                "POST  | keys/{key}/disable | overlap     | {'overlap':'PT1H'}",
                "POST  | keys/{key}/replace | description | {'description':'x'}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':null}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':3600}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':''}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':'one hour'}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':'PT-1S'}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':'-PT1S'}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':'P30DT0.000000001S'}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':'P31D'}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':'P1M'}",
                "POST  | keys/{key}/replace | overlap     | {'overlap':'P106751991167301D'}"
            })
    void memberOfAnotherRequestThatIsNotAllowed_isNamed(String method, String path, String field, String body) {
        refused(method, filled(path), filled(body), 422, "invalid-value", field);
    }

    private static void refused(String method, String path, String body, int status, String problem, String field) {
        List<JsonObject> before = host.state();
        Answer refused = host.admin().call(method, path, body);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.json().getString("field", null))
                .as(refused.toString())
                .isEqualTo(field);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(host.state()).isEqualTo(before);
    }

    static Stream<Arguments> noJsonObject() {
        String good = ManagedHost.body("{app}", "x");
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("blanks", "  "),
                Arguments.of("an array", "[" + good + "]"),
                Arguments.of("a string", "\"x\""),
                Arguments.of("a number", "1"),
                Arguments.of("null", "null"),
                Arguments.of("half of it", good.substring(0, good.length() - 1)),
                Arguments.of("two of it", good + good),
                Arguments.of("more behind it", good + " x"),
                Arguments.of("no quotes", "{application:'{app}'}"),
                Arguments.of("a comment", "/* x */" + good),
                Arguments.of("a member twice", good.replace("{\"", "{\"description\":\"y\",\"")),
                Arguments.of("scopes twice", good.replace("{\"", "{\"scopes\":[\"All\"],\"")),
                Arguments.of("a control character", good.replace("x", "\u0001")),
                Arguments.of("half an escape", good.replace("x", "\\u00")),
                Arguments.of("a bad escape", good.replace("x", "\\q")),
                Arguments.of("broken UTF-8", good.replace("x", "\u00e9")),
                Arguments.of("overlong UTF-8", good.replace("x", "\u00c1\u0081")),
                Arguments.of("a surrogate in UTF-8", good.replace("x", "\u00ed\u00a0\u0080")),
                Arguments.of("deep nesting", "[".repeat(60_000)),
                Arguments.of("a deeply nested member", good.replace("[]", "[".repeat(30_000) + "]".repeat(30_000))),
                Arguments.of("deep objects", "{\"a\":".repeat(12_000)),
                Arguments.of("an endless number", good.replace("\"x\"", "1e99999999999")),
                Arguments.of("a wrong number", good.replace("\"x\"", "01")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noJsonObject")
    void whatIsNoJsonObject_isMalformed(String what, String body) {
        List<JsonObject> before = host.state();
        byte[] bytes = body.replace("{app}", application).getBytes(StandardCharsets.ISO_8859_1);
        Answer refused = host.admin().postBytes("keys", bytes, "Content-Type", JSON);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed-request");
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void largeBody_isRefusedWhateverItHolds() {
        List<JsonObject> before = host.state();
        for (String large : List.of(
                ManagedHost.body(application, "x".repeat(70_000)),
                ManagedHost.body(application, "x") + " ".repeat(70_000),
                "[".repeat(70_000))) {
            Answer refused = host.admin().post("keys", large);
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.problem()).isEqualTo("body-too-large");
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/jsonp", "text/json", "application/xml", "*/*"})
    void bodyThatDoesNotSayThatItIsJson_isRefused(String type) {
        List<JsonObject> before = host.state();
        byte[] body = ManagedHost.body(application, "x").getBytes(StandardCharsets.UTF_8);
        String[] headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};
        for (String path : List.of("keys", "applications", "keys/" + key.id() + "/replace")) {
            Answer refused = host.admin().postBytes(path, body, headers);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(415);
            assertThat(refused.problem()).isEqualTo("unsupported-media-type");
            assertThat(refused.header("Accept-Post")).isEqualTo(JSON);
        }
        assertThat(host.state()).isEqualTo(before);
    }

    /** Somebody may paste a key where it does not belong; answers are logged and shown. */
    @Test
    void textOfAKey_isNotRepeated() {
        Secret text = host.key(application, "To be pasted", "Inputs:Get").text().orElseThrow();
        String pasted = text.reveal();
        for (Answer refused : List.of(
                host.admin().get("keys/" + pasted),
                host.admin().delete("keys/" + pasted),
                host.admin().patch("keys/" + pasted, "{\"description\":\"x\"}"),
                host.admin().post("keys/" + pasted + "/replace", null),
                host.admin().get("applications/" + pasted),
                host.admin().get("keys?scope=" + pasted),
                host.admin().get("keys?application=" + pasted),
                host.admin().get("keys?after=" + pasted),
                host.admin().get("endpoints?" + pasted),
                host.admin().post("keys", ManagedHost.body(pasted, "x")),
                host.admin().post("keys", ManagedHost.body(application, "x", pasted)),
                host.admin().post("keys", ManagedHost.body(application, "x", pasted + ":*")),
                host.admin().patch("keys/" + key.id(), "{\"scopes\":[\"" + pasted + "\"]}"),
                host.admin().post("keys", "{\"" + pasted + "\":1}"))) {
            assertThat(refused.status()).isBetween(400, 422);
            assertThat(refused.shows(text)).as(refused.problem()).isFalse();
        }
    }

    @Test
    void formOfAPage_makesNothing() {
        List<JsonObject> before = host.state();
        for (String body :
                List.of("", "complete=true", ManagedHost.body(application, "x"), "application=" + application)) {
            Answer refused = host.admin()
                    .postBytes(
                            "keys",
                            body.getBytes(StandardCharsets.UTF_8),
                            "Content-Type",
                            "application/x-www-form-urlencoded");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(415);
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "keys?completed=true, 400",
        "keys?complete=true&complete=true, 400",
        "keys?complete=yes, 422",
        "keys?complete=TRUE, 422",
        "keys?application={app}, 400"
    })
    void parameterThatMeansNothing_isRefused(String path, int status) {
        List<JsonObject> before = host.state();
        assertThat(host.admin()
                        .post(filled(path), ManagedHost.body(application, "x"))
                        .status())
                .isEqualTo(status);
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void idempotencyKeyThatIsNone_isRefused() {
        List<JsonObject> before = host.state();
        for (String wrong : List.of("a b", "", "x".repeat(256))) {
            Answer refused = host.admin().post("keys", ManagedHost.body(application, "x"), "Idempotency-Key", wrong);
            assertThat(refused.status()).as("\"" + wrong + "\"").isEqualTo(400);
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void unknownOrTakenApplication() {
        refused("POST", "keys", ManagedHost.body("absent", "x", "Inputs:Get"), 404, "not-found", null);
        refused("POST", "applications", filled("{'id':'{app}','name':'Again'}"), 409, "duplicate-application", "id");
    }

    @ParameterizedTest
    @CsvSource({
        "Inputs:Add, 'Inputs:Get'",
        "Inputs:Delete, 'Inputs:Add,Inputs:Get'",
        "Apps:Delete, 'Apps:Add,Apps:Get'",
        "Keys:Delete, 'Keys:Add,Keys:Get'"
    })
    void scopesThatNeedOthers_areRefusedWithWhatIsMissing(String scope, String missing) {
        List<JsonObject> before = host.state();
        for (Answer refused : List.of(
                host.admin().post("keys", ManagedHost.body(application, "x", scope)),
                host.admin().patch("keys/" + key.id(), "{\"scopes\":[\"" + scope + "\"]}"))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("incomplete-scopes");
            assertThat(refused.string("field")).isEqualTo("scopes");
            assertThat(refused.strings("missing")).containsExactly(missing.split(","));
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keys?state=gone | 422",
                "keys?limit=0 | 422",
                "keys?limit=201 | 422",
                "keys?limit=-1 | 422",
                "keys?limit=ten | 422",
                "keys?limit=1.5 | 422",
                "keys?limit=99999999999999999999 | 422",
                "keys?limit=1&limit=2 | 400",
                "keys?after=nonsense | 400",
                "keys?after=1-short | 400",
                "keys?after=-1-abcdefghijkl | 400",
                "keys?apps={app} | 400",
                "keys?scope=%00 | 422",
                "keys?scope=%27%20or%201=1 | 422",
                "keys?application=%00 | 422",
                "audit?application=%F0%9F%98%80 | 422",
                "applications?after=%00 | 400",
                "keys?before=1 | 400",
                "applications?limit=0 | 422",
                "applications?application=x | 400",
                "audit?limit=201 | 422",
                "audit?before=x | 422",
                "audit?after=1 | 400",
                "audit?key=short | 422",
                "audit?key=%00 | 422",
                "audit?actor=%00 | 422",
                "audit?actor=a&actor=b | 400",
                "audit?action=%25 | 422",
                "audit?action=Key%20created | 422",
                "audit?from=yesterday | 422",
                "audit?from=2026-01-31 | 422",
                "audit?until=2026-01-31T12:00:00 | 422",
                "audit?until=%2B999999999-01-01T00:00:00Z | 422",
                "audit/verification?application={app} | 400",
                "me?x | 400",
                "scopes?all=true | 400",
                "endpoints?scope=All | 400",
                "keys/{key}?text=true | 400"
            })
    void questionThatCannotBeUnderstood_isRefused(String path, int status) {
        Answer refused = host.admin().get(filled(path));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(status == 400 ? "malformed-request" : "invalid-value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys?scope=Gone:Get",
                "keys?application=gone",
                "audit?before=0",
                "audit?key=zzzzzzzzzzzz",
                "audit?actor=user%20%F0%9F%98%80",
                "audit?actor=%27%20or%201=1",
                "audit?action=key%20lost",
                "audit?until=0001-01-01T00:00:00Z",
                "audit?from=9999-12-30T00:00:00%2B01:00",
                "keys/%20",
                "keys/%F0%9F%98%80"
            })
    void strangeQuestions_haveAnswersWithoutEntries(String path) {
        Answer answer = host.admin().get(path);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 404);
        List<JsonObject> found = new ArrayList<>();
        for (String member : List.of("entries", "keys")) {
            if (answer.json().containsKey(member)) {
                found.addAll(answer.objects(member));
            }
        }
        assertThat(found).isEmpty();
    }
}
