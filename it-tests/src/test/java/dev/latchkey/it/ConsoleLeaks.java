package dev.latchkey.it;

import static dev.latchkey.it.Console.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A leaked key from paste to replaced, and a rotation in which one sees who still uses the old key. */
interface ConsoleLeaks extends ConsolePage {
    /** Keeps the addresses and bodies of requests for the test. */
    String KEEP_REQUESTS =
            """
            window.requests = [];
            const original = window.fetch;
            window.fetch = (path, options) => { window.requests.push([path, options?.body ?? ""]); return original(path, options); };
            """;

    private static String misspelt(String text) {
        char wrong = text.charAt(text.length() - 9) == 'A' ? 'B' : 'A';
        return text.substring(0, text.length() - 9) + wrong + text.substring(text.length() - 8);
    }

    private List<?> addresses() {
        return (List<?>) browser().run("return window.requests.map(([path]) => path)");
    }

    @Test
    default void aLeakedKey_isFoundByItsText_shownInRed_andReplaced() {
        String text = console().make("Leaked in a chat", "Inputs:Get");
        console()
                .http()
                .send(
                        "POST",
                        "latchkey/leaked",
                        "{\"keys\":[\"" + text + "\"],\"reason\":\"pasted\",\"source\":\"https://paste.example/1\"}",
                        "Content-Type",
                        "application/json");
        await("the report")
                .atMost(Duration.ofMinutes(5))
                .until(() ->
                        console().admin("GET", "keys/" + id(text), null).body().contains("leaked"));
        console().signIn("admin").awaitText("leak-" + id(text), "Leaked in a chat has leaked");
        browser().picture("applications-leak").isAccessible("a leaked key above all applications");
        browser().click("app-demo").awaitText("leak-" + id(text), "Replace with the same scopes");
        assertThat(browser().find("key-row-" + id(text)).getText()).contains("Leaked");
        browser().picture("leaks-of-application").isAccessible("leaked keys");

        browser().run(KEEP_REQUESTS);
        browser()
                .click("find-key")
                .type("find-text", misspelt(text))
                .awaitText("find-match", "This is almost the key " + id(text));
        assertThat(browser().find("find-text").getDomProperty("value")).isEmpty();
        assertThat((String) browser().run("return document.documentElement.outerHTML"))
                .doesNotContain(misspelt(text));
        browser().picture("find-almost").isAccessible("a key that was found").click("find-open");
        browser().awaitText("leak-" + id(text), "https://paste.example/1").awaitText("leak-" + id(text), "still works");
        browser().picture("leaked").isAccessible("the page of a leaked key");
        browser().scheme("dark").picture("leaked-dark").isAccessible("the page of a leaked key in the dark");
        browser().size(375, 740).picture("leaked-narrow").doesNotScrollSideways("the page of a leaked key on a phone");
        browser()
                .size(1280, 900)
                .scheme("light")
                .click("leak-replace-" + id(text))
                .click("submit-replace");
        String next = browser().find("issued-text").getText();
        browser().click("copy-key").click("issued-done").awaitText("heading", "Leaked in a chat");
        assertThat(console().call(text, "v2/inputs").statusCode()).isEqualTo(401);
        assertThat(console().call(next, "v2/inputs").statusCode()).isEqualTo(200);
        assertThat(browser().isThere("leak-" + id(next))).isFalse();
        assertThat(addresses().toString()).doesNotContain(misspelt(text).substring(20));
    }

    @Test
    default void aLeakedKey_isFoundAndReplacedByKeyboardAlone() {
        String text = console().make("Found by keyboard", "Inputs:Get");
        console().signIn("admin").find("app-demo");
        browser()
                .press("f")
                .awaitFocus("find-text")
                .press(misspelt(text))
                .awaitText("find-match", "almost the key " + id(text));
        browser().tabTo("find-open").press(Keys.ENTER).awaitText("heading", "Found by keyboard");
        browser().tabTo("replace-key").press(Keys.ENTER).tabTo("submit-replace").press(Keys.ENTER);
        String next = browser().find("issued-text").getText();
        browser().press(Keys.ENTER).tabTo("issued-done").press(Keys.ENTER).awaitText("heading", "Found by keyboard");
        assertThat(console().call(text, "v2/inputs").statusCode()).isEqualTo(401);
        assertThat(console().call(next, "v2/inputs").statusCode()).isEqualTo(200);
    }

    /** What is looked for in lists is part of an address, and servers log addresses. */
    @Test
    default void keyThatIsPastedIntoASearchField_isInNoAddress() {
        String text = console().make("Pasted", "Inputs:Get");
        console().signIn("admin").find("app-demo");
        browser().run(KEEP_REQUESTS);
        for (String[] field : new String[][] {
            {"app-search", ""}, {"filter-text", "#demo"}, {"audit-key", "#demo/audit"}, {"audit-actor", "#demo/audit"}
        }) {
            browser().run("location.hash = arguments[0]", field[1]);
            if (field[0].equals("app-search") && !browser().isThere("app-search")) {
                continue;
            }
            // As the browser tells of a paste.
            browser().find(field[0]);
            browser()
                    .run(
                            "const field = document.querySelector(`[data-testid=${arguments[0]}]`); field.value = arguments[1];"
                                    + " field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))",
                            field[0],
                            text);
            browser().awaitText("find-match", "This is the key " + id(text)).click("dialog-cancel");
            assertThat(browser().find(field[0]).getDomProperty("value"))
                    .as(field[0])
                    .isEmpty();
        }
        assertThat(addresses().toString()).doesNotContain(text).doesNotContain(text.substring(text.length() - 10));
        assertThat(browser().kept()).doesNotContain(text);
        browser()
                .click("find-key")
                .type("find-text", "no such thing")
                .click("submit-find")
                .awaitText("find-match", "no such key");
        browser().type("find-text", id(text)).click("submit-find").awaitText("find-match", "contains the id");
    }

    @Test
    default void bothKeysOfARotation_areShownSideBySide_withTheirLiveUse() {
        String old = console().make("Rotated", "Inputs:Get");
        console().open("#demo/keys/" + id(old));
        console()
                .signIn("admin")
                .click("replace-key")
                .click("overlap-P1D")
                .click("end-early")
                .click("submit-replace");
        String next = browser().find("issued-text").getText();
        browser()
                .click("copy-key")
                .click("issued-done")
                .awaitText("overlap-advice", "not used since it was replaced")
                .awaitText("overlap-advice", "earlier when it was not used for 6 hours");
        browser().awaitText("overlap", id(old)).awaitText("overlap", id(next)).picture("overlap-silent");
        assertThat(console().call(old, "v2/inputs").statusCode()).isEqualTo(200);
        browser().awaitLongText("overlap-advice", "A program still uses the old key");
        assertThat(browser().isThere("overlap-end")).isFalse();
        browser().picture("overlap").isAccessible("two keys of a rotation");
        browser().size(375, 740).picture("overlap-narrow").doesNotScrollSideways("two keys on a phone");
        browser().size(1280, 900);
        assertThat(console().call(next, "v2/inputs").statusCode()).isEqualTo(200);
        browser().awaitLongText("overlap-use-" + id(next), "1 call");
        console().open("#demo/keys/" + id(old));
        console().signIn("admin").awaitText("overlap", id(next)).awaitText("key-state", "Replaced");

        String silent = console().make("Rotated in silence", "Inputs:Get");
        console().admin("POST", "keys/" + id(silent) + "/replace", "{\"overlap\":\"P1D\"}");
        console().open("#demo/keys/" + id(silent));
        console().signIn("admin").click("overlap-end").click("confirm-delete").find("create-key");
        assertThat(console().call(silent, "v2/inputs").statusCode()).isEqualTo(401);
    }
}
