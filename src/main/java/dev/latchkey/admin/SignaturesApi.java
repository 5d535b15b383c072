package dev.latchkey.admin;

import dev.latchkey.key.RowSigning;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Signs rows on request: part by part, for tables may be large. */
final class SignaturesApi {
    private final RowSigning signing;

    SignaturesApi(RowSigning signing) {
        this.signing = signing;
    }

    void addTo(Routes routes) {
        routes.add("POST", "signatures", this::sign);
    }

    private AdminResponse sign(AdminRequest exchange) {
        AdminPrincipal authority =
                exchange.parameters("after").authority().require(AdminScopes.KEYS_ADD, AdminScopes.KEYS_DELETE);
        if (authority.application().isPresent()) {
            throw Problems.otherApplication();
        }
        String after = exchange.parameter("after").orElse("");
        RowSigning.Part part = Problems.naming("after", () -> signing.sign(authority.actor(), after));
        JsonArrayBuilder refused = Json.createArrayBuilder();
        part.refused()
                .forEach(row -> refused.add(Json.createObjectBuilder()
                        .add("kind", row.kind())
                        .add("id", row.id())
                        .add("application", row.application())
                        .add("detail", row.detail())));
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("complete", part.next().isEmpty())
                .add("signed", part.signed())
                .add("renewed", part.renewed())
                .add("unsignedTokens", part.unsignedTokens())
                .add("outdatedDigests", part.outdated())
                .add("refused", refused);
        part.next().ifPresent(next -> answer.add("next", next));
        return AdminResponse.ok(answer.build());
    }
}
