package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may not do something gets the promised refusal, and nothing is changed by it. */
@EveryServer
class ManagementAuthorityIT {
    private static final String NEW_KEY =
            "{\"application\":\"{app}\",\"description\":\"New\",\"scopes\":[\"Inputs:Get\"]}";
    private static final String FOREIGN = "other-application";

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("GET", "me", null, "200"),
            new Operation("GET", "scopes", null, "200"),
            new Operation("GET", "endpoints", null, "200", "Keys:Get"),
            new Operation("GET", "applications", null, "200", "Apps:Get"),
            new Operation("POST", "applications", "{\"id\":\"made\",\"name\":\"Made\"}", FOREIGN, "Apps:Add"),
            new Operation("GET", "applications/{app}", null, FOREIGN, "Apps:Get"),
            new Operation("DELETE", "applications/{app}", null, FOREIGN, "Apps:Delete"),
            new Operation("GET", "keys", null, "200", "Keys:Get"),
            new Operation("GET", "keys?application={app}", null, FOREIGN, "Keys:Get"),
            new Operation("POST", "keys", NEW_KEY, FOREIGN, "Keys:Add"),
            new Operation("GET", "keys/{key}", null, "not-found", "Keys:Get"),
            new Operation("PATCH", "keys/{key}", "{\"description\":\"Changed\"}", "not-found", "Keys:Add"),
            new Operation("PATCH", "keys/{key}", "{\"scopes\":[]}", "not-found", "Keys:Add"),
            new Operation("POST", "keys/{key}/disable", null, "not-found", "Keys:Delete"),
            new Operation("POST", "keys/{disabled}/enable", null, "not-found", "Keys:Add"),
            new Operation("POST", "keys/{key}/replace", null, "not-found", "Keys:Add", "Keys:Delete"),
            new Operation(
                    "POST", "keys/{key}/replace", "{\"overlap\":\"P1D\"}", "not-found", "Keys:Add", "Keys:Delete"),
            new Operation("DELETE", "keys/{key}", null, "not-found", "Keys:Delete"),
            new Operation("GET", "audit", null, "200", "Keys:Get"),
            new Operation("GET", "audit?application={app}", null, FOREIGN, "Keys:Get"),
            new Operation("GET", "audit/verification", null, FOREIGN, "Keys:Get"));

    private static final Keys OTHER = ManagedHost.manager("other", ManagedHost.INPUTS);
    private static final Keys WEAK = ManagedHost.manager("latchkey", "Inputs:Get");
    private static final Keys NONE = Keys.make("latchkey");
    private static final Keys UNKNOWN = Keys.make("latchkey");
    private static final Map<String, Keys> WITHOUT = new TreeMap<>();

    private static ManagedHost host;

    private String application;
    private Answer key;
    private Answer disabled;

    static {
        for (String scope : ManagedHost.MANAGING) {
            WITHOUT.put(
                    scope,
                    Keys.make(
                            "latchkey",
                            Stream.of(ManagedHost.both(ManagedHost.MANAGING, ManagedHost.INPUTS))
                                    .filter(each -> !each.equals(scope))
                                    .toArray(String[]::new)));
        }
    }

    /**
     * Is something that can be asked for.
     *
     * @param foreign what a key of another application gets: the end of a problem's type, or 200
     * @param needed the scopes that it takes
     */
    private record Operation(String method, String path, String body, String foreign, String... needed) {
        @Override
        public String toString() {
            return method + " " + path + (body == null ? "" : " " + body);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        List<Keys> keys = new ArrayList<>(WITHOUT.values());
        keys.addAll(List.of(OTHER, WEAK, NONE));
        host = ManagedHost.start("authority", keys.toArray(Keys[]::new));
        host.admin().post("applications", "{\"id\":\"other\",\"name\":\"Other\"}");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void make() {
        application = host.application();
        key = host.key(application, "To be changed", ManagedHost.INPUTS);
        disabled = host.key(application, "To be enabled", ManagedHost.INPUTS);
        host.admin().post("keys/" + disabled.id() + "/disable", null);
    }

    /** What each test reads twice stays short. */
    @AfterEach
    void remove() {
        host.admin().delete("applications/" + application);
    }

    private Answer call(Caller caller, Operation operation) {
        return caller.call(
                operation.method(),
                filled(operation.path()),
                operation.body() == null ? null : filled(operation.body()));
    }

    private String filled(String text) {
        return text.replace("{app}", application).replace("{key}", key.id()).replace("{disabled}", disabled.id());
    }

    static Stream<Operation> operations() {
        return OPERATIONS.stream();
    }

    static Stream<Arguments> operationsAndScopes() {
        return OPERATIONS.stream().flatMap(each -> Stream.of(each.needed()).map(scope -> Arguments.of(each, scope)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutAKeyThatWorks_nothingIsToldOrDone(Operation operation) {
        List<JsonObject> before = host.state();
        Map<Caller, String> callers = Map.of(
                new Caller(host.http()),
                "credentials-required",
                host.as(UNKNOWN),
                "invalid-key",
                host.as(disabled),
                "invalid-key",
                new Caller(host.http(), "Authorization", "Key nonsense"),
                "malformed-key");
        callers.forEach((caller, problem) -> {
            Answer refused = call(caller, operation);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(401);
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.header("WWW-Authenticate")).isNotEmpty();
            assertThat(refused.header("Cache-Control")).contains("no-store");
        });
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void keyOfAnotherApplication_seesAndDoesNothingHere(Operation operation) {
        List<JsonObject> before = host.state();
        Answer answer = call(host.as(OTHER), operation);
        if (operation.foreign().equals("200")) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.response().body()).doesNotContain("\"" + application + "\"", key.id());
        } else {
            assertThat(answer.problem()).as(answer.toString()).isEqualTo(operation.foreign());
            assertThat(answer.status()).isEqualTo(operation.foreign().equals("not-found") ? 404 : 403);
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operationsAndScopes")
    void everyScopeIsNeeded_andTheRefusalNamesIt(Operation operation, String scope) {
        List<JsonObject> before = host.state();
        Answer refused = call(host.as(WITHOUT.get(scope)), operation);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("insufficient-scope");
        assertThat(refused.strings("missing_scopes")).containsExactly(scope);
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void keyWithoutScopes_isToldAllThatItNeeds(Operation operation) {
        List<JsonObject> before = host.state();
        Answer answer = call(host.as(NONE), operation);
        if (operation.needed().length == 0) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(answer.strings("missing_scopes")).containsExactly(operation.needed());
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoMayDoIt_does(Operation operation) {
        Answer answer = call(host.admin(), operation);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        host.admin().delete("applications/made");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | keys                   | {'application':'{app}','description':'A key','scopes':['All']}",
                "POST | keys                   | {'application':'{app}','description':'A key','scopes':['Inputs:*','Concepts:Get']}",
                "POST | keys?complete=true     | {'application':'{app}','description':'A key','scopes':['Inputs:Delete','Concepts:Get']}",
                "POST | keys/{disabled}/enable | {}",
                "POST | keys/{key}/replace     | {}",
                "POST | keys/{key}/replace     | {'overlap':'PT1H'}"
            })
    void nobodyHandsOnMoreThanTheyHold(String method, String path, String body) {
        refusedToHandOn(WEAK, method, path, body, "Concepts:Get", "Inputs:Add", "Inputs:Delete");
    }

    @Test
    void changingAKey_takesTheScopesThatAreAdded() {
        Keys caller = WITHOUT.get("Apps:Get");
        refusedToHandOn(caller, "PATCH", "keys/{key}", "{'scopes':['All']}", "Apps:Get");
        refusedToHandOn(caller, "PATCH", "keys/{key}?complete=true", "{'scopes':['Apps:Add']}", "Apps:Get");
        refusedToHandOn(caller, "PATCH", "keys/{key}", "{'scopes':['Apps:*'],'description':'x'}", "Apps:Get");
    }

    private void refusedToHandOn(Keys caller, String method, String path, String body, String... missing) {
        List<JsonObject> before = host.state();
        Answer refused = host.as(caller).call(method, filled(path), filled(body.replace('\'', '"')));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("insufficient-scope");
        assertThat(refused.strings("missing_scopes")).containsExactly(missing);
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void takingAwayNeedsNoScopeOfTheKeys() {
        Caller weak = host.as(WEAK);
        String path = "keys/" + key.id();
        assertThat(weak.patch(path, "{\"description\":\"By a weak key\"}").status())
                .isEqualTo(200);
        assertThat(weak.patch(path, "{\"scopes\":[\"Inputs:Get\",\"Inputs:Add\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(weak.post(path + "/disable", null).status()).isEqualTo(200);
        assertThat(weak.delete(path).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | keys/?         | ",
                "PATCH  | keys/?         | {'description':'x'}",
                "PATCH  | keys/?         | {'scopes':['Inputs:Get']}",
                "DELETE | keys/?         | ",
                "POST   | keys/?/disable | ",
                "POST   | keys/?/enable  | ",
                "POST   | keys/?/replace | "
            })
    void keysOfOthersLookLikeKeysThatAreNotThere(String method, String path, String body) {
        Caller other = host.as(OTHER);
        String json = body == null ? null : body.replace('\'', '"');
        String absent =
                other.call(method, path.replace("?", UNKNOWN.id()), json).toString();
        for (String id : List.of(key.id(), disabled.id(), WEAK.id())) {
            assertThat(other.call(method, path.replace("?", id), json)).hasToString(absent);
        }
    }

    @Test
    void applicationsOfOthersLookLikeOnesThatAreNotThere() {
        Caller other = host.as(OTHER);
        for (String path : List.of("applications/", "keys?application=", "audit?application=")) {
            assertThat(other.get(path + application))
                    .hasToString(other.get(path + "absent").toString());
        }
        assertThat(other.delete("applications/" + application))
                .hasToString(other.delete("applications/absent").toString());
    }

    @Test
    void keyThatWasDeleted_managesNothingAfterwards() {
        Answer manager = host.key(application, "Manages", ManagedHost.both(ManagedHost.MANAGING, ManagedHost.INPUTS));
        Caller caller = host.as(manager);
        assertThat(caller.get("me").string("manages")).isEqualTo("own");
        assertThat(caller.post("keys", filled(NEW_KEY)).status()).isEqualTo(201);

        assertThat(host.admin().delete("keys/" + manager.id()).status()).isEqualTo(204);
        List<JsonObject> before = host.state();
        for (Operation operation : OPERATIONS) {
            assertThat(call(caller, operation).status())
                    .as(operation.toString())
                    .isEqualTo(401);
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void keyMayDeleteItself_andIsRefusedFromThenOn() {
        Answer manager = host.key(application, "Deletes itself", ManagedHost.MANAGING);
        Caller caller = host.as(manager);
        assertThat(caller.delete("keys/" + manager.id()).status()).isEqualTo(204);
        assertThat(caller.get("me").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, keys, 'GET, POST, HEAD'",
        "OPTIONS, keys, 'GET, POST, HEAD'",
        "DELETE, keys, 'GET, POST, HEAD'",
        "PUT, me, 'GET, DELETE, HEAD'",
        "POST, audit, 'GET, HEAD'",
        "PUT, applications/{app}, 'GET, PATCH, DELETE, HEAD'",
        "PUT, keys/{key}, 'GET, PATCH, DELETE, HEAD'",
        "OPTIONS, keys/{key}, 'GET, PATCH, DELETE, HEAD'",
        "GET, keys/{key}/disable, POST",
        "HEAD, keys/{key}/replace, POST"
    })
    void otherMethodsAreRefusedWithThoseThatAreThere(String method, String path, String allowed) {
        List<JsonObject> before = host.state();
        Answer refused = host.admin().call(method, filled(path), null);
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow").split(", ")).containsExactlyInAnyOrder(allowed.split(", "));
        assertThat(new Caller(host.http()).call(method, filled(path), null).status())
                .isEqualTo(401);
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void headIsGetWithoutItsBody() {
        Answer got = host.admin().get("keys/" + key.id());
        Answer head = host.admin().call("HEAD", "keys/" + key.id(), null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(head.etag()).isEqualTo(got.etag());
        assertThat(head.header("Content-Length")).isEqualTo(got.header("Content-Length"));
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, 404",
        "keys/{key}/rename, 404",
        "applications/{app}/keys, 405",
        "audit/1, 404",
        "keys/, 404",
        "me/, 404"
    })
    void otherPathsLeadNowhere(String path, int status) {
        assertThat(host.admin().get(filled(path)).status()).isEqualTo(status);
    }
}
