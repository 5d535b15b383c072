package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Secret;
import dev.latchkey.admin.ManagementFixture.Answer;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Actor;
import dev.latchkey.key.ManagedStore;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications are changed in the version that was seen, and their keys say why they do not work. */
class ConditionalApplicationsTest {
    private final ManagementFixture fixture =
            new ManagementFixture(Map.of("latchkey.admin", "true", "latchkey.pepper", "1:" + "A".repeat(43) + "="));
    private final ManagedStore store = fixture.store;
    private final Secret key = store.key("shop", Set.of("Inputs:Get"));
    private final String id =
            KeyText.parse(key.reveal(), List.of("lk")).orElseThrow().id();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Answer rename(String name, String condition, String value) {
        return fixture.send(
                "PATCH",
                "applications/shop",
                "{\"name\":\"" + name + "\"}",
                fixture.admin,
                "127.0.0.1",
                Map.of(condition, value));
    }

    @Test
    void application_isChangedInTheVersionThatWasSeen() {
        String seen = fixture.send("GET", "applications/shop", null).headers().get("ETag");
        Answer changed = rename("One", "If-Match", seen);
        assertThat(changed.status()).isEqualTo(200);
        String next = changed.headers().get("ETag");
        assertThat(next).isNotEqualTo(seen);
        assertThat(fixture.send("GET", "applications/shop", null).headers()).containsEntry("ETag", next);
        Answer late = rename("Two", "If-Match", seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.type()).isEqualTo("changed-meanwhile");
        assertThat(rename("Two", "If-None-Match", next).status()).isEqualTo(412);
        assertThat(fixture.send("GET", "applications/shop", null).body().getString("name"))
                .isEqualTo("One");
        assertThat(rename("Two", "If-Match", "*").status()).isEqualTo(200);
        assertThat(rename("Two", "If-Match", "nonsense").status()).isEqualTo(400);
    }

    @Test
    void application_isReadOnlyIfItChanged() {
        String seen = fixture.send("GET", "applications/shop", null).headers().get("ETag");
        Map<String, String> condition = Map.of("If-None-Match", seen);
        assertThat(fixture.send("GET", "applications/shop", null, fixture.admin, "127.0.0.1", condition)
                        .status())
                .isEqualTo(304);
    }

    private String reason() {
        JsonObject body = fixture.send("GET", "keys/" + id, null).body();
        return body.getString("refusedBecause", "works");
    }

    @Test
    void keyThatIsRefused_saysWhy() {
        assertThat(reason()).isEqualTo("works");
        fixture.send("POST", "applications/shop/disable", null);
        assertThat(reason()).isEqualTo("application-disabled");
        fixture.send("POST", "applications/shop/enable", null);
        store.management.disable(Actor.SYSTEM, id, OptionalLong.empty());
        assertThat(reason()).isEqualTo("disabled");
        store.management.enable(Actor.SYSTEM, id, OptionalLong.empty());
        assertThat(reason()).isEqualTo("works");
        store.execute("update latchkey_key set description = 'x', expires = current_timestamp where id = '" + id + "'");
        assertThat(reason()).isEqualTo("altered-row");
    }

    @Test
    void previewOfAnAlteredRow_isNotAPromise() {
        String tag = fixture.send("GET", "keys/" + id, null).headers().get("ETag");
        store.execute("update latchkey_key set expires = current_timestamp where id = '" + id + "'");
        for (boolean preview : new boolean[] {true, false}) {
            JsonObject result = fixture.send(
                            "POST",
                            "keys/bulk?preview=" + preview,
                            "{\"action\":\"disable\",\"keys\":{\"" + id + "\":" + "\"" + tag.replace("\"", "\\\"")
                                    + "\"}}")
                    .body()
                    .getJsonArray("results")
                    .getJsonObject(0);
            assertThat(result.getInt("status")).isEqualTo(409);
            assertThat(result.getString("type")).isEqualTo("altered-row");
        }
    }
}
