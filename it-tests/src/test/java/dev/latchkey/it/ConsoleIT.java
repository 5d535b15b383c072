package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.KeyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The application details page in a real browser, on the demo: how people sign in and make keys, and how it looks and sounds. */
@EveryServer
@NeedsBrowser
class ConsoleIT extends ConsoleOnDemo implements ConsoleLanguages, ConsoleKeyPage, ConsoleAudit, ConsoleKeyboard {
    private static final String HOSTILE = "<img src=x onerror=document.title='owned'>\"'</td>{{1}} \u202Egnp.exe";

    @Test
    void aKeyIsMadeUsedReplacedAndDeleted() {
        console.signIn("admin").click("app-demo");
        browser.picture("keys").isAccessible("the list of keys");
        browser.click("create-key").type("key-description", "Made in a browser");
        console.tick("scope-Inputs:Delete");
        browser.find("add-missing-Inputs:Delete");
        browser.picture("create-missing").click("submit-create");
        browser.awaitText("problem", "Inputs:Add").picture("create-repair");
        assertThat(browser.find("problem").getText())
                .doesNotContain("complete=")
                .doesNotContain("leave it out");
        assertThat(browser.isThere("add-missing-Inputs:Delete"))
                .as("one repair")
                .isFalse();
        browser.click("add-missing");
        String text = browser.find("issued-text").getText();
        String id = Console.id(text);
        assertThat(browser.find("issued-curl").getText()).contains("Authorization: Key " + text);
        assertThat(DemoHost.json(console.call(text, "latchkey/me").body()).getJsonArray("scopes"))
                .hasToString("[\"Inputs:Add\",\"Inputs:Delete\",\"Inputs:Get\"]");
        assertThat(console.call(text, "v2/inputs").statusCode()).isEqualTo(200);
        browser.isAccessible("the new key").click("copy-key").click("issued-done");
        assertThat(browser.find("key-row-" + id).getText()).contains("Made in a browser", id, "Active");
        assertThat((String) browser.run("return document.documentElement.outerHTML"))
                .doesNotContain(text);

        console.act("replace", id).isAccessible("replacing").click("submit-replace");
        String next = browser.find("issued-text").getText();
        browser.click("copy-key").click("issued-done");
        assertThat(console.call(text, "v2/inputs").statusCode()).isEqualTo(401);
        assertThat(console.call(next, "v2/inputs").statusCode()).isEqualTo(200);
        browser.awaitGone("key-row-" + id);

        String nextId = Console.id(next);
        console.act("disable", nextId).click("confirm-disable").awaitText("key-row-" + nextId, "Disabled");
        assertThat(console.call(next, "v2/inputs").statusCode()).isEqualTo(401);
        console.act("enable", nextId).awaitText("key-row-" + nextId, "Active");
        console.act("delete", nextId)
                .isAccessible("deleting")
                .click("confirm-delete")
                .awaitGone("key-row-" + nextId);
        assertThat(console.call(next, "v2/inputs").statusCode()).isEqualTo(401);
    }

    @Test
    void keyWithoutRights_isToldSo_andOfferedNothing() {
        console.signIn("none").awaitText("powerless", "Keys:Get");
        browser.picture("powerless").isAccessible("a key without rights");
        for (String control : List.of("create-key", "create-app", "delete-app", "try-again", "problem", "tab-keys")) {
            assertThat(browser.isThere(control)).as(control).isFalse();
        }
        browser.click("sign-out").find("signin-key");
    }

    @Test
    void keyThatMayOnlyRead_isOfferedNothingElse() {
        console.signIn("admin").click("app-demo");
        String reader = console.create("Reads alone", "Keys:Get");
        browser.click("sign-out").type("signin-key", reader).click("signin-submit");
        browser.find("key-row-" + Console.id(reader));
        browser.click("key-menu-" + Console.id(reader)).find("see-" + Console.id(reader));
        browser.picture("reader").isAccessible("a key that may only read");
        for (String control : List.of("create-key", "app-menu", "select-all", "try-again", "problem")) {
            assertThat(browser.isThere(control)).as(control).isFalse();
        }
        for (String action : List.of("edit-", "replace-", "disable-", "delete-")) {
            assertThat(browser.isThere(action + Console.id(reader))).as(action).isFalse();
        }
    }

    @Test
    void whatWasTold_goesWithTheNextStep() {
        console.signIn("admin").click("app-demo");
        String id = Console.id(console.create("Told", "Search"));
        console.act("disable", id).click("confirm-disable").awaitText("key-row-" + id, "Disabled");
        String told = "return document.getElementById('lk-status').textContent";
        await().untilAsserted(() -> assertThat((String) browser.run(told)).contains("is disabled"));
        browser.click("create-key").find("key-description");
        assertThat(browser.run(told)).isEqualTo("");
    }

    /** Another web application with the same tables may know the scope. */
    @Test
    void scopesThatAreUnknownHere_stayUnlessSomebodyTakesThemAway() {
        console.signIn("admin").click("app-demo");
        String id = Console.id(console.create("Of two applications", "Search"));
        browser.run(
                """
                const original = window.fetch;
                window.fetch = async (path, options) => {
                  if (options.method === "PATCH") {
                    window.sent = JSON.parse(options.body).scopes.join();
                    options = { ...options, body: JSON.stringify({ description: "Changed" }) };
                  }
                  const response = await original(path, options);
                  if (!path.startsWith("keys/") || options.method !== "GET") return response;
                  const key = await response.json();
                  const more = { ...key, scopes: [...key.scopes, "Later:Get"], unknownScopes: ["Later:Get"] };
                  return new Response(JSON.stringify(more), { status: response.status, headers: response.headers });
                };
                """);
        console.act("edit", id).awaitText("unknown-scopes", "Later:Get").picture("edit-unknown");
        browser.isAccessible("a key with unknown scopes");
        console.tick("scope-Inputs:Get");
        browser.click("submit-edit").awaitGone("submit-edit");
        assertThat((String) browser.run("return window.sent")).contains("Later:Get", "Inputs:Get", "Search");

        console.act("edit", id).awaitText("unknown-scopes", "Later:Get");
        console.tick("remove-unknown");
        browser.click("submit-edit").awaitGone("submit-edit");
        assertThat((String) browser.run("return window.sent")).isEqualTo("Search");
    }

    /** The page must neither lose the new key nor be locked out by what it did itself. */
    @Test
    void ownKeyIsReplaced_andThePageGoesOn() {
        console.signIn("admin").click("app-demo");
        String own = console.create("My own", "Keys:Get", "Keys:Add", "Keys:Delete", "Inputs:Get");
        browser.click("sign-out").type("signin-key", own).click("signin-submit");

        console.act("replace", Console.id(own)).awaitText("replace-own", "signed in with this key");
        browser.click("submit-replace");
        String next = browser.find("issued-text").getText();
        await().untilAsserted(() ->
                assertThat(browser.isThere("key-row-" + Console.id(next))).isTrue());
        assertThat(browser.find("issued-text").getText()).isEqualTo(next);
        browser.click("copy-key").click("issued-done");
        assertThat(browser.text()).contains(Console.id(next));

        console.act("disable", Console.id(next)).awaitText("disable-own", "only another management key");
        browser.click("confirm-disable").awaitText("key-row-" + Console.id(next), "Disabled");
        browser.run("scrollTo(0, 0)");
        browser.click("tab-audit").awaitText("signin-message", "signed out");
    }

    @Test
    void newKeyStays_whenTheCallerIsSignedOutMeanwhile() {
        console.signIn("admin").click("app-demo");
        String own = console.create("For one moment", "Keys:Get", "Keys:Add", "Inputs:Get");
        browser.click("sign-out").type("signin-key", own).click("signin-submit");
        browser.click("create-key").type("key-description", "Must not be lost");
        console.tick("scope-Inputs:Get");
        browser.click("submit-create");
        String text = browser.find("issued-text").getText();

        http.send("DELETE", "latchkey/keys/" + Console.id(own), null, "Authorization", "Key " + console.key("admin"));
        browser.run("dispatchEvent(new HashChangeEvent('hashchange'))");

        browser.awaitText("signin-message", "signed out");
        assertThat(browser.find("issued-text").getText()).isEqualTo(text);
        browser.click("copy-key").click("issued-done").find("signin-key");
    }

    @Test
    void aWrongKeyIsToldFromAnOutage_andNothingOfItStays() {
        String wrong = KeyText.generate("lk").text().reveal();
        browser.type("signin-key", wrong).click("signin-submit").awaitText("problem", "does not exist");
        browser.picture("signin-wrong").isAccessible("a wrong key");
        assertThat(browser.kept()).doesNotContain(wrong);

        browser.type("signin-key", "lk_cut_off").click("signin-submit").awaitText("problem", "mistyped");
    }

    @Test
    void anApplicationsOwnKeySeesItAlone() {
        console.signIn("all").find("create-key");

        assertThat(browser.isThere("all-apps")).isFalse();
        assertThat(browser.text()).contains("demo").doesNotContain("Management of keys");
    }

    @Test
    void applicationsAreMadeAndDeletedWithTheirKeys() {
        console.signIn("admin").click("create-app");
        browser.type("app-id", "blog").type("app-name", HOSTILE).click("submit-app");
        browser.find("create-key");
        String text = console.create("For the blog", "Concepts:Get");
        assertThat(console.call(text, "latchkey/me").body()).contains("\"application\":\"blog\"");

        browser.click("app-menu").click("delete-app").type("confirm-app-id", "blo");
        browser.type("confirm-app-id", "blog").picture("delete-application").click("confirm-delete-app");
        browser.find("app-demo");
        await().untilAsserted(() -> assertThat(browser.isThere("app-blog")).isFalse());
        assertThat(console.call(text, "latchkey/me").statusCode()).isEqualTo(401);
    }

    @Test
    void hostileTextDoesNothing() {
        console.signIn("admin").click("app-demo");
        String id = Console.id(console.create(HOSTILE, "Search"));

        assertThat(browser.find("key-row-" + id).getText()).contains("<img src=x onerror=");
        browser.click("tab-audit").find("verify-chain");
        await().untilAsserted(() -> assertThat(browser.text()).contains("<img src=x onerror="));
        assertThat(browser.run("return document.title")).isNotEqualTo("owned");
        assertThat((Long) browser.run("return document.querySelectorAll('img[src=x]').length"))
                .isZero();
    }

    @Test
    void formTellsWhatAKeyCanSee() {
        console.signIn("admin").click("app-demo").click("create-key").type("key-description", "Read-only");
        console.tick("scope-Inputs:Get");
        browser.awaitText("endpoints", "inputs[].data.concepts").picture("create-light");
        browser.isAccessible("the form");
        console.tick("scope-Concepts:Get");
        await().untilAsserted(
                        () -> assertThat(browser.find("endpoints").getText()).doesNotContain("inputs[].data.concepts"));

        Object concepts = "return document.querySelector('[data-testid=\"group-Concepts\"]').indeterminate";
        assertThat(browser.run((String) concepts)).isEqualTo(true);
        browser.run("arguments[0].click()", browser.control("group-Concepts"));
        assertThat(browser.run((String) concepts)).isEqualTo(false);
        if (!browser.isThere("help-Inputs:Delete")) {
            browser.click("toggle-advanced");
        }
        browser.click("help-Inputs:Delete").find("tick-prerequisites");
        browser.scheme("dark").picture("create-dark").isAccessible("the form in the dark");
        browser.size(360, 740).picture("create-narrow").doesNotScrollSideways("the form on a phone");
    }

    @Test
    void auditIsShownAndVerified() {
        console.signIn("admin").click("app-demo").click("tab-audit").click("verify-chain");
        browser.awaitText("verify-result", "intact").picture("audit").isAccessible("the audit trail");
        browser.scheme("dark").isAccessible("the audit trail in the dark");
        browser.size(360, 740).picture("audit-narrow").doesNotScrollSideways("the audit trail on a phone");
    }

    @Test
    void pagesAreGoodOnAPhoneAndInTheDark() {
        browser.size(360, 740).picture("signin-narrow").doesNotScrollSideways("signing in");
        browser.isAccessible("signing in");
        console.signIn("admin").find("app-demo");
        browser.picture("applications-narrow")
                .doesNotScrollSideways("applications")
                .isAccessible("applications");
        browser.scheme("dark").click("app-demo").find("create-key");
        browser.picture("keys-narrow-dark").doesNotScrollSideways("keys").isAccessible("keys");
        browser.size(1280, 900).picture("keys-dark").isAccessible("keys, wide");
    }

    @Test
    void secretsAreNowhereInTheBrowser() throws IOException {
        console.signIn("admin").click("app-demo");
        String text = console.create("Looked for", "Search");
        browser.click("tab-audit").find("verify-chain");

        assertThat(browser.kept()).doesNotContain(text, console.key("admin"));
        assertThat((String) browser.run("return document.documentElement.outerHTML"))
                .doesNotContain(text, console.key("admin"));
        browser.open("about:blank").back().find("verify-chain");
        assertThat(browser.text()).doesNotContain(text);
        browser.click("sign-out").find("signin-key");
        // Only a browser that has ended has written all its files.
        browser.close();
        assertThat(filesWith(browser.profile(), text, console.key("admin"))).isEmpty();
        browser = Browser.start();
    }

    @Test
    void aSignInSurvivesAReload_untilSigningOutOrTheEndOfTheKey() {
        String own = console.make("Signed in", "Keys:Get", "Inputs:Get");
        console.open("#demo/keys/" + Console.id(own));
        console.signInWith(own).awaitText("heading", "Signed in");
        await().until(() -> browser.cookie("latchkey-ticket") != null);
        String ticket = browser.cookie("latchkey-ticket");
        assertThat(ticket).doesNotContain(own.substring(own.lastIndexOf('_') + 1));
        assertThat(browser.kept()).doesNotContain(ticket, own);
        browser.reload().awaitText("heading", "Signed in").click("to-keys").find("key-row-" + Console.id(own));
        browser.click("sign-out").find("signin-key");
        assertThat(browser.cookie("latchkey-ticket")).isNull();
        assertThat(http.get("latchkey/me", "Cookie", "latchkey-ticket=" + ticket, "Latchkey-Console", "1")
                        .statusCode())
                .as("a copy of the ticket")
                .isEqualTo(401);
        browser.reload().find("signin-key");

        console.signInWith(own).find("key-row-" + Console.id(own));
        await().until(() -> browser.cookie("latchkey-ticket") != null);
        console.admin("DELETE", "keys/" + Console.id(own), null);
        browser.reload().find("signin-key");
    }

    private static List<Path> filesWith(Path folder, String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, texts))
                    .toList();
        }
    }

    private static boolean holds(Path file, String... texts) {
        try {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Stream.of(texts).anyMatch(content::contains);
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void whoStillUsesAccessTokens_isShown_andGetsAKeyInstead() {
        console.signIn("admin").click("app-demo").click("tab-clients");
        browser.awaitText("tokens-sunset", "Access tokens end on").isAccessible("no clients");
        browser.click("create-client").type("key-description", "A program from before");
        console.tick("scope-Inputs:Get");
        browser.click("submit-create-client");
        String curl = browser.find("issued-curl").getText();
        Matcher credentials = Pattern.compile("-u (\\w+):(\\w+) ").matcher(curl);
        assertThat(credentials.find()).isTrue();
        assertThat(curl).contains("v2/token").contains("grant_type=client_credentials");
        assertThat(browser.find("issued-text").getText()).isEqualTo(credentials.group(2));
        browser.isAccessible("the new client").click("copy-key").click("issued-done");
        String id = credentials.group(1);
        assertThat(browser.find("client-row-" + id).getText()).contains("A program from before", id, "never", "Active");

        String basic =
                Base64.getEncoder().encodeToString((id + ":" + credentials.group(2)).getBytes(StandardCharsets.UTF_8));
        String token = DemoHost.json(http.send("POST", "v2/token", null, "Authorization", "Basic " + basic)
                        .body())
                .getString("access_token");
        assertThat(http.get("v2/inputs", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        await("the use").atMost(Duration.ofMinutes(5)).until(() -> console.call(
                        console.key("admin"), "latchkey/clients/" + id)
                .body()
                .contains("\"calls\":1"));
        browser.click("tab-keys").click("tab-clients").awaitText("client-row-" + id, "1 call");
        browser.picture("clients").isAccessible("the list of clients");

        browser.click("client-menu-" + id).click("client-key-" + id).click("submit-client-key");
        String key = browser.find("issued-text").getText();
        assertThat(console.call(key, "v2/inputs").statusCode()).isEqualTo(200);
        browser.click("copy-key").click("issued-done");
        browser.click("client-menu-" + id).click("client-delete-" + id).click("confirm-delete-client");
        await("the end of the row").until(() -> !browser.isThere("client-row-" + id));
        assertThat(http.get("v2/inputs", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
        browser.click("tab-keys");
        assertThat(browser.find("key-row-" + Console.id(key)).getText()).contains("A program from before");
    }
}
