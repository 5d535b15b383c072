package dev.latchkey.admin;

import dev.latchkey.config.TokenSettings;
import dev.latchkey.key.AuditCheck;
import dev.latchkey.key.AuditEntry;
import dev.latchkey.key.AuditVerification;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.ScopeEntry;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Serves read-only views: the principal, the scopes, the endpoints visible to scopes, and the audit log. */
final class IntrospectionApi {
    private final JpaKeyStore store;
    private final AuditVerification verification;
    private final Catalogue catalogue;
    private final EndpointViews endpoints;
    private final Optional<TokenSettings> tokens;

    IntrospectionApi(
            JpaKeyStore store,
            AuditVerification verification,
            Catalogue catalogue,
            EndpointViews endpoints,
            Optional<TokenSettings> tokens) {
        this.tokens = tokens;
        this.store = store;
        this.verification = verification;
        this.catalogue = catalogue;
        this.endpoints = endpoints;
    }

    void addTo(Routes routes) {
        routes.add("GET", "me", this::me)
                .add("GET", "scopes", this::scopes)
                .add("GET", "endpoints", this::endpoints)
                .add("GET", "audit", this::audit)
                .add("GET", "audit/verification", this::verification);
    }

    private AdminResponse me(AdminRequest request) {
        AdminPrincipal principal = request.parameters().principal();
        JsonObjectBuilder me = Json.createObjectBuilder();
        principal
                .key()
                .ifPresentOrElse(
                        key -> me.add("kind", "key")
                                .add("id", key.keyId())
                                .add("application", key.application())
                                .add("description", key.description())
                                .add("scopes", KeyJson.array(key.scopes())),
                        () -> me.add("kind", "user")
                                .add("name", principal.user())
                                .add("scopes", KeyJson.array(principal.scopes())));
        me.add("address", principal.actor().address());
        me.add("manages", principal.application().isPresent() ? "own" : "all").add("root", request.reference("/"));
        tokens.ifPresent(accessTokens -> me.add(
                "tokens",
                Json.createObjectBuilder()
                        .add("sunset", accessTokens.sunset().toString())
                        .add("path", request.reference(accessTokens.path()))));
        return AdminResponse.ok(me.build());
    }

    private AdminResponse scopes(AdminRequest request) {
        AdminPrincipal principal = request.parameters().principal();
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (ScopeEntry entry : catalogue.entries()) {
            list.add(Json.createObjectBuilder()
                    .add("name", entry.name())
                    .add("description", entry.description())
                    .add("group", entry.group())
                    .add("basic", entry.basic())
                    .add("requires", KeyJson.array(entry.requires()))
                    .add("grantable", principal.scopes().contains(entry.name())));
        }
        return AdminResponse.ok(Json.createObjectBuilder().add("scopes", list).build());
    }

    private AdminResponse endpoints(AdminRequest request) {
        request.parameters("scopes").principal().require(AdminScopes.KEYS_GET);
        List<String> names = Stream.of(request.parameter("scopes").orElse("").split(","))
                .map(String::strip)
                .toList();
        // Names that the catalogue does not have are dropped: they would stay in the vocabulary for ever.
        Set<String> scopes = catalogue.meaning(names);
        JsonArrayBuilder list = Json.createArrayBuilder();
        endpoints.visibleTo(scopes).forEach(view -> list.add(json(view)));
        return AdminResponse.ok(
                Json.createObjectBuilder().add("endpoints", list).build());
    }

    private static JsonObjectBuilder json(EndpointViews.View view) {
        JsonArrayBuilder withheld = Json.createArrayBuilder();
        view.withheld()
                .forEach(member -> withheld.add(Json.createObjectBuilder()
                        .add("member", member.member())
                        .add("missing", KeyJson.array(member.missing()))));
        return Json.createObjectBuilder()
                .add("method", view.method())
                .add("path", view.path())
                .add("verdict", view.verdict().name().toLowerCase(Locale.ROOT))
                .add("missing", KeyJson.array(view.missing()))
                .add("withheld", withheld);
    }

    private AdminResponse audit(AdminRequest request) {
        request.parameters("application", "limit", "before").principal().require(AdminScopes.KEYS_GET);
        Optional<String> application = request.application();
        int limit = request.limit();
        List<AuditEntry> page =
                store.audit(application, request.number("before").orElse(Long.MAX_VALUE), limit + 1);
        return Page.of(
                "entries",
                Json.createArrayBuilder(),
                page,
                limit,
                IntrospectionApi::json,
                last -> Long.toString(last.number()));
    }

    private static JsonObjectBuilder json(AuditEntry entry) {
        return Json.createObjectBuilder()
                .add("number", entry.number())
                .add("time", entry.time().toString())
                .add("actor", entry.actor())
                .add("action", entry.action())
                .add("application", entry.application())
                .add("subject", entry.subject())
                .add("before", parsed(entry.before()))
                .add("after", parsed(entry.after()))
                .add("address", entry.address())
                .add("hash", entry.hash());
    }

    /** An altered row may have a text that is not JSON. */
    private static JsonValue parsed(Optional<String> text) {
        if (text.isEmpty()) {
            return JsonValue.NULL;
        }
        try (JsonReader reader = Json.createReader(new StringReader(text.get()))) {
            return reader.readValue();
        } catch (RuntimeException altered) {
            return Json.createValue(text.get());
        }
    }

    private AdminResponse verification(AdminRequest request) {
        AdminPrincipal principal = request.parameters("from").principal().require(AdminScopes.KEYS_GET);
        if (principal.application().isPresent()) {
            throw Problems.otherApplication();
        }
        Optional<AuditVerification.Outcome> outcome = verification.run(isFromFirst(request));
        return outcome.isPresent() ? verified(outcome.get()) : inProgress(verification.progress());
    }

    private static boolean isFromFirst(AdminRequest request) {
        return request.parameter("from", "first"::equals, "first").isPresent();
    }

    private static AdminResponse inProgress(AuditVerification.Progress progress) {
        return new AdminResponse(
                        202,
                        Json.createObjectBuilder()
                                .add("complete", false)
                                .add("entries", progress.entries())
                                .add("verified", progress.verified())
                                .add("rows", progress.rows())
                                .build(),
                        Map.of())
                .with("Retry-After", "1");
    }

    private static AdminResponse verified(AuditVerification.Outcome outcome) {
        AuditCheck.Result trail = outcome.trail();
        JsonArrayBuilder unexplained = Json.createArrayBuilder();
        outcome.unexplained()
                .forEach(row -> unexplained.add(Json.createObjectBuilder()
                        .add("kind", row.kind())
                        .add("id", row.id())
                        .add("application", row.application())
                        .add("detail", row.detail())));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("complete", true)
                .add("entries", trail.entries())
                .add("hash", trail.hash())
                .add("unkeyed", trail.unkeyed())
                .add("intact", outcome.isIntact())
                .add("rows", outcome.rows())
                .add("unsigned", outcome.unsigned())
                .add("unexplained", unexplained);
        if (outcome.more() > 0) {
            json.add("more", outcome.more());
        }
        trail.broken().ifPresent(number -> json.add("broken", number).add("detail", trail.detail()));
        return AdminResponse.ok(json.build());
    }
}
