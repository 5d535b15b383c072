package dev.latchkey.admin;

import dev.latchkey.KeyTerms;
import dev.latchkey.key.Actor;
import dev.latchkey.key.KeyChange;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.KeyRevision;
import dev.latchkey.network.AddressRanges;
import dev.latchkey.network.IpAddress;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;

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
        Actor actor = request.parameters("complete", "force")
                .principal()
                .require(AdminScopes.KEYS_ADD)
                .actor();
        String id = collection.id(request);
        changes.requireMet(request, id);
        RequestBody body = request.body(TermsJson.membersWith("description", "scopes"));
        if (body.isEmpty()) {
            throw ProblemException.invalid(
                    "", "The body has no member to change. Send description, scopes, expires, addresses or labels.");
        }
        KeyChange change = new KeyChange(
                body.text("description")
                        .map(text -> Problems.naming("description", () -> KeyManagement.description(text))),
                body.texts("scopes"),
                request.flag("complete"),
                TermsJson.change(body));
        requireNotLockedOut(request, id, change);
        return collection.response(Problems.naming(
                "scopes", () -> changes.make(request, id, expected -> management.change(actor, id, change, expected))));
    }

    /** Addresses by which the key that changes itself could not call again need a word more. */
    private static void requireNotLockedOut(AdminRequest request, String id, KeyChange change) {
        boolean own =
                request.principal().key().filter(key -> key.keyId().equals(id)).isPresent();
        Set<String> addresses = change.terms().apply(KeyTerms.none()).addresses();
        if (own && !addresses.isEmpty() && !request.flag("force")) {
            AddressRanges ranges = Problems.naming("addresses", () -> AddressRanges.parse(addresses));
            if (!ranges.contain(IpAddress.parse(request.principal().actor().address()))) {
                throw new ProblemException(
                        409,
                        "would-lock-out",
                        "Key would lock itself out",
                        "The key that sends this request would no longer be accepted from its address, which is "
                                + request.principal().actor().address() + ". Add this address, or send force=true.");
            }
        }
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
