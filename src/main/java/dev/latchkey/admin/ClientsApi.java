package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.Issue;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.KeyRevision;
import dev.latchkey.key.NewKey;
import dev.latchkey.scope.Catalogue;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Makes the key that takes the place of a client, for the same application and with the same description and scopes. */
final class ClientsApi {
    private final JpaKeyStore store;
    private final KeyManagement management;
    private final Catalogue catalogue;

    ClientsApi(JpaKeyStore store, KeyManagement management, Catalogue catalogue) {
        this.store = store;
        this.management = management;
        this.catalogue = catalogue;
    }

    void addTo(Routes routes) {
        routes.add("POST", "clients/*/key", this::makeKey);
    }

    /** The client stays until it is deleted: programs that use it go on until they have the key. */
    private Reply makeKey(Exchange exchange) throws IOException {
        Authority authority = exchange.parameters().authority().require(AdminScopes.KEYS_ADD);
        Body body = exchange.optionalBody();
        ApiKey client = store.revision(exchange.keyId())
                .filter(found -> found.kind() == CredentialKind.CLIENT)
                .map(KeyRevision::key)
                .filter(found -> authority.actor().manages(found.application()))
                .orElseThrow(Problems::noSuchKey);
        Set<String> scopes = new TreeSet<>(client.scopes());
        scopes.retainAll(catalogue.names());
        // Scopes that others are required for may have come to require them since.
        NewKey asked = new NewKey(client.application(), client.description(), scopes, true, CredentialKind.KEY);
        Issue issue =
                Problems.naming("scopes", () -> management.issue(authority.actor(), asked, exchange.repetition(body)));
        JsonObjectBuilder answer =
                KeyJson.of(issue.made().key(), false, catalogue).add("client", client.id());
        return KeysApi.issued(issue, answer, exchange);
    }
}
