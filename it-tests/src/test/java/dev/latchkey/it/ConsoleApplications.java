package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Applications: names, labels, disabling, and the end of all keys. */
interface ConsoleApplications extends ConsolePage {
    private String keyOf(String application) {
        String body = Json.createObjectBuilder()
                .add("application", application)
                .add("description", "Of an application")
                .add("scopes", Json.createArrayBuilder().add("Inputs:Get"))
                .build()
                .toString();
        return DemoHost.json(console().admin("POST", "keys", body).body()).getString("text");
    }

    @Test
    default void anApplicationIsRenamedLabelledDisabledEnabled_andLosesItsKeys() {
        console().admin("POST", "applications", "{\"id\":\"depot\",\"name\":\"Depot\"}");
        String key = keyOf("depot");
        console().open("#depot");
        console().signIn("admin").click("app-menu").click("edit-app");
        browser().type("app-name", "Warehouse").type("app-labels", "team").click("submit-app-edit");
        browser().type("app-labels", "team=logistics").picture("app-edit").isAccessible("editing an application");
        browser().click("submit-app-edit").awaitText("app-heading", "Warehouse");
        assertThat(browser().text()).contains("team=logistics");

        browser()
                .click("app-menu")
                .click("disable-app")
                .isAccessible("disabling an application")
                .click("confirm-disable-app");
        browser().awaitText("app-disabled", "all its stored keys are refused").picture("app-disabled");
        await().untilAsserted(() ->
                assertThat(console().call(key, "v2/inputs").statusCode()).isEqualTo(401));
        browser().click("all-apps").awaitText("app-depot", "Disabled").picture("applications");
        browser()
                .isAccessible("a disabled application")
                .click("app-depot")
                .click("app-menu")
                .click("enable-app");
        browser().awaitGone("app-disabled");
        await().untilAsserted(() ->
                assertThat(console().call(key, "v2/inputs").statusCode()).isEqualTo(200));

        browser()
                .click("app-menu")
                .click("revoke-app")
                .type("confirm-app-id", "depo")
                .click("confirm-revoke-app");
        browser()
                .isAccessible("deleting all keys")
                .type("confirm-app-id", "depot")
                .click("confirm-revoke-app");
        browser().find("create-first-key");
        assertThat(console().call(key, "v2/inputs").statusCode()).isEqualTo(401);
        console().admin("DELETE", "applications/depot", null);
    }

    @Test
    default void manyApplicationsAreSearchedByTheServer() {
        IntStream.range(0, 60).parallel().forEach(i -> console()
                .admin("POST", "applications", "{\"id\":\"tenant" + i + "\",\"name\":\"Tenant number " + i + "\"}"));
        console().open("");
        console().signIn("admin").type("app-search", "NUMBER 59").awaitGone("app-demo");
        browser().find("app-tenant59");
        IntStream.range(0, 60).parallel().forEach(i -> console().admin("DELETE", "applications/tenant" + i, null));
    }

    @Test
    default void whatOneMayNotDoWithAnApplication_isNotOffered() {
        String deleter = console().make("Deletes keys", "Keys:Get", "Keys:Delete");
        console().signInWith(deleter).click("app-menu").find("revoke-app");
        for (String action : new String[] {"edit-app", "disable-app", "delete-app"}) {
            assertThat(browser().isThere(action)).as(action).isFalse();
        }
    }
}
