package dev.latchkey.it;

import static dev.latchkey.it.Console.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Expiry, addresses and labels of keys, and scopes that are not used. */
interface ConsoleTerms extends ConsolePage {
    private JsonObject key(String id) {
        return DemoHost.json(console().admin("GET", "keys/" + id, null).body());
    }

    @Test
    default void aKeyGetsAnExpiryAddressesAndLabels() {
        console().signIn("admin").click("app-demo").click("create-key").type("key-description", "Limited");
        console().tick("scope-Inputs:Get");
        browser().click("terms").choose("key-expires", "quarter");
        browser().type("key-addresses", "192.0.2.0/24").click("add-own-address");
        browser().type("key-labels", "team=payments").picture("create-terms").isAccessible("limits");
        browser().click("submit-create");
        String text = browser().find("issued-text").getText();
        browser().click("copy-key").click("issued-done").awaitText("key-row-" + id(text), "team=payments");
        JsonObject made = key(id(text));
        assertThat(made.getString("expires")).isNotEmpty();
        assertThat(made.getJsonArray("addresses")).hasSize(2);
        assertThat(console().call(text, "v2/inputs").statusCode()).isEqualTo(200);

        browser().click("key-link-" + id(text)).awaitText("key-addresses-shown", "192.0.2.0/24");
        browser()
                .awaitText("key-labels-shown", "team=payments")
                .picture("key-terms")
                .isAccessible("a key with limits");
        browser().click("edit-key").choose("key-expires", "").type("key-labels", "team=mobile");
        browser()
                .awaitText("differences", "+ team=mobile")
                .awaitText("differences", "− team=payments")
                .awaitText("differences", "expires");
        browser().picture("edit-terms").click("submit-edit").awaitText("key-expiry", "Does not expire");
        assertThat(key(id(text))).doesNotContainKey("expires");
        assertThat(key(id(text)).getJsonObject("labels")).hasToString("{\"team\":\"mobile\"}");

        browser()
                .click("edit-key")
                .type("key-addresses", "nonsense")
                .click("submit-edit")
                .awaitText("terms", "nonsense");
        browser()
                .isAccessible("a wrong address")
                .type("key-addresses", "192.0.2.0/24")
                .click("submit-edit");
        browser().awaitGone("submit-edit");
        assertThat(console().call(text, "v2/inputs").statusCode()).isEqualTo(403);
        browser().click("to-keys").click("label-team=mobile");
        await().untilAsserted(() -> assertThat(browser().find("filter-text").getDomProperty("value"))
                .isEqualTo("team=mobile"));
        browser().awaitText("keys-shown", "1 key");
    }

    @Test
    default void keyInADescription_isRefused() {
        String text = console().make("Pasted into a form", "Search");
        console().signIn("admin").click("app-demo").click("create-key").type("key-description", "For " + text);
        console().tick("scope-Search");
        browser().click("submit-create");
        assertThat(browser().text()).contains("it must contain no secret");
        assertThat(browser().isThere("issued-text")).isFalse();
    }

    @Test
    default void addressesThatWouldLockOneselfOut_areAskedAbout() {
        String own = console().make("Of a person", "Keys:Get", "Keys:Add");
        console()
                .signInWith(own)
                .click("key-menu-" + id(own))
                .click("edit-" + id(own))
                .click("terms");
        browser().type("key-addresses", "203.0.113.1").click("submit-edit").find("save-anyway");
        assertThat(key(id(own))).doesNotContainKey("addresses");
        browser()
                .picture("would-lock-out")
                .isAccessible("locking oneself out")
                .type("key-addresses", "127.0.0.0/8\n::1");
        browser().click("submit-edit").awaitGone("submit-edit");
        assertThat(key(id(own)).getJsonArray("addresses")).hasSize(2);
    }

    /** The server names such scopes after a while: the response is completed here. */
    @Test
    default void unusedScopes_areTakenAwayWithOneClick_andGivenBack() {
        String id = id(console().make("Holds too much", "Inputs:Get", "Search"));
        console().open("#demo");
        console().signIn("admin").find("key-row-" + id);
        browser()
                .run(
                        """
                const original = window.fetch;
                window.fetch = async (path, options) => {
                  const response = await original(path, options);
                  if (!path.startsWith("keys/") || !response.ok) return response;
                  const key = await response.json();
                  const unused = (key.scopes ?? []).includes("Search") ? ["Search"] : [];
                  return new Response(JSON.stringify({ ...key, unusedScopes: unused }), { status: response.status, headers: response.headers });
                };
                """);
        browser().click("key-link-" + id).awaitText("unused-scopes", "Search");
        browser()
                .picture("unused-scopes")
                .isAccessible("unused scopes")
                .click("take-away-unused")
                .awaitGone("unused-scopes");
        assertThat(key(id).getJsonArray("scopes")).hasToString("[\"Inputs:Get\"]");
        browser().click("undo").find("unused-scopes");
        assertThat(key(id).getJsonArray("scopes")).hasToString("[\"Inputs:Get\",\"Search\"]");
    }

    /** Members that are guarded for writing alone are not in the demo: the response is completed here. */
    @Test
    default void whatAKeyMayNotWrite_isShown() {
        console().signIn("admin").click("app-demo").find("create-key");
        browser()
                .run(
                        """
                const original = window.fetch;
                window.fetch = async (path, options) => {
                  const response = await original(path, options);
                  if (!path.startsWith("endpoints")) return response;
                  const { endpoints } = await response.json();
                  const limits = { unwritable: [{ member: "inputs[].margin", missing: ["Margins:Patch"] }], incompleteView: true };
                  return Response.json({ endpoints: endpoints.map((each) => (each.verdict === "allowed" ? { ...each, ...limits } : each)) });
                };
                """);
        browser().click("create-key");
        console().tick("scope-Inputs:Get");
        browser()
                .awaitText("endpoints", "cannot write inputs[].margin (needs Margins:Patch)")
                .awaitText("endpoints", "cannot replace an object as a whole")
                .awaitText("endpoints", "Limited");
        browser().picture("see-and-change").isAccessible("what a key may not write");
    }
}
