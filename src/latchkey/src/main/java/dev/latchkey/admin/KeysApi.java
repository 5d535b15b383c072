package dev.latchkey.admin;

import dev.latchkey.key.Actor;
import dev.latchkey.key.KeyChange;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.KeyRevision;
import java.io.IOException;
import java.util.OptionalLong;

/** Changes the members of a collection: updates, disables, enables and deletes them. */
final class KeysApi {
    private final KeyCollection collection;
    private final ConditionalChanges changes;
    private final KeyManagement management;

    KeysApi(KeyCollection collection, ConditionalChanges changes, KeyManagement management) {
        this.collection = collection;
        this.changes = changes;
        this.management = management;
    }

    void addTo(Routes routes) {
        String member = collection.path() + "/*";
        routes.add("PATCH", member, this::update)
                .add("DELETE", member, this::delete)
                .add(
                        "POST",
                        member + "/disable",
                        request -> setState(request, AdminScopes.KEYS_DELETE, management::disable))
                .add(
                        "POST",
                        member + "/enable",
                        request -> setState(request, AdminScopes.KEYS_ADD, management::enable));
    }

    /** Preconditions come before the content that they are about (RFC 9110, section 13.2.1). */
    private AdminResponse update(AdminRequest request) throws IOException {
        Actor actor = request.parameters("complete")
                .principal()
                .require(AdminScopes.KEYS_ADD)
                .actor();
        String id = collection.id(request);
        changes.requireMet(request, id);
        RequestBody body = request.body("description", "scopes");
        if (body.isEmpty()) {
            throw ProblemException.invalid("", "The body has no member to change. Send description, scopes, or both.");
        }
        KeyChange change = new KeyChange(
                body.text("description")
                        .map(text -> Problems.naming("description", () -> KeyManagement.description(text))),
                body.texts("scopes"),
                request.flag("complete"));
        return collection.response(Problems.naming(
                "scopes", () -> changes.make(request, id, expected -> management.change(actor, id, change, expected))));
    }

    @FunctionalInterface
    private interface StateChange {
        KeyRevision apply(Actor actor, String id, OptionalLong expectedVersion);
    }

    private AdminResponse setState(AdminRequest request, String requiredScope, StateChange change) throws IOException {
        Actor actor = request.parameters().principal().require(requiredScope).actor();
        request.optionalBody();
        String id = collection.id(request);
        return collection.response(changes.make(request, id, expected -> change.apply(actor, id, expected)));
    }

    private AdminResponse delete(AdminRequest request) {
        Actor actor = request.parameters()
                .principal()
                .require(AdminScopes.KEYS_DELETE)
                .actor();
        String id = collection.id(request);
        changes.make(request, id, expected -> {
            management.delete(actor, id, expected);
            return id;
        });
        return AdminResponse.nothing();
    }
}
