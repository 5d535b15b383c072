package dev.latchkey.it;

import static dev.latchkey.it.Console.id;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The console by keyboard alone, and what it does to fit the window. */
interface ConsoleKeyboard extends ConsolePage {
    @Test
    default void aKeyIsMadeAndDeletedByKeyboardAlone() {
        browser()
                .awaitFocus("signin-key")
                .press(console().key("admin"), Keys.ENTER)
                .find("app-demo");
        browser().tabTo("app-demo").press(Keys.ENTER).find("create-key");
        browser()
                .press("n")
                .awaitFocus("key-description")
                .press("By keyboard")
                .tabTo("scope-Inputs:Get")
                .press(Keys.SPACE);
        browser().tabTo("submit-create").press(Keys.ENTER);
        String id = id(browser().find("issued-text").getText());
        browser()
                .awaitFocus("copy-key")
                .press(Keys.ENTER)
                .tabTo("issued-done")
                .press(Keys.ENTER)
                .find("key-row-" + id);

        browser().tabTo("key-menu-" + id).press(Keys.ENTER).find("edit-" + id);
        browser().press(Keys.ESCAPE).awaitGone("edit-" + id);
        browser()
                .awaitFocus("key-menu-" + id)
                .press(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
                .tabTo("confirm-delete")
                .press(Keys.ENTER);
        browser().awaitGone("key-row-" + id);

        browser().press("/").awaitFocus("filter-text").press("nothing has this name");
        browser().awaitText("keys-shown", "0 keys").awaitFocus("filter-text");
        browser().press("?");
        assertThat(browser().isThere("shortcuts-on"))
                .as("a character of a field")
                .isFalse();
    }

    @Test
    default void shortcutsAreListed_andCanBeSwitchedOff() {
        console().signIn("admin").click("app-demo").find("create-key");
        browser().press("?").find("shortcuts-on");
        browser().picture("shortcuts").isAccessible("the shortcuts");
        browser().click("shortcuts-on").click("shortcuts-close").press("n");
        assertThat(browser().isThere("submit-create")).isFalse();
        browser()
                .press("?")
                .click("shortcuts-on")
                .click("shortcuts-close")
                .press("n")
                .find("submit-create");
    }

    @Test
    default void menusFitTheWindow() {
        String id = id(console().make("At the end of a list", "Search"));
        for (int height : new int[] {900, 420, 300}) {
            browser().size(1000, height);
            console().open("#demo");
            console().signIn("admin").find("key-row-" + id);
            browser().run("scrollTo(0, document.body.scrollHeight)");
            browser().click("key-menu-" + id).find("see-" + id);
            assertThat(
                            (Boolean)
                                    browser()
                                            .run(
                                                    """
                            const { top, bottom, left, right } = document.querySelector(".menu:not([hidden])").getBoundingClientRect();
                            return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
                            """))
                    .as("a window " + height + " high")
                    .isTrue();
        }
    }

    @Test
    default void applicationsAreFoundByNameAndId() {
        for (String name : new String[] {"Warehouse", "Billing"}) {
            console()
                    .admin(
                            "POST",
                            "applications",
                            "{\"id\":\"" + name.toLowerCase(java.util.Locale.ROOT) + "\",\"name\":\"" + name + "\"}");
        }
        console().signIn("admin").type("app-search", "BILL").awaitGone("app-demo");
        browser().find("app-billing");
        browser().picture("applications-found").isAccessible("a search for applications");
        browser().type("app-search", "no such application").awaitGone("app-billing");
        for (String id : new String[] {"warehouse", "billing"}) {
            console().admin("DELETE", "applications/" + id, null);
        }
    }
}
