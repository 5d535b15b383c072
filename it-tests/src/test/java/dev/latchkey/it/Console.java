package dev.latchkey.it;

import dev.latchkey.credential.KeyText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;

/** The console of the demo in a browser, and the keys that the demo made. */
final class Console {
    private final Browser browser;
    private final Http http;
    private final JsonObject keys;
    private final String address;

    Console(Browser browser, Http http, JsonObject keys) {
        this.browser = browser;
        this.http = http;
        this.keys = keys;
        this.address = http.at("latchkey/").toString();
    }

    Browser browser() {
        return browser;
    }

    Http http() {
        return http;
    }

    /** The text of a key that the demo made. */
    String key(String name) {
        return keys.getString(name);
    }

    /** Opens the page anew, at a view, for somebody who is not signed in. */
    Browser open(String view) {
        browser.clearCookies();
        // A change of the fragment alone would not load the page.
        return browser.open("about:blank").open(address + view);
    }

    HttpResponse<String> call(String key, String path) {
        return http.get(path, "Authorization", "Key " + key);
    }

    Browser signIn(String key) {
        return signInWith(key(key));
    }

    Browser signInWith(String text) {
        return browser.type("signin-key", text).click("signin-submit");
    }

    /** Makes a key by hand, and gives back its text. */
    String create(String description, String... scopes) {
        browser.click("create-key").type("key-description", description);
        for (String scope : scopes) {
            tick("scope-" + scope);
        }
        browser.click("submit-create");
        String text = browser.find("issued-text").getText();
        browser.click("copy-key").click("issued-done");
        return text;
    }

    /** Makes a key of the demo without the page, and gives back its text. */
    String make(String description, String... scopes) {
        String body = Json.createObjectBuilder()
                .add("application", "demo")
                .add("description", description)
                .add("scopes", Json.createArrayBuilder(List.of(scopes)))
                .build()
                .toString();
        return DemoHost.json(admin("POST", "keys?complete=true", body).body()).getString("text");
    }

    /** Sends a request to the API of key management with the key that manages all applications. */
    HttpResponse<String> admin(String method, String path, String body) {
        return http.send(
                method,
                "latchkey/" + path,
                body,
                "Authorization",
                "Key " + key("admin"),
                "Content-Type",
                "application/json");
    }

    void tick(String box) {
        if (!browser.isThere(box)) {
            browser.click("toggle-advanced");
        }
        browser.run("arguments[0].click()", browser.control(box));
    }

    Browser act(String action, String id) {
        return browser.click("key-menu-" + id).click(action + "-" + id);
    }

    static String id(String text) {
        return KeyText.parse(text, List.of("lk")).orElseThrow().id();
    }
}
