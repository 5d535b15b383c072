package dev.latchkey.admin;

import dev.latchkey.config.TokenSettings;
import dev.latchkey.scope.Catalogue;
import dev.latchkey.scope.ScopeEntry;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Serves read-only views: the principal, the scopes and the endpoints visible to scopes. */
final class IntrospectionApi {
    private final Catalogue catalogue;
    private final EndpointViews endpoints;
    private final Optional<TokenSettings> tokens;

    IntrospectionApi(Catalogue catalogue, EndpointViews endpoints, Optional<TokenSettings> tokens) {
        this.tokens = tokens;
        this.catalogue = catalogue;
        this.endpoints = endpoints;
    }

    void addTo(Routes routes) {
        routes.add("GET", "me", this::me).add("GET", "scopes", this::scopes).add("GET", "endpoints", this::endpoints);
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
        Set<String> management = AdminScopes.names();
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (ScopeEntry entry : catalogue.entries()) {
            list.add(Json.createObjectBuilder()
                    .add("name", entry.name())
                    .add("description", entry.description())
                    .add("group", entry.group())
                    .add("basic", entry.basic())
                    .add("management", management.contains(entry.name()))
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
        return Json.createObjectBuilder()
                .add("method", view.method())
                .add("path", view.path())
                .add("verdict", view.verdict().name().toLowerCase(Locale.ROOT))
                .add("missing", KeyJson.array(view.missing()))
                .add("withheld", members(view.withheld()))
                .add("unwritable", members(view.unwritable()))
                .add("incompleteView", view.incompleteView());
    }

    private static JsonArrayBuilder members(List<EndpointViews.Withheld> members) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        members.forEach(member -> list.add(Json.createObjectBuilder()
                .add("member", member.member())
                .add("missing", KeyJson.array(member.missing()))));
        return list;
    }
}
