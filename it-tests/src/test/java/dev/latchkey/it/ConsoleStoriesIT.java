package dev.latchkey.it;

import static dev.latchkey.it.Console.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do in the console at night, on two servers that share a PostgreSQL: the page is one's, the programs call the other. */
@NeedsBrowser
class ConsoleStoriesIT {
    /** How many of the keys of a story a program uses. */
    private static final int KNOWN = 10;

    private static TwoNodes nodes;
    private static Browser browser;

    private Console console;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.startMoving();
        nodes = TwoNodes.startOnPostgres("stories", Jar.parameter("latchkey.leaked", "disable"));
        nodes.first().admin().post("applications", "{\"id\":\"demo\",\"name\":\"Of the stories\"}");
    }

    @AfterAll
    static void stop() {
        browser.close();
        if (nodes != null) {
            nodes.close();
        }
    }

    @BeforeEach
    void open() {
        console = new Console(
                browser,
                nodes.first().http(),
                Json.createObjectBuilder().add("admin", ManagedHost.adminText()).build());
        browser.size(1280, 900).scheme("light");
    }

    @AfterEach
    void complainsOfNothing() {
        browser.run("localStorage.clear()");
        assertThat(browser.complaints()).isEmpty();
    }

    private HttpResponse<String> callAtTheOther(String key) {
        return nodes.second().http().get("api/inputs/1", "Authorization", "Key " + key);
    }

    private void awaitAtTheOther(String key, int status) {
        await("the other server").atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(
                        callAtTheOther(key).statusCode())
                .isEqualTo(status));
    }

    @Test
    void leakedKey_isFoundByItsText_andReplaced() {
        String text = console.make("Nightly import", "Inputs:Get");
        awaitAtTheOther(text, 200);
        nodes.second()
                .http()
                .send(
                        "POST",
                        "latchkey/leaked",
                        "{\"keys\":[\"" + text + "\"],\"reason\":\"pasted\"}",
                        "Content-Type",
                        "application/json");
        awaitAtTheOther(text, 401);
        console.open("#demo");
        console.signIn("admin").click("find-key").type("find-text", text).awaitText("find-match", "This is the key");
        browser.click("find-open").awaitText("leak-" + id(text), "The key is disabled");
        browser.click("leak-replace-" + id(text)).click("submit-replace");
        String next = browser.find("issued-text").getText();
        browser.picture("story-replaced").click("copy-key").click("issued-done").awaitText("heading", "Nightly import");
        awaitAtTheOther(next, 200);
        assertThat(callAtTheOther(text).statusCode()).isEqualTo(401);
    }

    @Test
    void rotation_endsEarly_whenTheOldKeyIsSilent() {
        String old = console.make("Mobile app", "Inputs:Get");
        console.open("#demo/keys/" + id(old));
        console.signIn("admin").click("replace-key").click("overlap-P7D").click("submit-replace");
        String next = browser.find("issued-text").getText();
        browser.click("copy-key").click("issued-done").awaitText("overlap-advice", "not used since it was replaced");

        await("the announcement").atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            HttpResponse<String> told = callAtTheOther(old);
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(told.headers().firstValue("Sunset")).isPresent();
        });
        browser.awaitLongText("overlap-advice", "A program still uses the old key");
        awaitAtTheOther(next, 200);
        browser.awaitLongText("overlap-use-" + id(next), "1 call");

        // The program has moved: another rotation shows it.
        String second = console.make("Moved already", "Inputs:Get");
        console.admin("POST", "keys/" + id(second) + "/replace", "{\"overlap\":\"P7D\"}");
        console.open("#demo/keys/" + id(second));
        console.signIn("admin").click("overlap-end").click("confirm-delete").find("create-key");
        awaitAtTheOther(second, 401);
    }

    /** The days that keys must have been watched are taken from the database. */
    @Test
    void unusedScopes_areTakenFromKeys() {
        String[] keys = new String[3];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = console.make("Holds too much " + i, "Inputs:Get", "Inputs:Add");
            awaitAtTheOther(keys[i], 200);
        }
        await("the uses").atMost(Duration.ofMinutes(5)).until(() -> {
            nodes.postgres().execute("update latchkey_key_use set since = since - interval '40 days'");
            return Stream.of(keys).allMatch(each -> console.admin("GET", "keys/" + id(each), null)
                    .body()
                    .contains("\"unusedScopes\":[\"Inputs:Add\"]"));
        });
        console.open("#demo/keys/" + id(keys[0]));
        console.signIn("admin").awaitText("unused-scopes", "Inputs:Add").click("take-away-unused");
        browser.awaitGone("unused-scopes").click("to-keys").type("filter-text", "holds too much");
        browser.awaitText("keys-shown", "3 keys").click("select-all").click("bulk-reduce");
        browser.awaitText("bulk-summary", "2 keys will lose their unused scopes");
        browser.awaitText("bulk-" + id(keys[1]), "without Inputs:Add").picture("bulk-reduce");
        browser.isAccessible("a preview of scopes").click("confirm-bulk").awaitGone("confirm-bulk");
        for (String each : keys) {
            await().untilAsserted(() -> assertThat(DemoHost.json(console.admin("GET", "keys/" + id(each), null)
                                    .body())
                            .getJsonArray("scopes"))
                    .hasToString("[\"Inputs:Get\"]"));
        }
    }

    @Test
    void staleKeys_areFoundAndDisabledTogether() {
        for (int i = 0; i < 60; i++) {
            console.make("Stale device " + i, "Inputs:Get");
        }
        String used = console.make("Stale device in use", "Inputs:Get");
        awaitAtTheOther(used, 200);
        await("the use").atMost(Duration.ofMinutes(5)).until(() -> console.admin("GET", "keys/" + id(used), null)
                .body()
                .contains("lastUsed"));
        console.open("#demo");
        console.signIn("admin").choose("filter-use", "never").type("filter-text", "stale device");
        await("the list").untilAsserted(() -> assertThat(
                        browser.run("return document.querySelector('[data-testid^=key-row-] .key-name')?.textContent"))
                .isEqualTo("Stale device 59"));
        browser.click("select-all").click("bulk-everything");
        browser.awaitText("bulk-count", "60 keys")
                .click("bulk-disable")
                .awaitText("bulk-summary", "60 keys will be disabled");
        browser.click("confirm-bulk").awaitGone("confirm-bulk").choose("filter-use", "");
        browser.choose("filter-state", "active").awaitText("keys-shown", "1 key");
        browser.find("key-row-" + id(used));
        assertThat(callAtTheOther(used).statusCode()).isEqualTo(200);
    }

    private List<JsonObject> listed(String query) {
        return nodes.first().admin().get("keys?application=fleet&" + query).objects("keys");
    }

    private static String first() {
        return (String)
                browser.run("return document.querySelector('[data-testid^=key-row-] .key-name')?.textContent ?? ''");
    }

    /** All but some of them are made by SQL, which is quick, and their texts are not known. */
    @Test
    void tenThousandKeys_areSearchedSortedAndDisabled() {
        nodes.first().admin().post("applications", "{\"id\":\"fleet\",\"name\":\"Many devices\"}");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < KNOWN; i++) {
            Answer made = nodes.first().key("fleet", String.format("Device %05d", i * 1_000), "Inputs:Get");
            texts.add(made.text().orElseThrow().reveal());
        }
        nodes.postgres()
                .execute("insert into latchkey_key (id, application_id, description, digest, state, created, version)"
                        + " select 'fleet' || lpad(i::text, 7, '0'), 'fleet', 'Device ' || lpad(i::text, 5, '0'),"
                        + " 'sha256:' || repeat('0', 64), 'ACTIVE', now() - i * interval '1 second', 1"
                        + " from generate_series(1, 9999) i where i % 1000 <> 0");
        texts.forEach(each -> awaitAtTheOther(each, 200));

        assertThat(listed("q=DEVICE%200123&sort=-description&limit=200"))
                .extracting(key -> key.getString("description"))
                .hasSize(10)
                .startsWith("Device 01239")
                .endsWith("Device 01230");
        console.open("#fleet");
        console.signIn("admin").awaitText("keys-shown", "there are more").choose("sort", "description");
        await("the first key").until(() -> first().equals("Device 00000"));
        browser.type("filter-text", "DEVICE 09999").awaitText("keys-shown", "1 key");
        await("the key that was searched").until(() -> first().equals("Device 09999"));
        browser.type("filter-text", "device").awaitText("keys-shown", "there are more");
        browser.click("select-all").click("bulk-everything").awaitLongText("bulk-count", "10,000 keys selected");
        browser.click("bulk-disable").awaitLongText("bulk-summary", "10,000 keys will be disabled");
        browser.picture("story-fleet").click("confirm-bulk");
        await("the change").atMost(Duration.ofMinutes(5)).until(() -> !browser.isThere("confirm-bulk"));

        assertThat(listed("state=active&limit=1")).isEmpty();
        texts.forEach(each -> awaitAtTheOther(each, 401));
        assertThat(nodes.second()
                        .admin()
                        .get("audit?application=fleet&action=key%20disabled&limit=200")
                        .objects("entries"))
                .hasSize(200);
    }
}
