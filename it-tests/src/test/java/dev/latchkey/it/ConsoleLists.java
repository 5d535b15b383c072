package dev.latchkey.it;

import static dev.latchkey.it.Console.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Lists of keys: the server selects and sorts them, and several are changed at once. */
interface ConsoleLists extends ConsolePage {
    /** More than the console selects or sends at once; -Dit.console.keys=10000 makes very many. */
    int MANY = Integer.getInteger("it.console.keys", 430);

    private void makeMany(String application, int number) {
        console().admin("POST", "applications", "{\"id\":\"" + application + "\",\"name\":\"Many keys\"}");
        IntStream.range(0, number).parallel().forEach(i -> {
            String body = Json.createObjectBuilder()
                    .add("application", application)
                    .add("description", "Device " + (i + 1_000_000))
                    .add("scopes", Json.createArrayBuilder().add("Search"))
                    .add("labels", Json.createObjectBuilder().add("even", i % 2 == 0 ? "yes" : "no"))
                    .build()
                    .toString();
            assertThat(console().admin("POST", "keys", body).statusCode()).isEqualTo(201);
        });
    }

    private int count(String query) {
        int count = 0;
        String next = "";
        do {
            JsonObject page = DemoHost.json(console()
                    .admin("GET", "keys?limit=200&" + query + next, null)
                    .body());
            count += page.getJsonArray("keys").size();
            next = page.containsKey("next") ? "&after=" + page.getString("next") : "";
        } while (!next.isEmpty());
        return count;
    }

    private String first() {
        return (String)
                browser().run("return document.querySelector('[data-testid^=key-row-] .key-name')?.textContent ?? ''");
    }

    private void awaitFirst(String description) {
        await("the first key").untilAsserted(() -> assertThat(first()).isEqualTo(description));
    }

    @Test
    default void manyKeysAreSearchedSortedAndDisabledAtOnce() {
        makeMany("many", MANY);
        console().open("#many");
        console().signIn("admin").awaitText("keys-shown", "there are more");
        String last = "Device " + (MANY - 1 + 1_000_000);
        browser().choose("sort", "description");
        awaitFirst("Device 1000000");
        // It is on no page that was loaded.
        browser().type("filter-text", last.toUpperCase(Locale.ROOT)).awaitText("keys-shown", "1 key");
        awaitFirst(last);
        browser().type("filter-text", "even=yes").awaitText("keys-shown", "50 keys");
        awaitFirst("Device 1000000");
        browser().picture("many-filtered").isAccessible("a filtered list");
        browser().click("load-more").awaitText("keys-shown", "100 keys");

        browser().click("select-all").awaitText("bulk-count", "100 keys");
        browser()
                .click("bulk-everything")
                .awaitLongText("bulk-count", String.format(Locale.ROOT, "%,d keys selected", (MANY + 1) / 2));
        browser().isAccessible("a selection").picture("many-selected").click("bulk-disable");
        browser().awaitLongText("bulk-summary", "keys will be disabled");
        browser().picture("bulk-preview").isAccessible("a preview").click("confirm-bulk");
        browser().awaitGone("confirm-bulk");
        assertThat(count("application=many&state=disabled")).isEqualTo((MANY + 1) / 2);
        assertThat(count("application=many&state=active&label=even=no")).isEqualTo(MANY / 2);
        console().admin("DELETE", "applications/many", null);
    }

    @Test
    default void aPreviewSaysWhatHappensToEachKey_andWhatChangedMeanwhileStays() {
        String used = console().make("Used a moment ago", "Inputs:Get");
        String unused = console().make("Never used", "Inputs:Get");
        String changed = console().make("Changed by another person", "Inputs:Get");
        console().call(used, "v2/inputs");
        await("the use")
                .atMost(Duration.ofMinutes(5))
                .until(() ->
                        console().admin("GET", "keys/" + id(used), null).body().contains("lastUsed"));
        console().signIn("admin").click("app-demo");
        for (String each : new String[] {used, unused, changed}) {
            browser().click("select-" + id(each));
        }
        browser().awaitText("bulk-count", "3 keys selected");
        console().admin("PATCH", "keys/" + id(changed), "{\"description\":\"Another\"}");
        browser().click("bulk-delete").awaitText("bulk-summary", "2 keys will be deleted. 1 key cannot be changed");
        browser().awaitText("bulk-warning", "1 of them was used");
        assertThat(browser().find("bulk-" + id(changed)).getText()).contains("Stays", "changed in the meantime");
        assertThat(browser().find("bulk-" + id(used)).getText()).contains("Will be deleted", "used now");
        assertThat(browser().find("bulk-list").getText())
                .as("what must be looked at comes first")
                .matches("(?s).*Stays.*used now.*never used.*");
        browser().picture("bulk-delete").isAccessible("a preview with a refusal");
        browser().click("confirm-bulk").awaitGone("key-row-" + id(used));
        assertThat(console().call(used, "v2/inputs").statusCode()).isEqualTo(401);
        assertThat(console().call(changed, "v2/inputs").statusCode()).isEqualTo(200);

        browser().click("select-" + id(changed)).click("bulk-disable").click("confirm-bulk");
        browser()
                .awaitText("key-row-" + id(changed), "Disabled")
                .click("undo")
                .awaitText("key-row-" + id(changed), "Active");
        assertThat(console().call(changed, "v2/inputs").statusCode()).isEqualTo(200);
        browser().click("select-" + id(changed)).click("bulk-disable").click("confirm-bulk");
        browser().awaitText("key-row-" + id(changed), "Disabled");
        browser().click("select-" + id(changed)).click("bulk-enable").click("confirm-bulk");
        browser().awaitText("key-row-" + id(changed), "Active");
        assertThat(console().call(changed, "v2/inputs").statusCode()).isEqualTo(200);
    }

    /** The first part of the changes is made when the connection fails: trying again makes the rest, and nothing twice. */
    @Test
    default void aChangeThatWasInterrupted_isFinishedByTryingAgain() {
        makeMany("interrupted", 230);
        console().open("#interrupted");
        console().signIn("admin").awaitText("keys-shown", "there are more");
        browser()
                .run(
                        """
                const original = window.fetch;
                let changes = 0;
                window.fetch = (path, options) => {
                  if (path === "keys/bulk" && (changes += 1) === 2) return Promise.reject(new TypeError("offline"));
                  return original(path, options);
                };
                """);
        browser().click("select-all").click("bulk-everything").awaitText("bulk-count", "230 keys");
        browser().click("bulk-disable").click("confirm-bulk").awaitText("problem", "cannot be reached");
        assertThat(count("application=interrupted&state=disabled")).isEqualTo(200);
        browser().click("confirm-bulk").awaitGone("confirm-bulk");
        assertThat(count("application=interrupted&state=disabled")).isEqualTo(230);
        console().admin("DELETE", "applications/interrupted", null);
    }

    @Test
    default void aFilteredListHasAnAddress() {
        String id = id(console().make("Only in one list", "Search"));
        console().open("#demo");
        console().signIn("admin").choose("filter-use", "never").choose("sort", "description");
        browser()
                .choose("filter-scope", "Search")
                .type("filter-text", "only in one")
                .awaitText("keys-shown", "1 key");
        await().until(() -> browser().url().contains("#demo/list/"));
        String view = browser().url().substring(browser().url().indexOf('#'));
        browser().click("tab-audit").click("tab-keys").find("key-row-" + id);
        assertThat(browser().url()).endsWith(view);
        console().open(view);
        console().signIn("admin").awaitText("keys-shown", "1 key").find("key-row-" + id);
        assertThat(browser().find("filter-scope").getDomProperty("value")).isEqualTo("Search");
        browser()
                .type("filter-text", "nothing has this name")
                .click("clear-filters")
                .awaitText("keys-shown", "keys");
        await().until(() -> !browser().url().contains("Search"));
    }

    @Test
    default void keysAreSelectedByKeyboard_andWhatOneMayNotDoIsNotOffered() {
        String manager = console().make("Disables nothing", "Keys:Get", "Keys:Add", "Search");
        String id = id(console().make("Selected by keyboard", "Search"));
        console().admin("POST", "keys/" + id + "/disable", null);
        console().signInWith(manager).find("key-row-" + id);
        browser().tabTo("select-" + id).press(Keys.SPACE).find("bulk-enable");
        assertThat(browser().isThere("bulk-disable")).isFalse();
        assertThat(browser().isThere("bulk-delete")).isFalse();
        browser().tabTo("bulk-enable").press(Keys.ENTER).awaitText("bulk-summary", "1 key will be enabled");
        browser().tabTo("confirm-bulk").press(Keys.ENTER).awaitText("key-row-" + id, "Active");
        browser().size(375, 740).tabTo("select-" + id).press(Keys.SPACE);
        browser()
                .picture("selection-narrow")
                .doesNotScrollSideways("a selection on a phone")
                .isAccessible("a selection on a phone");
        browser().zoom(640, 450, 2).picture("selection-zoomed").doesNotScrollSideways("a selection at 200 %");
    }
}
