package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.TokenSettings;
import dev.latchkey.key.Actor;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.IdempotencyKey;
import dev.latchkey.key.IssueResult;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyChange;
import dev.latchkey.key.KeyManagement;
import dev.latchkey.key.KeyQuery;
import dev.latchkey.key.KeyRevision;
import dev.latchkey.key.KeyUse;
import dev.latchkey.key.NewKey;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.ScopeName;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers requests about keys, or about the clients that are kept like them. */
final class KeysApi {
    private static final String KEYS = "keys";
    private static final String CLIENTS = "clients";

    private final CredentialKind kind;
    private final String name;
    private final boolean allByDefault;
    private final JpaKeyStore store;
    private final ConfiguredKeys configured;
    private final KeyManagement management;
    private final Catalogue catalogue;
    private final ConditionalChanges changes;

    private KeysApi(
            CredentialKind kind,
            String name,
            boolean allByDefault,
            JpaKeyStore store,
            ConfiguredKeys configured,
            KeyManagement management,
            Catalogue catalogue) {
        this.kind = kind;
        this.name = name;
        this.allByDefault = allByDefault;
        this.store = store;
        this.configured = configured;
        this.management = management;
        this.catalogue = catalogue;
        this.changes = new ConditionalChanges(store);
    }

    /** About keys. */
    static KeysApi ofKeys(JpaKeyStore store, ConfiguredKeys configured, KeyManagement management, Catalogue catalogue) {
        return new KeysApi(CredentialKind.KEY, KEYS, false, store, configured, management, catalogue);
    }

    /** About the clients of access tokens, none of which is configured. */
    static KeysApi ofClients(TokenSettings tokens, JpaKeyStore store, KeyManagement management, Catalogue catalogue) {
        return new KeysApi(
                CredentialKind.CLIENT,
                CLIENTS,
                tokens.scopes() == TokenSettings.Scopes.ALL,
                store,
                new ConfiguredKeys(List.of()),
                management,
                catalogue);
    }

    void addTo(Routes routes) {
        routes.add("GET", name, this::list)
                .add("POST", name, this::create)
                .add("GET", name + "/*", this::get)
                .add("PATCH", name + "/*", this::change)
                .add("DELETE", name + "/*", this::delete)
                .add("POST", name + "/*/disable", this::disable)
                .add("POST", name + "/*/enable", this::enable)
                .add("POST", name + "/*/replace", this::replace);
    }

    /** The id that the path names, of what these requests are about: what it is for never changes. */
    String id(AdminRequest exchange) {
        String id = exchange.keyId();
        if (store.revision(id).filter(found -> found.kind() != kind).isPresent()) {
            throw Problems.noSuchKey();
        }
        return id;
    }

    private AdminResponse list(AdminRequest exchange) {
        exchange.parameters("application", "state", "scope", "limit", "after")
                .authority()
                .require(AdminScopes.KEYS_GET);
        Optional<String> application = exchange.application();
        int limit = exchange.limit();
        KeyQuery query = new KeyQuery(
                kind,
                application,
                exchange.parameter("state").map(KeysApi::state),
                exchange.parameter("scope", ScopeName::isValid, "the name of a scope"),
                exchange.parameter("after").map(Cursor::parse),
                limit + 1);
        JsonArrayBuilder list = Json.createArrayBuilder();
        if (query.after().isEmpty()) {
            configured.matching(query).forEach(each -> list.add(KeyJson.of(each, true, catalogue)));
        }
        List<ApiKey> page = store.page(query);
        Map<String, KeyUse> uses = store.uses(page.stream().map(ApiKey::id).toList());
        return Page.of(
                name,
                list,
                page,
                limit,
                each -> KeyJson.of(each, Optional.ofNullable(uses.get(each.id())), catalogue),
                Cursor::text);
    }

    private static ApiKey.State state(String text) {
        return switch (text) {
            case "active" -> ApiKey.State.ACTIVE;
            case "disabled" -> ApiKey.State.DISABLED;
            default -> throw ProblemException.invalid("state", "The parameter state is active or disabled.");
        };
    }

    private AdminResponse create(AdminRequest exchange) throws IOException {
        AdminPrincipal authority = exchange.parameters("complete").authority().require(AdminScopes.KEYS_ADD);
        exchange.requireTagless();
        RequestBody body = exchange.body("application", "description", "scopes");
        String application =
                Problems.naming("application", () -> ApplicationId.require(body.requiredText("application")));
        String description = description(body.requiredText("description"));
        Set<String> scopes =
                allByDefault ? body.texts("scopes").orElse(Set.of(ScopeName.ALL)) : body.requiredTexts("scopes");
        NewKey asked = new NewKey(application, description, scopes, exchange.flag("complete"), kind);
        Optional<IdempotencyKey> repetition = exchange.repetition(body);
        return issued(
                Problems.naming("scopes", () -> management.issue(authority.actor(), asked, repetition)),
                Optional.empty(),
                exchange);
    }

    private static String description(String text) {
        return Problems.naming("description", () -> KeyManagement.description(text));
    }

    private AdminResponse issued(IssueResult issue, Optional<String> replaced, AdminRequest exchange) {
        JsonObjectBuilder answer = KeyJson.of(issue.made().key(), false, catalogue);
        replaced.ifPresent(id -> answer.add("replaces", id));
        return issued(issue, answer, exchange);
    }

    /** The text is in this one answer, and in none to a repetition. */
    static AdminResponse issued(IssueResult issue, JsonObjectBuilder answer, AdminRequest exchange) {
        boolean key = issue.made().kind() == CredentialKind.KEY;
        issue.text().ifPresent(text -> answer.add(key ? "text" : "secret", text.reveal()));
        String location =
                exchange.location(key ? KEYS : CLIENTS, issue.made().key().id());
        AdminResponse reply = issue.text().isPresent()
                ? AdminResponse.created(answer.build(), location)
                : AdminResponse.ok(answer.build()).with("Location", location).with("Idempotency-Replayed", "true");
        return reply.with("ETag", AdminRequest.etag(issue.made().version()));
    }

    private AdminResponse get(AdminRequest exchange) {
        AdminPrincipal authority = exchange.parameters().authority().require(AdminScopes.KEYS_GET);
        String id = id(exchange);
        Optional<ApiKey> fixed = configured.find(id).map(found -> found.key());
        if (fixed.isPresent() && authority.actor().manages(fixed.get().application())) {
            return AdminResponse.ok(KeyJson.of(fixed.get(), true, catalogue).build());
        }
        return store.revision(id)
                .filter(found -> authority.actor().manages(found.key().application()))
                .map(this::shown)
                .orElseThrow(() -> Problems.noSuchKey());
    }

    private AdminResponse shown(KeyRevision revision) {
        String id = revision.key().id();
        Optional<KeyUse> use = Optional.ofNullable(store.uses(Set.of(id)).get(id));
        return AdminResponse.ok(KeyJson.of(revision.key(), use, catalogue).build())
                .with("ETag", AdminRequest.etag(revision.version()));
    }

    /** Preconditions come before the content that they are about (RFC 9110, section 13.2.1). */
    private AdminResponse change(AdminRequest exchange) throws IOException {
        Actor actor = exchange.parameters("complete")
                .authority()
                .require(AdminScopes.KEYS_ADD)
                .actor();
        String id = id(exchange);
        changes.requireMet(exchange, id);
        RequestBody body = exchange.body("description", "scopes");
        if (body.isEmpty()) {
            throw ProblemException.invalid("", "The body names nothing to change: description, scopes or both.");
        }
        KeyChange asked = new KeyChange(
                body.text("description").map(KeysApi::description), body.texts("scopes"), exchange.flag("complete"));
        return shown(Problems.naming(
                "scopes", () -> changes.make(exchange, id, expected -> management.change(actor, id, asked, expected))));
    }

    private AdminResponse disable(AdminRequest exchange) throws IOException {
        Actor actor = exchange.parameters()
                .authority()
                .require(AdminScopes.KEYS_DELETE)
                .actor();
        exchange.optionalBody();
        String id = id(exchange);
        return shown(changes.make(exchange, id, expected -> management.disable(actor, id, expected)));
    }

    private AdminResponse enable(AdminRequest exchange) throws IOException {
        Actor actor =
                exchange.parameters().authority().require(AdminScopes.KEYS_ADD).actor();
        exchange.optionalBody();
        String id = id(exchange);
        return shown(changes.make(exchange, id, expected -> management.enable(actor, id, expected)));
    }

    private AdminResponse replace(AdminRequest exchange) throws IOException {
        Actor actor = exchange.parameters()
                .authority()
                .require(AdminScopes.KEYS_ADD, AdminScopes.KEYS_DELETE)
                .actor();
        RequestBody body = exchange.optionalBody("overlap");
        Duration overlap = body.text("overlap").map(KeysApi::duration).orElse(Duration.ZERO);
        Optional<IdempotencyKey> repetition = exchange.repetition(body);
        String id = id(exchange);
        IssueResult issue = Problems.naming(
                "overlap",
                () -> changes.make(
                        exchange, id, expected -> management.replace(actor, id, overlap, expected, repetition)));
        return issued(issue, Optional.of(id), exchange);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException | ArithmeticException wrong) {
            throw ProblemException.invalid(
                    "overlap", "The overlap is a duration in the form of ISO 8601, such as PT10M or P1D.");
        }
    }

    private AdminResponse delete(AdminRequest exchange) {
        Actor actor = exchange.parameters()
                .authority()
                .require(AdminScopes.KEYS_DELETE)
                .actor();
        String id = id(exchange);
        changes.make(exchange, id, expected -> {
            management.delete(actor, id, expected);
            return id;
        });
        return AdminResponse.nothing();
    }
}
