package dev.latchkey.admin;

import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.KeyFinder;
import dev.latchkey.scope.Catalogue;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Locale;

/** Finds the key that a text belongs to. The text comes in the body, because URLs are logged, and is in no response. */
final class FindApi {
    private static final int LONGEST = 500;

    private final KeyFinder finder;
    private final Catalogue catalogue;

    FindApi(KeyFinder finder, Catalogue catalogue) {
        this.finder = finder;
        this.catalogue = catalogue;
    }

    void addTo(Routes routes) {
        routes.add("POST", "keys/find", this::find);
    }

    private AdminResponse find(AdminRequest request) throws IOException {
        AdminPrincipal principal = request.parameters().principal().require(AdminScopes.KEYS_GET);
        String text = request.body("text").requiredText("text").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw ProblemException.invalid("text", "The member text must have 1 to " + LONGEST + " characters.");
        }
        KeyFinder.Hit hit = finder.find(text)
                .filter(found -> principal.actor().manages(found.found().key().application()))
                .orElseThrow(Problems::noSuchKey);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("match", hit.match().name().toLowerCase(Locale.ROOT))
                .add("kind", hit.found().kind() == CredentialKind.KEY ? "key" : "client")
                .add("key", KeyJson.of(hit.found().key(), false, catalogue));
        return AdminResponse.ok(json.build());
    }
}
