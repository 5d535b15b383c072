package dev.latchkey.it;

import static dev.latchkey.it.Console.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page of one key, and the forms and dialogs that change it. */
interface ConsoleKeyPage extends ConsolePage {
    @Test
    default void aKeyHasAPageWithAnAddress_whichShowsItsLiveUse() {
        String text = console().make("Nightly import", "Inputs:Get");
        String id = id(text);
        assertThat(console().call(text, "v2/inputs").statusCode()).isEqualTo(200);
        console().open("#demo/keys/" + id);
        console().signIn("admin").awaitText("endpoints", "inputs[].data.concepts");
        assertThat(browser().text()).contains("Nightly import", id, "Inputs:Get", "Active");
        browser().picture("key").isAccessible("the page of a key");

        browser().click("edit-key").awaitText("differences", "Nothing is changed");
        browser().type("key-description", "Weekly import");
        console().tick("scope-Search");
        browser().awaitText("differences", "Nightly import → Weekly import").awaitText("differences", "+ Search");
        browser().picture("edit-differences").isAccessible("the differences before saving");
        browser().click("submit-edit").awaitText("heading", "Weekly import");
        browser().awaitText("audit-entries", "key changed").awaitText("audit-entries", "Demo: manages keys");

        browser().click("disable-key").find("last-use");
        browser().isAccessible("disabling").click("confirm-disable").awaitText("key-state", "Disabled");
        assertThat(console().call(text, "v2/inputs").statusCode()).isEqualTo(401);
        browser().picture("undo").click("undo").awaitText("key-state", "Active");
        assertThat(console().call(text, "v2/inputs").statusCode()).isEqualTo(200);

        // The use is written to the store every few seconds, and shown without a reload.
        browser().awaitLongText("key-use", "2 calls");
        browser().click("remove-key").awaitText("last-use", "It was last used").click("dialog-cancel");
        browser().scheme("dark").picture("key-dark").isAccessible("the page of a key in the dark");
        browser().size(375, 740).picture("key-narrow-dark").doesNotScrollSideways("the page of a key on a phone");
        browser().zoom(640, 450, 2).picture("key-zoomed").doesNotScrollSideways("the page of a key at 200 %");
        browser().size(1280, 900).scheme("light").click("to-keys").find("key-row-" + id);
        browser().back().awaitText("heading", "Weekly import");
        browser().click("remove-key").click("confirm-delete").find("create-key");
        assertThat(browser().isThere("key-row-" + id)).isFalse();
        console().open("#demo/keys/" + id);
        console().signIn("admin").awaitText("heading", "No such key").awaitText("audit-entries", "key deleted");
    }

    @Test
    default void escapeInAFilledForm_asksBeforeItIsLost() {
        console().signIn("admin").click("app-demo").click("create-key").find("submit-create");
        browser().press(Keys.ESCAPE).awaitGone("submit-create");
        browser().click("create-key").type("key-description", "Must not be lost");
        browser().press(Keys.ESCAPE).find("keep-editing");
        browser().picture("discard").isAccessible("the question").click("keep-editing");
        assertThat(browser().find("key-description").getDomProperty("value")).isEqualTo("Must not be lost");
        browser().press(Keys.ESCAPE).click("discard").awaitGone("submit-create");
    }

    @Test
    default void allDoesNotIncludeKeyManagement_unlessItIsTicked() {
        console().signIn("all").click("create-key").type("key-description", "Of a customer");
        console().tick("scope-all");
        console().tick("scope-Keys:Get");
        console().tick("scope-Keys:Get");
        assertThat(browser().run("return document.querySelector('[data-testid=scope-all]').checked"))
                .isEqualTo(true);
        browser().picture("all-but-management").click("submit-create");
        String text = browser().find("issued-text").getText();
        browser().click("copy-key").click("issued-done");
        assertThat(DemoHost.json(console().call(text, "latchkey/me").body())
                        .getJsonArray("scopes")
                        .toString())
                .contains("Inputs:Get", "Models:Train")
                .doesNotContain("Keys:", "Apps:");
    }

    @Test
    default void aKeyIsCopiedInTheLanguageOfItsProgram() {
        console().signIn("admin").click("app-demo").click("create-key").type("key-description", "Copied");
        console().tick("scope-Inputs:Get");
        browser().click("submit-create");
        String text = browser().find("issued-text").getText();
        String url = console().http().at("v2/inputs").toString();
        for (String form : List.of("curl", "HTTPie", "Java", "JavaScript", "Python")) {
            browser().choose("copy-as", form).awaitText("issued-curl", url);
            assertThat(browser().find("issued-curl").getText()).as(form).contains("Key " + text);
        }
        browser().picture("copy-as").choose("copy-as", "JavaScript");
        String script = browser().find("issued-curl").getText();
        assertThat(browser().run("return (async () => { " + script + " return response.status; })()"))
                .isEqualTo(200L);
        browser().choose("copy-as", ".env").awaitText("issued-curl", "API_KEY=" + text);
        browser()
                .isAccessible("copy as")
                .choose("copy-as", "curl")
                .click("copy-key")
                .click("issued-done");
    }

    /** What is not permitted is not offered: a key may hold scopes that its manager cannot grant. */
    @Test
    default void whatTheCallerMayNotDo_isNotOffered() {
        String manager = console().make("Manager of a few scopes", "Keys:Delete", "Inputs:Get");
        String strong = id(console().make("Holds more", "Models:Train"));
        String weak = id(console().make("Holds less", "Inputs:Get"));
        console().signInWith(manager).click("key-menu-" + strong);
        assertThat(browser().run("return document.querySelector('[data-testid^=key-row-]').dataset.testid"))
                .as("the newest key comes first")
                .isEqualTo("key-row-" + weak);
        assertThat(browser().isThere("replace-" + strong)).isFalse();
        assertThat(browser().isThere("delete-" + strong)).isTrue();
        browser().click("key-menu-" + weak).find("replace-" + weak);
        console().open("#demo/keys/" + strong);
        console().signInWith(manager).find("disable-key");
        assertThat(browser().isThere("replace-key")).isFalse();
    }
}
