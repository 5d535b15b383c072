package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Secret;
import dev.latchkey.admin.ManagementFixture.Answer;
import dev.latchkey.authentication.Renewals;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.Actor;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys keep working where they are imported: from another environment, with the same or another pepper, and from another system. */
class KeyTransferTest {
    private static final String ONE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String TWO = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";
    private static final String HMAC_SECRET =
            Base64.getEncoder().encodeToString("s3cret".getBytes(StandardCharsets.US_ASCII));
    private static final String OTHER = "acme_0123456789abcdef0123456789abcdef";
    private static final String OLD = "old-0123456789abcdef0123456789abcdef";

    private final List<ManagementFixture> opened = new ArrayList<>();

    private ManagementFixture environment(String... settings) {
        Map<String, String> values = new HashMap<>(Map.of(
                "latchkey.admin",
                "true",
                "latchkey.key.imported",
                "prefix=acme_ digest=sha256; prefix=old- digest=hmac-sha256 secret=" + HMAC_SECRET + " of=rest"));
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        ManagementFixture fixture = new ManagementFixture(values);
        opened.add(fixture);
        return fixture;
    }

    @AfterEach
    void close() {
        opened.forEach(ManagementFixture::close);
    }

    private static JsonObject export(ManagementFixture from) {
        Answer exported = from.send("GET", "keys/export?application=shop", null);
        assertThat(exported.status()).as(String.valueOf(exported.body())).isEqualTo(200);
        return exported.body();
    }

    private static String id(Secret key) {
        return KeyText.parse(key.reveal(), List.of("lk")).orElseThrow().id();
    }

    private static JsonObject importing(JsonValue... keys) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (JsonValue key : keys) {
            array.add(key);
        }
        return Json.createObjectBuilder().add("keys", array).build();
    }

    private static JsonObject row(String member, String value, String digest) {
        return Json.createObjectBuilder()
                .add(member, value)
                .add("application", "shop")
                .add("description", "From elsewhere")
                .add("scopes", Json.createArrayBuilder(List.of("Inputs:Get")))
                .add("digest", digest)
                .build();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(HMAC_SECRET), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The peppers of two environments, and whether keys of the first work in the second. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -",
                "1:" + ONE + ", 1:" + ONE,
                "1:" + ONE + ", 7:" + ONE,
                "-, 1:" + ONE,
                "1:" + ONE + ", '2:" + TWO + ",1:" + ONE + "'",
                "1:" + ONE + ", '1:" + TWO + ",9:" + ONE + "'"
            })
    void keys_workInAnotherEnvironment(String there, String here) {
        ManagementFixture from = environment("latchkey.pepper", there == null ? "" : there);
        Secret key = from.store.key("shop", Set.of("Inputs:Get"));
        Secret disabled = from.store.key("shop", Set.of());
        from.store.management.disable(Actor.SYSTEM, id(disabled), OptionalLong.empty());
        Secret replaced = from.store.key("shop", Set.of());
        from.send("POST", "keys/" + id(replaced) + "/replace", "{\"overlap\":\"P1D\"}");
        JsonObject exported = export(from);
        assertThat(exported.toString()).doesNotContain(key.reveal().substring(16));
        ManagementFixture to = environment("latchkey.pepper", here == null ? "" : here);
        to.store.management.createApplication(Actor.SYSTEM, "shop", "The shop");

        Answer preview = to.send("POST", "keys/import?dryRun=true", exported.toString());
        assertThat(preview.status()).as(String.valueOf(preview.body())).isEqualTo(200);
        assertThat(preview.body().getInt("imported")).isZero();
        assertThat(preview.body().getJsonArray("results")).hasSize(4);
        assertThat(to.accepts(key.reveal())).isFalse();

        assertThat(to.send("POST", "keys/import", exported.toString()).body().getInt("imported"))
                .isEqualTo(4);
        assertThat(to.accepts(key.reveal())).isTrue();
        assertThat(to.accepts(disabled.reveal())).isFalse();
        assertThat(to.accepts(replaced.reveal())).isTrue();
        JsonObject made = from.send("GET", "keys/" + id(key), null).body();
        JsonObject moved = to.send("GET", "keys/" + id(key), null).body();
        assertThat(moved.getString("created")).isEqualTo(made.getString("created"));
        assertThat(to.send("GET", "keys/" + id(replaced), null).body().getString("expires"))
                .isEqualTo(from.send("GET", "keys/" + id(replaced), null)
                        .body()
                        .getString("deletion")
                        .replaceAll("(\\.\\d{3})\\d*Z", "$1Z"));
        assertThat(to.store.verification().run(true).orElseThrow().isIntact()).isTrue();

        // Used once, its digest is made here.
        Renewals.write(to.authenticator);
        assertThat(to.accepts(key.reveal())).isTrue();
        String digest = export(to).getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("id").equals(id(key)))
                .findFirst()
                .orElseThrow()
                .getString("digest");
        String newest = here == null ? "sha256:" : "hmac-sha256:" + here.split(":")[0] + ":";
        assertThat(digest)
                .startsWith(
                        "1:".concat(TWO).equals(here == null ? "" : here.split(",")[0]) ? "hmac-sha256:9:" : newest);
    }

    @Test
    void pepperThatIsNotHere_isRefusedByName() {
        ManagementFixture from = environment("latchkey.pepper", "1:" + ONE);
        from.store.key("shop", Set.of());
        ManagementFixture to = environment("latchkey.pepper", "1:" + TWO);
        to.store.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        Answer refused = to.send("POST", "keys/import", export(from).toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo("import-refused");
        JsonObject error = refused.body().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).isEqualTo("#/keys/0/digest");
        assertThat(error.getString("detail")).contains("latchkey.pepper lacks the pepper version 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:" + ONE})
    void keysOfOtherSystems_authenticateAndAreDigestedAnew(String pepper) {
        ManagementFixture to = environment("latchkey.pepper", pepper);
        to.store.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        String inBase64 = Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(OLD.substring(4)));
        JsonObject rows = importing(
                row("prefix", "acme_", "sha256:" + hex(sha256(OTHER))),
                row("prefix", "old-", "hmac-sha256:" + inBase64));
        assertThat(to.accepts(OTHER)).isFalse();
        Answer imported = to.send("POST", "keys/import", rows.toString());
        assertThat(imported.status()).as(String.valueOf(imported.body())).isEqualTo(200);
        for (String text : List.of(OTHER, OLD)) {
            assertThat(to.accepts(text)).isTrue();
            assertThat(to.accepts(text.substring(0, text.length() - 1) + "e")).isFalse();
        }
        assertThat(export(to).toString()).contains("imported:");
        Renewals.write(to.authenticator);
        assertThat(export(to).toString()).doesNotContain("imported:");
        for (String text : List.of(OTHER, OLD)) {
            assertThat(to.accepts(text)).isTrue();
            Answer found = to.send("POST", "keys/find", "{\"text\":\"" + text + "\"}");
            assertThat(found.body().getString("match")).isEqualTo("exact");
            assertThat(to.send("DELETE", "me", null, Secret.of(text), "127.0.0.1")
                            .status())
                    .isEqualTo(204);
            assertThat(to.accepts(text)).isFalse();
        }
        Answer again = to.send("POST", "keys/import", rows.toString());
        assertThat(again.body().getJsonArray("errors").getJsonObject(0).getString("detail"))
                .contains("was deleted");
    }

    @Test
    void oneWrongRow_refusesAll() {
        ManagementFixture to = environment();
        Secret there = to.store.key("shop", Set.of());
        String digest = "sha256:" + "0".repeat(64);
        JsonObject good = row("id", "0123456789ab", digest);
        Answer refused = to.send(
                "POST",
                "keys/import",
                importing(
                                good,
                                good,
                                row("id", id(there), digest),
                                row("id", "short", digest),
                                row("prefix", "none_", digest),
                                row("prefix", "acme_", "hmac-sha256:" + "0".repeat(64)),
                                row("id", "0123456789ac", "md5:00"),
                                Json.createObjectBuilder(row("id", "0123456789ad", digest))
                                        .add("scopes", Json.createArrayBuilder().add("Nothing:Get"))
                                        .build(),
                                Json.createObjectBuilder(row("id", "0123456789ae", digest))
                                        .add("application", "none")
                                        .build(),
                                Json.createObjectBuilder(row("id", "0123456789af", digest))
                                        .add("expires", "2020-01-01T00:00:00Z")
                                        .build())
                        .toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().getInt("refused")).isEqualTo(9);
        assertThat(refused.body().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("pointer"))
                .containsExactly(
                        "#/keys/1",
                        "#/keys/2/id",
                        "#/keys/3/id",
                        "#/keys/4/prefix",
                        "#/keys/5/digest",
                        "#/keys/6/digest",
                        "#/keys/7/scopes",
                        "#/keys/8/application",
                        "#/keys/9/expires");
        assertThat(refused.body().toString()).doesNotContain("0".repeat(20));
        assertThat(to.send("GET", "keys/0123456789ab", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keys\":[]}",
                "{}",
                "{\"keys\":[1]}",
                "{\"keys\":{}}",
                "{\"keys\":[{\"text\":\"x\"}]}",
                "{\"keys\":[{\"id\":1}]}",
                "{\"keys\":[{\"id\":\"0123456789ab\"}],\"peppers\":{\"x\":\"y\"}}"
            })
    void malformedImport_isRefused(String body) {
        assertThat(environment().send("POST", "keys/import", body).status()).isEqualTo(422);
    }

    /** As keys are made: nobody gives what they do not hold, or to another application, and a deleted key's digest proves nothing. */
    @Test
    void rights_areThoseOfMakingKeys() {
        ManagementFixture to = environment();
        Secret own = to.store.key("shop", Set.of("Keys:Get", "Keys:Add"));
        to.store.management.createApplication(Actor.SYSTEM, "other", "Another");
        String digest = "sha256:" + "0".repeat(64);
        JsonObject row = row("id", "0123456789ab", digest);
        JsonObject less = Json.createObjectBuilder(row)
                .add("scopes", Json.createArrayBuilder())
                .build();
        JsonObject elsewhere =
                Json.createObjectBuilder(less).add("application", "other").build();
        for (JsonObject refused : List.of(row, elsewhere)) {
            Answer answer = to.send("POST", "keys/import", importing(refused).toString(), own, "127.0.0.1");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.type()).isEqualTo("import-refused");
        }
        assertThat(to.send("POST", "keys/import", importing(less).toString(), own, "127.0.0.1")
                        .status())
                .isEqualTo(200);
        assertThat(to.send("GET", "keys/export", null, own, "127.0.0.1").type()).isEqualTo("insufficient-scope");
        Secret exporter = to.store.key("shop", Set.of("Keys:Get", "Keys:Add", "Keys:Delete"));
        JsonObject exported =
                to.send("GET", "keys/export", null, exporter, "127.0.0.1").body();
        assertThat(exported.getJsonArray("keys").getValuesAs(JsonObject.class))
                .extracting(key -> key.getString("application"))
                .containsOnly("shop");
        assertThat(to.send("GET", "audit?limit=2", null)
                        .body()
                        .getJsonArray("entries")
                        .toString())
                .contains("keys exported");
    }

    @Test
    void exportIsPaged() {
        ManagementFixture from = environment();
        for (int i = 0; i < 5; i++) {
            from.store.key("shop", Set.of());
        }
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = from.send("GET", "keys/export?application=shop&limit=2" + after, null)
                    .body();
            page.getJsonArray("keys").getValuesAs(JsonObject.class).forEach(key -> ids.add(key.getString("id")));
            after = page.containsKey("next") ? "&after=" + page.getString("next") : null;
        } while (after != null);
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void manyKeys_areImportedAtOnce() {
        ManagementFixture to = environment("latchkey.pepper", "1:" + ONE);
        to.store.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        JsonValue[] rows = new JsonValue[1001];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("id", String.format("%012d", i), "sha256:" + String.format("%064d", i));
        }
        assertThat(to.send("POST", "keys/import", importing(rows).toString()).status())
                .isEqualTo(422);
        assertThat(to.send(
                                "POST",
                                "keys/import",
                                importing(Arrays.copyOf(rows, 1000)).toString())
                        .body()
                        .getInt("imported"))
                .isEqualTo(1000);
    }
}
