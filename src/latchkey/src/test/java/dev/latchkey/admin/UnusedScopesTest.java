package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.Secret;
import dev.latchkey.admin.ManagementFixture.Answer;
import dev.latchkey.authentication.Renewals;
import dev.latchkey.credential.KeyText;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scopes that a key does not use are shown and taken away, and none counts as unused too early. */
class UnusedScopesTest {
    private ManagementFixture fixture = new ManagementFixture(Map.of("latchkey.admin", "true"));
    private Secret key;
    private String id;

    @BeforeEach
    void makeAKey() {
        key = fixture.store.key("shop", Set.of("Inputs:Get", "Apps:Get", "Keys:Get"));
        id = KeyText.parse(key.reveal(), List.of("lk")).orElseThrow().id();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void use(String path) {
        assertThat(fixture.send("GET", path, null, key, "127.0.0.1").status()).isEqualTo(200);
        Renewals.writeUses(fixture.authenticator);
    }

    private void watchedForDays(int days) {
        fixture.store.execute("update latchkey_key_use set since = dateadd('DAY', -" + days
                + ", dateadd('MINUTE', -1, current_timestamp)) where key_id = '" + id + "'");
    }

    private Set<String> unused() {
        JsonArray unused = fixture.send("GET", "keys/" + id, null).body().getJsonArray("unusedScopes");
        return unused == null
                ? null
                : Set.copyOf(unused.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList());
    }

    @Test
    void scopesThatDecidedNothing_areShownAfter30Days() {
        assertThat(unused()).isNull();
        use("keys");
        assertThat(unused()).isNull();
        watchedForDays(29);
        assertThat(unused()).isNull();
        watchedForDays(30);
        assertThat(unused()).containsExactlyInAnyOrder("Inputs:Get", "Apps:Get");
        use("applications/shop");
        assertThat(unused()).containsExactly("Inputs:Get");
        ApiKey listed = fixture.store.keys().keys("shop").stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(listed.unusedScopes()).containsExactly("Inputs:Get");
    }

    @ParameterizedTest
    @CsvSource({"7, 10s, true", "8, 10s, false", "7, 0s, false"})
    void settings_sayWhen(int days, String interval, boolean known) {
        fixture.close();
        fixture = new ManagementFixture(Map.of(
                "latchkey.admin", "true", "latchkey.scopes.unused", "" + days, "latchkey.use.interval", interval));
        makeAKey();
        use("keys");
        fixture.store.execute("insert into latchkey_key_use (key_id, last_used, calls) select id, current_timestamp, 1"
                + " from latchkey_key k where not exists (select 1 from latchkey_key_use u where u.key_id = k.id)");
        watchedForDays(7);
        assertThat(unused() != null).isEqualTo(known);
    }

    /** A scope that a key got yesterday was not unused for a month. */
    @Test
    void keyThatGetsAScope_isWatchedAnew() {
        use("keys");
        watchedForDays(99);
        Answer less = fixture.send("PATCH", "keys/" + id, "{\"scopes\":[\"Apps:Get\",\"Keys:Get\"]}");
        assertThat(less.body().getJsonArray("unusedScopes")).hasSize(1);
        fixture.send("PATCH", "keys/" + id, "{\"scopes\":[\"Inputs:Get\",\"Apps:Get\",\"Keys:Get\"]}");
        assertThat(unused()).isNull();
    }

    private JsonObject remove(boolean preview) {
        String tag = fixture.send("GET", "keys/" + id, null).headers().get("ETag");
        JsonObject body = Json.createObjectBuilder()
                .add("action", "removeUnusedScopes")
                .add("keys", Json.createObjectBuilder().add(id, tag))
                .build();
        Answer answer = fixture.send("POST", "keys/bulk?preview=" + preview, body.toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body().getJsonArray("results").getJsonObject(0);
    }

    @Test
    void unusedScopes_areTakenAwayAfterAPreview() {
        use("keys");
        assertThat(remove(false).getInt("status")).isEqualTo(200);
        assertThat(fixture.send("GET", "keys/" + id, null).body().getJsonArray("scopes"))
                .hasSize(3);
        watchedForDays(30);
        assertThat(remove(true).getJsonObject("key").getJsonArray("unusedScopes"))
                .hasSize(2);
        assertThat(fixture.send("GET", "keys/" + id, null).body().getJsonArray("scopes"))
                .hasSize(3);
        assertThat(remove(false).getInt("status")).isEqualTo(200);
        JsonObject reduced = fixture.send("GET", "keys/" + id, null).body();
        assertThat(reduced.getJsonArray("scopes")).containsExactly(Json.createValue("Keys:Get"));
        assertThat(reduced.getJsonArray("unusedScopes")).isEmpty();
        use("keys");
    }

    /** Who manages keys grants scopes that it may use nowhere else. */
    @Test
    void keyThatMakesKeys_usesWhatItMayGrant() {
        Secret maker = fixture.store.key("shop", Set.of("Keys:Get", "Keys:Add", "Inputs:Get"));
        id = KeyText.parse(maker.reveal(), List.of("lk")).orElseThrow().id();
        fixture.send(
                "POST", "keys", "{\"application\":\"shop\",\"description\":\"x\",\"scopes\":[]}", maker, "127.0.0.1");
        Renewals.writeUses(fixture.authenticator);
        watchedForDays(30);
        assertThat(unused()).isEmpty();
    }
}
