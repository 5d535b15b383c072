package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.Secret;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys live their lives over HTTP: they are made, changed, disabled, replaced and deleted, and work accordingly. */
@EveryServer
class ManagementIT {
    private static final String IDEMPOTENCY = "Idempotency-Key";

    private static ManagedHost host;

    private String application;

    @BeforeAll
    static void start() throws IOException {
        host = ManagedHost.startWith(
                "management",
                ManagedHost.war("unmanaged", "").add(new StringAsset("The host's own"), "latchkey/dom.js"),
                ManagedHost.war("later", ManagedHost.ON).addPackage("dev.latchkey.it.governed.later"));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void make() {
        application = host.application();
    }

    private static Answer get(Answer key) {
        return host.admin().get("keys/" + key.id());
    }

    private static Answer act(Answer key, String action, String body, String... headers) {
        return host.admin().post("keys/" + key.id() + "/" + action, body, headers);
    }

    /** What stays when a key is replaced. */
    private static List<Object> substance(Answer key) {
        return List.of(key.string("application"), key.string("description"), key.strings("scopes"));
    }

    @Test
    void newKey_isShownOnceAndWorksAtOnce() {
        Answer made = host.key(application, "Ünïcode \uD83D\uDE00 \"<b>\"", "Inputs:Get");
        Secret text = made.text().orElseThrow();
        assertThat(made.header("Location")).isEqualTo("keys/" + made.id());
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.header("Content-Type")).startsWith("application/json");
        assertThat(substance(made)).containsExactly(application, "Ünïcode \uD83D\uDE00 \"<b>\"", List.of("Inputs:Get"));
        assertThat(made.string("state")).isEqualTo("active");
        assertThat(Instant.parse(made.string("created")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(host.as(made).atInputs()).isEqualTo(200);

        Answer read = host.admin().get(made.header("Location"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.etag()).isEqualTo(made.etag()).matches("\"\\d+\"");
        for (String path : List.of("keys/" + made.id(), "keys?limit=200", "audit?limit=200")) {
            assertThat(host.admin().get(path).shows(text)).as(path).isFalse();
        }
    }

    @Test
    void allAndWildcards_becomeWhatTheyMean() {
        assertThat(host.key(application, "A key", "All").strings("scopes"))
                .containsExactly(Stream.of(ManagedHost.both(ManagedHost.MANAGING, ManagedHost.INPUTS))
                        .sorted()
                        .toArray(String[]::new));
        assertThat(host.key(application, "A key", "Inputs:*", "Inputs:Get").strings("scopes"))
                .containsExactly("Inputs:Add", "Inputs:Delete", "Inputs:Get");
    }

    @Test
    void keyWithoutScopes_worksForNothing() {
        Answer made = host.key(application, "x".repeat(200));
        assertThat(made.strings("scopes")).isEmpty();
        assertThat(host.as(made).get("me").status()).isEqualTo(200);
        assertThat(host.as(made).atInputs()).isEqualTo(403);
    }

    @Test
    void whatIsMissing_isAddedWhereThatIsAskedFor() {
        Answer made = host.admin().post("keys?complete=true", ManagedHost.body(application, "x", "Inputs:Delete"));
        assertThat(made.strings("scopes")).containsExactly("Inputs:Add", "Inputs:Delete", "Inputs:Get");
        Answer changed = host.admin().patch("keys/" + made.id() + "?complete=true", "{\"scopes\":[\"Inputs:Add\"]}");
        assertThat(changed.strings("scopes")).containsExactly("Inputs:Add", "Inputs:Get");
    }

    @Test
    void repetition_makesNoSecondKey() {
        String body = ManagedHost.body(application, "Once", "Inputs:Get");
        Answer first = host.admin().post("keys", body, IDEMPOTENCY, application);
        List<JsonObject> before = host.state();
        // The same content, written otherwise.
        for (String same : List.of(body, body.replace(",\"", " , \""))) {
            Answer again = host.admin().post("keys", same, IDEMPOTENCY, application);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.etag()).isEqualTo(first.etag());
            assertThat(again.text()).isEmpty();
            assertThat(again.shows(first.text().orElseThrow())).isFalse();
            assertThat(again.json()).isEqualTo(first.json());
        }
        for (Answer other : List.of(
                host.admin().post("keys", body.replace("Once", "Twice"), IDEMPOTENCY, application),
                host.admin().post("keys?complete=true", body, IDEMPOTENCY, application),
                act(first, "replace", null, IDEMPOTENCY, application))) {
            assertThat(other.status()).as(other.toString()).isEqualTo(422);
            assertThat(other.problem()).isEqualTo("repeated-differently");
        }
        assertThat(host.state()).isEqualTo(before);

        host.admin().delete("keys/" + first.id());
        Answer late = host.admin().post("keys", body, IDEMPOTENCY, application);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("repeated-too-late");
    }

    @Test
    void idempotencyKeysOfTwoCallers_haveNothingToDoWithEachOther() {
        Answer manager = host.key(application, "A key", ManagedHost.both(ManagedHost.MANAGING, ManagedHost.INPUTS));
        String body = ManagedHost.body(application, "Mine", "Inputs:Get");
        assertThat(host.admin().post("keys", body, IDEMPOTENCY, application).status())
                .isEqualTo(201);
        assertThat(host.as(manager).post("keys", body, IDEMPOTENCY, application).status())
                .isEqualTo(201);
    }

    @Test
    void replacing_canBeRepeatedToo() {
        Answer old = host.key(application, "Old", "Inputs:Get");
        Answer first = act(old, "replace", null, IDEMPOTENCY, application);
        Answer again = act(old, "replace", null, IDEMPOTENCY, application);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEmpty();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(host.as(first).atInputs()).isEqualTo(200);
    }

    @Test
    void descriptionAndScopes_changeTogetherOrAlone() {
        Answer key = host.key(application, "First", "Inputs:Get", "Inputs:Add");
        String path = "keys/" + key.id();
        Answer described = host.admin().patch(path, "{\"description\":\"Second\"}", "If-Match", key.etag());
        assertThat(described.status()).isEqualTo(200);
        assertThat(substance(described)).containsExactly(application, "Second", key.strings("scopes"));
        assertThat(described.etag()).isNotEqualTo(key.etag());

        Answer cut = host.admin().patch(path, "{\"scopes\":[]}", "If-Match", described.etag());
        assertThat(substance(cut)).containsExactly(application, "Second", List.of());
        assertThat(host.as(key).atInputs()).isEqualTo(403);

        Answer both =
                host.admin().patch(path, "{\"description\":\"Third\",\"scopes\":[\"Inputs:Get\"]}", "If-Match", "*");
        assertThat(substance(both)).containsExactly(application, "Third", List.of("Inputs:Get"));
        assertThat(host.as(key).atInputs()).isEqualTo(200);
        assertThat(get(key).json()).isEqualTo(both.json());

        Answer same = host.admin().patch(path, "{\"description\":\"Third\"}");
        assertThat(same.etag()).as("nothing changed").isEqualTo(both.etag());
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, '', {\"description\":\"x\"}",
        "DELETE, '',",
        "POST, /disable,",
        "POST, /enable,",
        "POST, /replace,"
    })
    void whoHasNotSeenTheLatestVersion_changesNothing(String method, String action, String body) {
        Answer key = host.key(application, "Seen", "Inputs:Get");
        String path = "keys/" + key.id();
        Answer changed = host.admin().patch(path, "{\"description\":\"Changed\"}");
        List<JsonObject> before = host.state();
        for (String tag : List.of(key.etag(), "W/" + changed.etag(), "\"x\"", "")) {
            Answer refused = host.admin().call(method, path + action, body, "If-Match", tag);
            assertThat(refused.status()).as(tag).isEqualTo(412);
            assertThat(refused.problem()).isEqualTo("changed-meanwhile");
        }
        assertThat(host.state()).isEqualTo(before);
        assertThat(host.admin()
                        .call(method, path + action, body, "If-Match", changed.etag())
                        .status())
                .isBetween(200, 204);
    }

    @Test
    void disabledKey_isRefusedUntilItIsEnabled() {
        Answer key = host.key(application, "On and off", "Inputs:Get");
        Answer disabled = act(key, "disable", "{}");
        assertThat(disabled.string("state")).isEqualTo("disabled");
        assertThat(host.as(key).atInputs()).isEqualTo(401);
        assertThat(act(key, "disable", null).etag()).as("no change").isEqualTo(disabled.etag());
        Answer enabled = act(key, "enable", null, "If-Match", disabled.etag());
        assertThat(enabled.string("state")).isEqualTo("active");
        assertThat(host.as(key).atInputs()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"overlap\":\"PT0S\"}", "{\"overlap\":\"-PT0S\"}"})
    void replacingAtOnce_endsTheOldKey(String body) {
        Answer old = host.key(application, "Leaked", "Inputs:Get", "Concepts:Get");
        Answer made = act(old, "replace", body.isEmpty() ? null : body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.string("replaces")).isEqualTo(old.id());
        assertThat(made.header("Location")).isEqualTo("../" + made.id());
        assertThat(substance(made)).isEqualTo(substance(old));
        assertThat(host.as(old).atInputs()).isEqualTo(401);
        assertThat(host.as(made).atInputs()).isEqualTo(200);
        assertThat(get(old).status()).isEqualTo(404);
    }

    @Test
    void replacingWithOverlap_letsBothWork() {
        Answer old = host.key(application, "Renewed", "Inputs:Get");
        Answer made = act(old, "replace", "{\"overlap\":\"P30D\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(substance(made)).isEqualTo(substance(old));
        assertThat(host.as(old).atInputs()).isEqualTo(200);
        assertThat(host.as(made).atInputs()).isEqualTo(200);
        String deletion = get(old).string("deletion");
        assertThat(Duration.between(Instant.now(), Instant.parse(deletion)))
                .isBetween(Duration.ofDays(30).minusMinutes(5), Duration.ofDays(30));
        assertThat(get(made).json()).doesNotContainKey("deletion");

        act(old, "replace", "{\"overlap\":\"PT1S\"}");
        await().atMost(Duration.ofMinutes(5)).until(() -> host.as(old).atInputs() == 401);
        assertThat(get(old).status()).isEqualTo(404);
        assertThat(host.as(made).atInputs()).isEqualTo(200);
    }

    @Test
    void deletedKey_isGone() {
        Answer key = host.key(application, "Gone", "Inputs:Get");
        assertThat(host.as(key).atInputs()).isEqualTo(200);
        Answer deleted = host.admin().delete("keys/" + key.id());
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.response().body()).isEmpty();
        assertThat(host.as(key).atInputs()).isEqualTo(401);
        List<JsonObject> before = host.state();
        for (Answer gone : List.of(
                get(key),
                host.admin().delete("keys/" + key.id()),
                host.admin().patch("keys/" + key.id(), "{\"description\":\"x\"}"),
                act(key, "disable", null),
                act(key, "enable", null),
                act(key, "replace", null))) {
            assertThat(gone.status()).isEqualTo(404);
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void applicationIsDeletedWithItsKeys() {
        List<Answer> keys =
                List.of(host.key(application, "One", "Inputs:Get"), host.key(application, "Two", "Inputs:Get"));
        Answer other = host.key(host.application(), "Stays", "Inputs:Get");
        keys.forEach(key -> assertThat(host.as(key).atInputs()).isEqualTo(200));
        assertThat(host.admin().delete("applications/" + application).status()).isEqualTo(204);
        for (Answer key : keys) {
            assertThat(host.as(key).atInputs()).isEqualTo(401);
            assertThat(get(key).status()).isEqualTo(404);
        }
        assertThat(host.as(other).atInputs()).isEqualTo(200);
        assertThat(host.admin().delete("applications/" + application).status()).isEqualTo(404);
        assertThat(host.admin().get("applications/" + application).status()).isEqualTo(404);
    }

    @Test
    void scopeThatIsUnknownByNow_staysAndGrantsNothing() {
        Answer key = host.adminAt("later").post("keys", ManagedHost.body(application, "x", "Later:Get", "Inputs:Get"));
        assertThat(key.status()).as(key.toString()).isEqualTo(201);
        String path = "keys/" + key.id();
        assertThat(get(key).strings("unknownScopes")).containsExactly("Later:Get");
        assertThat(host.admin().patch(path, "{\"description\":\"y\"}").status()).isEqualTo(200);
        Answer changed = host.admin().patch(path, "{\"scopes\":[\"Later:Get\",\"Inputs:Get\"]}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.strings("scopes")).containsExactly("Inputs:Get", "Later:Get");
        Answer made = act(key, "replace", null);
        assertThat(made.strings("scopes"))
                .as("for the other web application")
                .containsExactly("Inputs:Get", "Later:Get");
    }

    /** With two web applications on one database, the scopes of the one are unknown to the other, and count all the same. */
    @Test
    void scopesOfAnotherWebApplication_areNotAManagersToGiveBackOrTakeAway() {
        Answer leaked = host.adminAt("later").post("keys", ManagedHost.body(application, "Leaked", "Later:Get"));
        host.admin().post("keys/" + leaked.id() + "/disable", null);
        Caller manager = host.as(host.key(application, "Manages here", ManagedHost.MANAGING));
        Caller editor = host.as(host.key(application, "Edits here", "Keys:Add", "Keys:Get"));
        List<JsonObject> before = host.state();

        String path = "keys/" + leaked.id();
        for (Answer refused : List.of(
                manager.post(path + "/enable", null),
                manager.post(path + "/replace", null),
                manager.post(path + "/replace", "{\"overlap\":\"PT1H\"}"),
                editor.patch(path, "{\"scopes\":[]}"))) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
            assertThat(refused.strings("missing_scopes")).containsExactly("Later:Get");
        }
        assertThat(host.state()).isEqualTo(before);

        assertThat(manager.patch(path, "{\"scopes\":[]}").status())
                .as("deletes keys")
                .isEqualTo(200);
        assertThat(manager.post(path + "/enable", null).status()).isEqualTo(200);
    }

    @Test
    void idOfTheManagingApplication_isNotMadeInAnotherCase() {
        List<JsonObject> before = host.state();
        for (String id : List.of("Latchkey", "LATCHKEY", "latchKey")) {
            Answer refused = host.admin().post("applications", "{\"id\":\"" + id + "\",\"name\":\"x\"}");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.string("field")).isEqualTo("id");
            assertThat(refused.string("detail")).contains("latchkey.admin.application");
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-Match      | \"0\", {tag}",
                "If-Match      | {tag},\"a,b\"",
                "If-Match      | , ,{tag} ,",
                "If-Match      | *",
                "If-None-Match | \"x\", W/\"y\"",
                "If-None-Match | \"a,{raw}\""
            })
    void preconditionThatHolds_letsAChangeThrough(String field, String value) {
        Answer key = host.key(application, "Conditional", "Inputs:Get");
        String filled =
                value.replace("{tag}", key.etag()).replace("{raw}", key.etag().replace("\"", ""));
        String path = "keys/" + key.id();
        assertThat(host.admin().call("GET", path, null, field, filled).status()).isEqualTo(200);
        assertThat(host.admin()
                        .patch(path, "{\"description\":\"Changed\"}", field, filled)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "\"open", "w/\"1\"", "*, \"1\"", "\"1\" \"2\"", "\"1\"x", "\"a b\"", "1"})
    void malformedPrecondition_isSaidToBe(String value) {
        Answer key = host.key(application, "Conditional", "Inputs:Get");
        List<JsonObject> before = host.state();
        for (String field : List.of("If-Match", "If-None-Match")) {
            for (Answer refused : List.of(
                    host.admin().call("GET", "keys/" + key.id(), null, field, value),
                    host.admin().patch("keys/" + key.id(), "{\"description\":\"x\"}", field, value),
                    host.admin().call("GET", "scopes", null, field, value),
                    host.admin().delete("keys/" + key.id(), field, value))) {
                assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
                assertThat(refused.string("detail")).contains("The header field " + field + " is malformed");
            }
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void everyLineOfAField_counts() {
        Answer key = host.key(application, "Conditional", "Inputs:Get");
        String path = "keys/" + key.id();
        assertThat(host.admin()
                        .patch(path, "{\"description\":\"x\"}", "If-Match", "\"other\"", "If-Match", key.etag())
                        .status())
                .isEqualTo(200);
        String now = get(key).etag();
        assertThat(host.admin()
                        .call("GET", path, null, "If-None-Match", "\"other\"", "If-None-Match", now)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whatTheCallerHasAlready_isNotSentAgain() {
        Answer key = host.key(application, "Cached", "Inputs:Get");
        for (String value : List.of(key.etag(), "W/" + key.etag(), "\"x\", " + key.etag(), "*")) {
            for (String method : List.of("GET", "HEAD")) {
                Answer same = host.admin().call(method, "keys/" + key.id(), null, "If-None-Match", value);
                assertThat(same.status()).as(method + " " + value).isEqualTo(304);
                assertThat(same.etag()).isEqualTo(key.etag());
                assertThat(same.response().body()).isEmpty();
                assertThat(same.header("Cache-Control")).isEqualTo("no-store");
            }
        }
        Answer both = host.admin()
                .call("GET", "keys/" + key.id(), null, "If-None-Match", key.etag(), "If-Match", "\"other\"");
        assertThat(both.status()).as("If-Match is evaluated first").isEqualTo(412);
        assertThat(host.admin()
                        .call("GET", "keys/" + key.id(), null, "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, keys/{key}, {\"description\":\"x\"}",
        "PATCH, keys/{key}, no JSON",
        "POST, keys/{key}/disable,",
        "POST, keys/{key}/enable,",
        "POST, keys/{key}/replace,",
        "DELETE, keys/{key},",
        "POST, keys, {}",
        "POST, applications, {}",
        "DELETE, applications/{app},"
    })
    void whatExists_isNotChangedIfItMustNotExist(String method, String path, String body) {
        Answer key = host.key(application, "Exists", "Inputs:Get");
        List<JsonObject> before = host.state();
        Answer refused = host.admin()
                .call(
                        method,
                        path.replace("{key}", key.id()).replace("{app}", application),
                        body,
                        "If-None-Match",
                        "*");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(412);
        assertThat(refused.problem()).isEqualTo("precondition-failed");
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void preconditions_doNotHideOtherRefusals() {
        Answer stranger = host.key(host.application(), "Of another application", ManagedHost.MANAGING);
        Answer key = host.key(application, "Mine", "Inputs:Get");
        for (Answer refused : List.of(
                host.as(stranger).patch("keys/" + key.id(), "{\"description\":\"x\"}", "If-Match", "\"x\""),
                host.as(stranger).call("GET", "keys/" + key.id(), null, "If-None-Match", key.etag()),
                host.as(stranger).delete("keys/" + key.id(), "If-None-Match", "*"),
                host.admin().delete("keys/000000000000", "If-Match", "*"),
                host.admin().delete("applications/absent", "If-None-Match", "*"))) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"me", "", "index.html", "console.js", "scopes", "keys", "applications", "audit/verification"})
    void whereManagementIsOff_nothingIsThereForAnybody(String path) {
        List<Caller> callers = new ArrayList<>(List.of(host.adminAt("unmanaged"), new Caller(host.http("unmanaged"))));
        callers.add(new Caller(host.http("unmanaged"), "Authorization", "Key nonsense"));
        for (Caller caller : callers) {
            assertThat(caller.get(path).status()).as(path).isBetween(400, 499);
        }
        assertThat(host.http("unmanaged").get("latchkey").statusCode()).isNotEqualTo(200);
        assertThat(host.adminAt("unmanaged").atInputs()).isEqualTo(200);
    }

    /** Where management is off, the folder of its name is the application's, like the rest. */
    @Test
    void whereManagementIsOff_filesOfTheHostStayItsOwn() {
        assertThat(host.adminAt("unmanaged").get("dom.js").response().body()).isEqualTo("The host's own");
    }
}
