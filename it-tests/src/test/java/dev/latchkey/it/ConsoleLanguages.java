package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The console in the language of its reader. */
interface ConsoleLanguages extends ConsolePage {
    /** Letters of messages become wide ones, so that any other letter is of a text that is in no message file. */
    String WIDE =
            """
            const original = window.fetch;
            const wide = (text) => text.replace(/\\{\\w+\\}|[A-Za-z]/g, (part) =>
              (part.length > 1 ? part : String.fromCharCode(part.charCodeAt(0) + 0xfee0)));
            const widen = (value) => (typeof value === "string" ? wide(value)
              : Object.fromEntries(Object.entries(value).map(([key, text]) => [key, widen(text)])));
            window.fetch = async (path, options) => {
              const response = await original(path, options);
              return path.startsWith("messages.") ? Response.json(widen(await response.json())) : response;
            };
            """;

    /** Lists texts of the page that have letters of no message, apart from names, times and what the language itself puts between. */
    String NARROW =
            """
            const others = "bdi, code, kbd, time, option[lang], .brand, .method, noscript, #lk-unloaded, .signin h1, option[value]";
            const narrow = (text) => /[A-Za-z]/.test(text.replace(/\\b(und|and|et)\\b/g, ""));
            const found = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
            while (walker.nextNode()) {
              const node = walker.currentNode;
              if (node.nodeType === Node.TEXT_NODE) {
                if (!node.parentElement.closest(others) && narrow(node.data)) found.push(node.data);
              } else {
                for (const name of ["aria-label", "placeholder", "alt", "title"]) {
                  const text = node.getAttribute(name) ?? "";
                  if (node.localName !== "time" && narrow(text) && !/[\\uff00-\\uff5f]/.test(text)) found.push(text);
                }
              }
            }
            return found;
            """;

    private void hasNoTextOfItsOwn(String where) {
        assertThat((List<?>) browser().run(NARROW)).as(where).isEmpty();
    }

    @Test
    default void everyTextIsOfAMessageFile() {
        browser().run(WIDE);
        browser().choose("language", "de").find("signin-key");
        hasNoTextOfItsOwn("signing in");
        console().signIn("none").find("powerless");
        hasNoTextOfItsOwn("no rights");
        browser().click("sign-out");
        console().signIn("admin").find("app-demo");
        hasNoTextOfItsOwn("applications");
        browser().click("create-app").find("app-id");
        hasNoTextOfItsOwn("creating an application");
        browser().click("dialog-cancel").click("app-demo");
        String id = Console.id(console().create("Of wide letters", "Search"));
        hasNoTextOfItsOwn("keys");
        browser().click("key-menu-" + id);
        hasNoTextOfItsOwn("the menu of a key");
        browser().click("edit-" + id).awaitText("endpoints", "/v2");
        hasNoTextOfItsOwn("editing a key");
        browser().click("dialog-cancel");
        for (String action : List.of("disable", "replace", "delete")) {
            console().act(action, id).find("dialog-cancel");
            hasNoTextOfItsOwn(action);
            browser().click("dialog-cancel");
        }
        browser().click("key-link-" + id).awaitText("endpoints", "/v2");
        hasNoTextOfItsOwn("the page of a key");
        browser().click("edit-key").find("terms");
        browser().run("document.querySelector('[data-testid=terms]').open = true");
        hasNoTextOfItsOwn("limits of a key");
        browser()
                .click("dialog-cancel")
                .click("find-key")
                .type("find-text", id)
                .click("submit-find")
                .find("find-open");
        hasNoTextOfItsOwn("a key that was found");
        browser().click("dialog-cancel").press("?").find("shortcuts-on");
        hasNoTextOfItsOwn("the list of shortcuts");
        browser().click("shortcuts-close").click("to-keys").click("select-" + id);
        for (String action : List.of("disable", "delete")) {
            browser().click("bulk-" + action).find("bulk-" + id);
            hasNoTextOfItsOwn("several keys: " + action);
            browser().click("dialog-cancel");
        }
        browser().click("bulk-clear");
        for (String action : List.of("edit", "disable", "revoke", "delete")) {
            browser().click("app-menu").click(action + "-app").find("dialog-cancel");
            hasNoTextOfItsOwn("the application: " + action);
            browser().click("dialog-cancel");
        }
        browser().click("tab-clients").find("tokens-sunset");
        hasNoTextOfItsOwn("clients");
        browser().click("tab-audit").click("verify-chain").find("verify-result");
        await().untilAsserted(() -> assertThat((String)
                        browser().run("return document.querySelector('[data-testid=verify-result]').className"))
                .contains("good"));
        hasNoTextOfItsOwn("the audit trail");
    }

    @Test
    default void readersChooseALanguage_andFindItAgain() {
        browser().choose("language", "de").awaitText("signin-submit", "Anmelden");
        console().open("").awaitText("signin-submit", "Anmelden");
        assertThat(browser().run("return document.documentElement.lang")).isEqualTo("de");
        browser().type("signin-key", "lk_cut_off").click("signin-submit").awaitText("problem", "kein vollständiger");
        console().signIn("admin").click("app-demo").find("create-key");
        browser().picture("keys-german").isAccessible("the list of keys in German");
        browser().choose("language", "fr").awaitText("create-key", "Créer une clé");
        assertThat(browser().text()).contains("Image catalogue demo");
        browser().size(375, 740).picture("keys-french-narrow").doesNotScrollSideways("French on a phone");
        browser().choose("language", "en").awaitText("create-key", "Create an API key");
    }
}
