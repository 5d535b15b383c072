package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.json.JsonBuilders;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyOrder;
import dev.latchkey.key.KeyQuery;
import dev.latchkey.key.KeyRevision;
import dev.latchkey.key.KeyUse;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.ScopeName;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one collection of the API, {@code keys} or {@code clients}: its list and its members, as JSON. */
final class KeyCollection {
    private static final String KEYS = "keys";
    private static final String CLIENTS = "clients";

    private final CredentialKind kind;
    private final boolean allScopesByDefault;
    private final JpaKeyStore store;
    private final ConfiguredKeys configured;
    private final Catalogue catalogue;

    private KeyCollection(
            CredentialKind kind,
            boolean allScopesByDefault,
            JpaKeyStore store,
            ConfiguredKeys configured,
            Catalogue catalogue) {
        this.kind = kind;
        this.allScopesByDefault = allScopesByDefault;
        this.store = store;
        this.configured = configured;
        this.catalogue = catalogue;
    }

    /** Returns the collection of keys, stored and configured. */
    static KeyCollection ofKeys(JpaKeyStore store, ConfiguredKeys configured, Catalogue catalogue) {
        return new KeyCollection(CredentialKind.KEY, false, store, configured, catalogue);
    }

    /** Returns the collection of the clients of access tokens, none of which is configured. */
    static KeyCollection ofClients(TokenSettings tokens, JpaKeyStore store, Catalogue catalogue) {
        return new KeyCollection(
                CredentialKind.CLIENT,
                tokens.scopes() == TokenSettings.Scopes.ALL,
                store,
                new ConfiguredKeys(List.of()),
                catalogue);
    }

    void addTo(Routes routes) {
        routes.add("GET", path(), this::list).add("GET", path() + "/*", this::get);
    }

    /** Returns the kind of its members. */
    CredentialKind kind() {
        return kind;
    }

    /** Returns the first segment of its paths. */
    String path() {
        return path(kind);
    }

    /** Returns the first segment of the paths of credentials of a kind. */
    static String path(CredentialKind kind) {
        return kind == CredentialKind.KEY ? KEYS : CLIENTS;
    }

    /** Returns the scopes of a new member for which the request names none; empty if the request must name them. */
    Optional<Set<String>> defaultScopes() {
        return allScopesByDefault ? Optional.of(Set.of(ScopeName.ALL)) : Optional.empty();
    }

    /**
     * Returns the id in the path of a request.
     *
     * @throws ProblemException if it is malformed, or the id of a credential of another kind
     */
    String id(AdminRequest request) {
        String id = request.keyId();
        if (store.revision(id).filter(revision -> revision.kind() != kind).isPresent()) {
            throw Problems.noSuchKey();
        }
        return id;
    }

    private AdminResponse list(AdminRequest request) {
        request.parameters(KeyFilters.PARAMETERS).principal().require(AdminScopes.KEYS_GET);
        int limit = request.limit();
        KeyQuery query = query(request, limit + 1);
        JsonArrayBuilder list = JsonBuilders.array();
        if (query.after().isEmpty() && query.filter().isTextAlone()) {
            configured.matching(query).forEach(key -> list.add(KeyJson.of(key, true, catalogue)));
        }
        List<KeyQuery.Listed> page = store.page(query);
        Map<String, KeyUse> uses =
                store.uses(page.stream().map(listed -> listed.key().id()).toList());
        return Page.of(
                path(),
                list,
                page,
                limit,
                listed -> KeyJson.of(
                                listed.key(),
                                Optional.ofNullable(uses.get(listed.key().id())),
                                catalogue)
                        .add("etag", AdminRequest.etag(listed.version())),
                last -> Cursor.text(query.order(), last.position()));
    }

    /** Returns the query that the parameters of a request make. */
    KeyQuery query(AdminRequest request, int limit) {
        KeyOrder order = KeyFilters.order(request);
        return new KeyQuery(
                kind,
                request.application(),
                request.parameter("state").map(KeyCollection::state),
                request.parameter("scope", ScopeName::isValid, "the name of a scope"),
                KeyFilters.of(request),
                order,
                request.parameter("after").map(text -> Cursor.parse(order, text)),
                limit);
    }

    private static ApiKey.State state(String text) {
        return switch (text) {
            case "active" -> ApiKey.State.ACTIVE;
            case "disabled" -> ApiKey.State.DISABLED;
            default -> throw ProblemException.invalid("state", "The parameter state must be active or disabled.");
        };
    }

    private AdminResponse get(AdminRequest request) {
        AdminPrincipal principal = request.parameters().principal().require(AdminScopes.KEYS_GET);
        String id = id(request);
        Optional<ApiKey> fixed = configured.find(id).map(record -> record.key());
        if (fixed.isPresent() && principal.actor().manages(fixed.get().application())) {
            return AdminResponse.ok(KeyJson.of(fixed.get(), true, catalogue).build());
        }
        return store.revision(id)
                .filter(revision -> principal.actor().manages(revision.key().application()))
                .map(this::response)
                .orElseThrow(Problems::noSuchKey);
    }

    /** Returns the response that represents one member, with its entity tag. */
    AdminResponse response(KeyRevision revision) {
        String id = revision.key().id();
        Optional<KeyUse> use = Optional.ofNullable(store.uses(Set.of(id)).get(id));
        JsonObjectBuilder json = KeyJson.of(revision.key(), use, catalogue);
        revision.refusedBecause().ifPresent(obstacle -> json.add("refusedBecause", obstacle.text()));
        return AdminResponse.ok(json.build()).with("ETag", AdminRequest.etag(revision.version()));
    }

    /** Returns the JSON of a member without its usage. */
    JsonObjectBuilder json(ApiKey key) {
        return KeyJson.of(key, false, catalogue);
    }
}
