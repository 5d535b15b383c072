package dev.latchkey.admin;

import dev.latchkey.key.Issue;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.Repetition;
import dev.latchkey.scope.Catalogue;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Optional;

/** Makes the key that takes the place of a client, for the same application and with the same description and scopes. */
final class ClientsApi {
    private final KeysApi clients;
    private final ConditionalChanges changes;
    private final KeyManagement management;
    private final Catalogue catalogue;

    ClientsApi(KeysApi clients, JpaKeyStore store, KeyManagement management, Catalogue catalogue) {
        this.clients = clients;
        this.changes = new ConditionalChanges(store);
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
        String client = clients.id(exchange);
        Optional<Repetition> repetition = exchange.repetition(body);
        Issue issue = changes.make(
                exchange,
                client,
                expected -> management.issueInPlaceOf(authority.actor(), client, expected, repetition));
        JsonObjectBuilder answer =
                KeyJson.of(issue.made().key(), false, catalogue).add("client", client);
        return KeysApi.issued(issue, answer, exchange);
    }
}
