package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Secret;
import dev.latchkey.admin.ManagementFixture.Answer;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ManagedStore;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the REST API says about the limits of keys and their leaks, without a server. */
class AdminServletTest {
    private final Map<String, String> values =
            new HashMap<>(Map.of("latchkey.admin", "true", "latchkey.leaked", "disable"));
    private ManagementFixture fixture;
    private ManagedStore store;
    private Authenticator authenticator;
    private Secret admin;

    private void start() {
        fixture = new ManagementFixture(values);
        store = fixture.store;
        authenticator = fixture.authenticator;
        admin = fixture.admin;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Answer send(String method, String path, String body, Secret key, String address) {
        return fixture.send(method, path, body, key, address);
    }

    private Answer send(String method, String path, String body) {
        return send(method, path, body, admin, "127.0.0.1");
    }

    private Answer make(String more) {
        Answer made = send(
                "POST",
                "keys",
                "{\"application\":\"latchkey\",\"description\":\"x\",\"scopes\":[\"Inputs:Get\"]" + more + "}");
        assertThat(made.status()).as(String.valueOf(made.body())).isEqualTo(201);
        return made;
    }

    private static String id(Secret key) {
        return KeyText.parse(key.reveal(), List.of("lk")).orElseThrow().id();
    }

    private static Secret text(Answer made) {
        return Secret.of(made.body().getString("text"));
    }

    @Test
    void limitsOfAKey_areWrittenAndRead() {
        start();
        Instant expires = Instant.now().plus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        Answer made = make(",\"expires\":\"" + expires + "\",\"addresses\":[\"10.1.2.3/8\",\"::ffff:127.0.0.1\"]");
        for (Answer key : List.of(made, send("GET", "keys/" + made.id(), null))) {
            assertThat(key.body().getString("expires")).isEqualTo(expires.toString());
            assertThat(key.body().getJsonArray("addresses").toString()).isEqualTo("[\"10.0.0.0/8\",\"127.0.0.1\"]");
        }
        Answer changed = send("PATCH", "keys/" + made.id(), "{\"expires\":null,\"addresses\":null}");
        assertThat(changed.body()).doesNotContainKeys("expires", "addresses");
        Answer kept = send("PATCH", "keys/" + made.id(), "{\"expires\":\"2999-01-01T01:00:00+01:00\"}");
        assertThat(kept.body()).as(kept.toString()).containsKey("expires");
        assertThat(kept.body().getString("expires")).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(send("PATCH", "keys/" + made.id(), "{\"description\":\"y\"}").body())
                .containsKey("expires");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"expires\":\"2020-01-01T00:00:00Z\"",
                "\"expires\":\"tomorrow\"",
                "\"expires\":7",
                "\"addresses\":[]",
                "\"addresses\":[\"localhost\"]",
                "\"addresses\":\"10.0.0.0/8\"",
                "\"addresses\":[1]"
            })
    void wrongLimit_isRefusedByItsName(String member) {
        start();
        String field = member.substring(1, member.indexOf('"', 1));
        for (Answer refused : List.of(
                send(
                        "POST",
                        "keys",
                        "{\"application\":\"latchkey\",\"description\":\"x\",\"scopes\":[]," + member + "}"),
                send("PATCH", "keys/" + make("").id(), "{" + member + "}"))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().getString("field")).isEqualTo(field);
        }
    }

    @Test
    void keyThatLocksItselfOut_needsForce() {
        start();
        String own = id(admin);
        assertThat(send("GET", "me", null, admin, "192.0.2.7").body().getString("address"))
                .isEqualTo("192.0.2.7");
        String away = "{\"addresses\":[\"10.0.0.0/8\"]}";
        Answer refused = send("PATCH", "keys/" + own, away, admin, "192.0.2.7");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("would-lock-out");
        assertThat(send("PATCH", "keys/" + own, away, admin, "10.9.9.9").status())
                .isEqualTo(200);
        authenticator.heedChanges();
        Answer elsewhere = send("GET", "me", null, admin, "192.0.2.7");
        assertThat(elsewhere.type()).isEqualTo("address-not-allowed");
        String back = "{\"addresses\":[\"192.0.2.0/24\"]}";
        assertThat(send("PATCH", "keys/" + own, back, admin, "10.9.9.9").status())
                .isEqualTo(409);
        assertThat(send("PATCH", "keys/" + own + "?force=true", back, admin, "10.9.9.9")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void holderOfAKey_endsItWithoutAnyScope() {
        start();
        Secret text = store.key("shop", Set.of());
        assertThat(send("DELETE", "me", null, text, "127.0.0.1").status()).isEqualTo(204);
        authenticator.heedChanges();
        assertThat(send("GET", "me", null, text, "127.0.0.1").type()).isEqualTo("invalid-key");
    }

    @Test
    void whileManagementIsOff_nothingElseIsServed() {
        values.put("latchkey.admin", "false");
        values.put("latchkey.admin.self", "true");
        start();
        assertThat(send("GET", "keys", null).status()).isEqualTo(404);
        assertThat(send("GET", "me", null).status()).isEqualTo(405);
        assertThat(send("POST", "leaked", "{\"keys\":[\"x\"]}", null, "192.0.2.7")
                        .status())
                .isEqualTo(202);
        assertThat(send("DELETE", "me", null).status()).isEqualTo(204);
    }

    @Test
    void leakedKey_isReportedFoundAndReplaced() {
        start();
        Answer made = make("");
        String pasted = text(made).reveal();
        String source = "https://paste.example/1";
        Answer reported = send(
                "POST", "leaked", "{\"keys\":[\"" + pasted + "\"],\"source\":\"" + source + "\"}", null, "192.0.2.7");
        assertThat(reported.status()).isEqualTo(202);
        assertThat(reported.body()).isNull();
        store.leaked.processWaiting();
        authenticator.heedChanges();

        Answer found = send("POST", "keys/find", "{\"text\":\" " + pasted + " \"}");
        assertThat(found.body().getString("match")).isEqualTo("exact");
        JsonObject key = found.body().getJsonObject("key");
        assertThat(key.getString("state")).isEqualTo("disabled");
        assertThat(key.getJsonObject("leaked").getString("source")).isEqualTo(source);
        assertThat(found.body().toString()).doesNotContain(pasted.substring(16));

        Answer successor = send("POST", "keys/" + made.id() + "/replace", null);
        assertThat(successor.body()).doesNotContainKey("leaked");
        assertThat(send("GET", "me", null, text(successor), "127.0.0.1").status())
                .isEqualTo(200);
    }

    @Test
    void replacedKey_tellsItsSilence() {
        start();
        String id = make("").id();
        for (String wrong : List.of(
                "{\"silence\":\"PT1H\"}",
                "{\"overlap\":\"PT1H\",\"silence\":\"PT2H\"}",
                "{\"overlap\":\"PT1H\",\"silence\":\"soon\"}")) {
            Answer refused = send("POST", "keys/" + id + "/replace", wrong);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().getString("field")).isEqualTo("silence");
        }
        send("POST", "keys/" + id + "/replace", "{\"overlap\":\"P7D\",\"silence\":\"PT6H\"}");
        JsonObject old = send("GET", "keys/" + id, null).body();
        assertThat(old.getString("silence")).isEqualTo("PT6H");
        assertThat(old).containsKeys("deletion", "replacedBy");
    }

    @Test
    void list_isFilteredSortedAndPaged() {
        start();
        make(",\"labels\":{\"team\":\"a\"},\"expires\":\"2999-01-01T00:00:00Z\"");
        make(",\"labels\":{\"team\":\"b\"}");
        assertThat(ids("keys?q=team%3da").size()).isZero();
        assertThat(ids("keys?label=team=a")).hasSize(1);
        assertThat(ids("keys?expiresBefore=2999-01-02T00:00:00Z")).isEqualTo(ids("keys?label=team=a"));
        assertThat(ids("keys?unused=P1D")).isEmpty();
        assertThat(ids("keys?neverUsed=true")).hasSize(3);
        Answer page = send("GET", "keys?sort=-lastUsed&limit=2", null);
        Answer next =
                send("GET", "keys?sort=-lastUsed&limit=2&after=" + page.body().getString("next"), null);
        assertThat(next.body().getJsonArray("keys")).hasSize(1);
        assertThat(send("GET", "keys?sort=created&after=" + page.body().getString("next"), null)
                        .status())
                .isEqualTo(400);
        for (String wrong : List.of(
                "sort=name",
                "unused=90",
                "unused=-P1D",
                "unused=P0D",
                "expiresBefore=x",
                "label=team",
                "neverUsed=yes")) {
            assertThat(send("GET", "keys?" + wrong, null).status()).as(wrong).isEqualTo(422);
        }
    }

    private List<String> ids(String path) {
        return send("GET", path, null).body().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .map(key -> key.getString("id"))
                .toList();
    }

    private Map<String, Integer> bulk(String action, String query, Map<String, String> tags, Secret key) {
        JsonObject body = Json.createObjectBuilder()
                .add("action", action)
                .add("keys", Json.createObjectBuilder(new HashMap<String, Object>(tags)))
                .build();
        Answer answer = send("POST", "keys/bulk" + query, body.toString(), key, "127.0.0.1");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Map<String, Integer> results = new HashMap<>();
        answer.body()
                .getJsonArray("results")
                .getValuesAs(JsonObject.class)
                .forEach(result -> results.put(result.getString("id"), result.getInt("status")));
        return results;
    }

    /** Each key is changed in the version that was seen, or not at all, and none keeps another one from being changed. */
    @Test
    void manyKeys_areChangedAfterAPreview() {
        start();
        Answer one = make("");
        Answer changed = make("");
        Answer gone = make("");
        Map<String, String> tags = new HashMap<>();
        for (Answer each : List.of(one, changed, gone)) {
            tags.put(each.id(), each.headers().get("ETag"));
        }
        send("PATCH", "keys/" + changed.id(), "{\"description\":\"y\"}");
        send("DELETE", "keys/" + gone.id(), null);
        Map<String, Integer> expected = Map.of(one.id(), 200, changed.id(), 412, gone.id(), 404);

        assertThat(bulk("delete", "?preview=true", tags, admin)).isEqualTo(expected);
        assertThat(send("GET", "keys/" + one.id(), null).status()).isEqualTo(200);
        assertThat(bulk("disable", "", tags, admin)).isEqualTo(expected);
        assertThat(send("GET", "keys/" + one.id(), null).body().getString("state"))
                .isEqualTo("disabled");
        assertThat(send("GET", "keys/" + changed.id(), null).body().getString("state"))
                .isEqualTo("active");
        // The version is another one now.
        assertThat(bulk("delete", "", tags, admin)).containsEntry(one.id(), 412);
        tags.put(one.id(), send("GET", "keys/" + one.id(), null).headers().get("ETag"));
        assertThat(bulk("delete", "", tags, admin)).containsEntry(one.id(), 200);
        assertThat(send("GET", "keys/" + one.id(), null).status()).isEqualTo(404);
    }

    @Test
    void keysOfAnotherApplication_areNotChangedInBulk() {
        start();
        Answer made = make("");
        Map<String, String> tags = Map.of(made.id(), made.headers().get("ETag"));
        Secret shop = store.key("shop", Set.of("Keys:Get", "Keys:Add", "Keys:Delete"));
        assertThat(bulk("delete", "", tags, shop)).containsEntry(made.id(), 404);
        assertThat(send("GET", "keys/" + made.id(), null).status()).isEqualTo(200);
        assertThat(send("POST", "keys/bulk", "{}", store.key("shop", Set.of("Keys:Get")), "127.0.0.1")
                        .type())
                .isEqualTo("insufficient-scope");
        for (String wrong : List.of(
                "{}",
                "{\"action\":\"revoke\",\"keys\":{\"a\":\"b\"}}",
                "{\"action\":\"delete\",\"keys\":{}}",
                "{\"action\":\"delete\",\"keys\":[\"a\"]}",
                "{\"action\":\"delete\",\"keys\":{\"a\":1}}")) {
            assertThat(send("POST", "keys/bulk", wrong).status()).isEqualTo(422);
        }
        assertThat(bulk("delete", "", Map.of("x", "\"1\""), admin)).containsEntry("", 404);
    }

    /** The preview is the change itself, taken back: it knows what the caller may not do. */
    @Test
    void keysAreEnabled_byWhoHoldsTheirScopes_andThePreviewSaysSo() throws ReflectiveOperationException {
        start();
        Answer made = make("");
        Map<String, String> tags =
                new HashMap<>(Map.of(made.id(), made.headers().get("ETag")));
        assertThat(bulk("disable", "", tags, admin)).containsEntry(made.id(), 200);
        JsonObject listed = send("GET", "keys?state=disabled", null)
                .body()
                .getJsonArray("keys")
                .getJsonObject(0);
        tags.put(made.id(), listed.getString("etag"));
        Secret weak = store.key("latchkey", Set.of("Keys:Get", "Keys:Add"));
        assertThat(bulk("enable", "?preview=true", tags, weak)).containsEntry(made.id(), 403);
        assertThat(bulk("enable", "", tags, weak)).containsEntry(made.id(), 403);
        assertThat(bulk("enable", "?preview=true", tags, admin)).containsEntry(made.id(), 200);
        assertThat(send("GET", "keys/" + made.id(), null).body().getString("state"))
                .as("after previews")
                .isEqualTo("disabled");
        assertThat(bulk("enable", "", tags, admin)).containsEntry(made.id(), 200);
        assertThat(send("GET", "keys/" + made.id(), null).body().getString("state"))
                .isEqualTo("active");
        assertThat(send("POST", "keys/bulk", "{\"action\":\"delete\",\"keys\":{\"a\":\"b\"}}", weak, "127.0.0.1")
                        .type())
                .isEqualTo("insufficient-scope");
    }

    @Test
    void applicationsAreFound_byNameIdAndLabel() throws ReflectiveOperationException {
        start();
        send("POST", "applications", "{\"id\":\"depot\",\"name\":\"The Warehouse\"}");
        send("PATCH", "applications/depot", "{\"labels\":{\"team\":\"Logistics\"}}");
        for (String text : List.of("warehouse", "DEPO", "logist")) {
            assertThat(send("GET", "applications?q=" + text, null)
                            .body()
                            .getJsonArray("applications")
                            .getValuesAs(JsonObject.class))
                    .as(text)
                    .extracting(each -> each.getString("id"))
                    .containsExactly("depot");
        }
        assertThat(send("GET", "applications?q=" + "x".repeat(101), null).status())
                .isEqualTo(422);
    }

    /** A key that deletes itself too deletes the others nevertheless: all are changed in one transaction. */
    @Test
    void ownKey_amongManyKeys_isDeletedWithThem() {
        start();
        String own = id(admin);
        Secret other = store.key("latchkey", AdminScopes.names());
        Map<String, String> tags = new HashMap<>();
        tags.put(own, send("GET", "keys/" + own, null).headers().get("ETag"));
        for (int i = 0; i < 6; i++) {
            Answer made = make("");
            tags.put(made.id(), made.headers().get("ETag"));
        }
        assertThat(bulk("delete", "", tags, admin))
                .hasSize(7)
                .containsValue(200)
                .doesNotContainValue(401);
        for (String id : tags.keySet()) {
            assertThat(send("GET", "keys/" + id, null, other, "127.0.0.1").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void configuredKey_andTooManyKeys_areRefusedInBulk() {
        values.put(
                "latchkey.keys",
                "id=0123456789AB digest=sha256:" + "0123456789abcdef".repeat(4) + " application=blog scopes=");
        start();
        Answer made = make("");
        Map<String, String> tags = new HashMap<>(
                Map.of("0123456789AB", "\"0\"", made.id(), made.headers().get("ETag")));
        assertThat(bulk("delete", "?preview=true", tags, admin)).isEqualTo(Map.of("0123456789AB", 409, made.id(), 200));
        Secret shop = store.key("shop", Set.of("Keys:Get", "Keys:Add", "Keys:Delete"));
        assertThat(bulk("delete", "", tags, shop)).containsEntry("0123456789AB", 404);
        for (int i = 0; i < 199; i++) {
            tags.put("x" + i, "\"1\"");
        }
        JsonObject body = Json.createObjectBuilder()
                .add("action", "delete")
                .add("keys", Json.createObjectBuilder(new HashMap<String, Object>(tags)))
                .build();
        assertThat(send("POST", "keys/bulk", body.toString()).status()).isEqualTo(422);
        assertThat(send("GET", "keys/" + made.id(), null).status()).isEqualTo(200);
    }

    @Test
    void application_isRenamedDisabledAndEnabled() {
        start();
        Secret key = store.key("shop", Set.of("Inputs:Get"));
        Answer changed = send("PATCH", "applications/shop", "{\"name\":\"New\",\"labels\":{\"team\":\"a\"}}");
        assertThat(changed.body().getString("name")).isEqualTo("New");
        assertThat(changed.body().getJsonObject("labels").getString("team")).isEqualTo("a");
        assertThat(send("POST", "applications/shop/disable", null).body().getString("state"))
                .isEqualTo("disabled");
        authenticator.heedChanges();
        assertThat(send("GET", "me", null, key, "127.0.0.1").type()).isEqualTo("invalid-key");
        assertThat(send("GET", "applications/shop", null).body().getString("state"))
                .isEqualTo("disabled");
        assertThat(send("POST", "applications/shop/enable", null).status()).isEqualTo(200);
        authenticator.heedChanges();
        assertThat(send("GET", "me", null, key, "127.0.0.1").status()).isEqualTo(200);
        for (String wrong : List.of("{}", "{\"name\":\"\"}", "{\"labels\":{\"A\":\"b\"}}", "{\"labels\":[]}")) {
            assertThat(send("PATCH", "applications/shop", wrong).status()).isEqualTo(422);
        }
        assertThat(send("PATCH", "applications/none", "{\"name\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void allKeysOfAnApplication_areDeleted() {
        start();
        for (int i = 0; i < 103; i++) {
            store.key("shop", Set.of());
        }
        assertThat(send("DELETE", "applications/shop/keys", null).body().getInt("deleted"))
                .isEqualTo(103);
        assertThat(send("GET", "keys?application=shop", null).body().getJsonArray("keys"))
                .isEmpty();
        assertThat(send("GET", "applications/shop", null).status()).isEqualTo(200);
        // With the key of the caller, which would be the first.
        Secret own = Stream.generate(() -> store.key("shop", Set.of("Keys:Get", "Keys:Add", "Keys:Delete")))
                .limit(150)
                .min(Comparator.comparing(AdminServletTest::id))
                .orElseThrow();
        assertThat(send("DELETE", "applications/shop/keys", null, own, "127.0.0.1")
                        .body()
                        .getInt("deleted"))
                .isEqualTo(150);
        Secret other = store.key("blog", Set.of("Keys:Get", "Keys:Add", "Keys:Delete", "Apps:Get", "Apps:Add"));
        assertThat(send("DELETE", "applications/shop/keys", null, other, "127.0.0.1")
                        .type())
                .isEqualTo("other-application");
        assertThat(send("POST", "applications/blog/disable", null, other, "127.0.0.1")
                        .type())
                .isEqualTo("insufficient-scope");
    }

    @Test
    void keyOfAnotherApplication_isNotFound() {
        start();
        Secret shop = store.key("shop", Set.of("Keys:Get"));
        String body = "{\"text\":\"" + admin.reveal() + "\"}";
        assertThat(send("POST", "keys/find", body, shop, "127.0.0.1").status()).isEqualTo(404);
        assertThat(send("POST", "keys/find", body, store.key("shop", Set.of()), "127.0.0.1")
                        .type())
                .isEqualTo("insufficient-scope");
        assertThat(send("POST", "keys/find", body).status()).isEqualTo(200);
        assertThat(send("POST", "keys/find", "{\"text\":\"\"}").status()).isEqualTo(422);
    }
}
