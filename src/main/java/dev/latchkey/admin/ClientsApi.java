package dev.latchkey.admin;

import dev.latchkey.key.IdempotencyKey;
import dev.latchkey.key.IssueResult;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyManagement;
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
    private AdminResponse makeKey(AdminRequest exchange) throws IOException {
        AdminPrincipal authority = exchange.parameters().authority().require(AdminScopes.KEYS_ADD);
        RequestBody body = exchange.optionalBody();
        String client = clients.id(exchange);
        Optional<IdempotencyKey> repetition = exchange.repetition(body);
        IssueResult issue = changes.make(
                exchange,
                client,
                expected -> management.issueInPlaceOf(authority.actor(), client, expected, repetition));
        JsonObjectBuilder answer =
                KeyJson.of(issue.made().key(), false, catalogue).add("client", client);
        return KeysApi.issued(issue, answer, exchange);
    }
}
