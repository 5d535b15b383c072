package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.Scope;
import dev.latchkey.Secret;
import dev.latchkey.authentication.Authenticator;
import dev.latchkey.authentication.CurrentCaller;
import dev.latchkey.config.ManagementSettings;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ManagedStore;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the REST API says about the limits of keys and their leaks, without a server. */
class AdminServletTest {
    @Scope(name = "Inputs:Get")
    private static final class Scopes {}

    private final Map<String, String> values =
            new HashMap<>(Map.of("latchkey.admin", "true", "latchkey.leaked", "disable"));
    private ManagedStore store;
    private AdminServlet servlet;
    private Authenticator authenticator;
    private Secret admin;

    private void start() throws ReflectiveOperationException {
        Settings settings = Settings.of(values);
        List<Scope> scopes = new ArrayList<>(List.of(Scopes.class.getAnnotationsByType(Scope.class)));
        scopes.addAll(AdminScopes.entries());
        store = new ManagedStore(settings, scopes);
        authenticator = new Authenticator(
                settings,
                store.configured,
                store.store,
                store.digester,
                new Vocabulary(),
                Runnable::run,
                System::nanoTime);
        servlet = new AdminServlet();
        Map<String, Object> beans = Map.of(
                "settings", settings,
                "catalogue", store.catalogue,
                "store", store.store,
                "configured", store.configured,
                "management", store.management,
                "leaked", store.leaked,
                "finder", store.finder);
        for (Map.Entry<String, Object> bean : beans.entrySet()) {
            Field field = AdminServlet.class.getDeclaredField(bean.getKey());
            field.setAccessible(true);
            field.set(servlet, bean.getValue());
        }
        servlet.init();
        Set<String> all = new TreeSet<>(AdminScopes.names());
        all.add("Inputs:Get");
        admin = store.key("latchkey", all);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private record Answer(int status, JsonObject body, Map<String, String> headers) {
        String id() {
            return body.getString("id");
        }

        String type() {
            return body.getString("type").replaceAll(".*/", "");
        }
    }

    private Answer send(String method, String path, String body, Secret key, String address) {
        String[] parts = path.split("\\?", 2);
        Map<String, String[]> parameters = new HashMap<>();
        if (parts.length > 1) {
            for (String pair : parts[1].split("&")) {
                parameters.put(pair.split("=")[0], new String[] {pair.split("=", 2)[1]});
            }
        }
        FakeRequest request = FakeRequest.of(method, "/latchkey/" + parts[0])
                .pathInfo("/" + parts[0])
                .parameters(parameters)
                .mappedTo(ManagementSettings.SERVLET)
                .to(new FakeContext().build())
                .address(address)
                .body("application/json", body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
        if (key != null) {
            request.key(key.reveal());
        }
        try {
            HttpServletRequest built = request.build();
            CurrentCaller.put(built, authenticator.authenticate(built));
            FakeResponse response = new FakeResponse();
            servlet.service(built, response.response());
            String text = response.body();
            return new Answer(
                    response.status(),
                    text.isEmpty()
                            ? null
                            : Json.createReader(new StringReader(text)).readObject(),
                    Map.of("ETag", String.valueOf(response.header("ETag"))));
        } catch (dev.latchkey.AccessRefusedException refused) {
            return new Answer(
                    refused.refusal().status(),
                    Json.createObjectBuilder()
                            .add("type", refused.refusal().kind().type())
                            .build(),
                    Map.of());
        } catch (java.io.IOException | jakarta.servlet.ServletException failure) {
            throw new AssertionError(failure);
        }
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

    private static Secret text(Answer made) {
        return Secret.of(made.body().getString("text"));
    }

    @Test
    void limitsOfAKey_areWrittenAndRead() throws ReflectiveOperationException {
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
    void wrongLimit_isRefusedByItsName(String member) throws ReflectiveOperationException {
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
    void keyThatLocksItselfOut_needsForce() throws ReflectiveOperationException {
        start();
        String own = KeyText.parse(admin.reveal(), List.of("lk")).orElseThrow().id();
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
    void holderOfAKey_endsItWithoutAnyScope() throws ReflectiveOperationException {
        start();
        Secret text = store.key("shop", Set.of());
        assertThat(send("DELETE", "me", null, text, "127.0.0.1").status()).isEqualTo(204);
        authenticator.heedChanges();
        assertThat(send("GET", "me", null, text, "127.0.0.1").type()).isEqualTo("invalid-key");
    }

    @Test
    void whileManagementIsOff_nothingElseIsServed() throws ReflectiveOperationException {
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
    void leakedKey_isReportedFoundAndReplaced() throws ReflectiveOperationException {
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
    void list_isFilteredSortedAndPaged() throws ReflectiveOperationException {
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

    @Test
    void keyOfAnotherApplication_isNotFound() throws ReflectiveOperationException {
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
