package dev.latchkey.admin;

import dev.latchkey.key.RowSigning;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Signs the rows of the tables, one part for each request, because tables may be large. */
final class SignaturesApi {
    private final RowSigning signing;

    SignaturesApi(RowSigning signing) {
        this.signing = signing;
    }

    void addTo(Routes routes) {
        routes.add("POST", "signatures", this::sign);
    }

    private AdminResponse sign(AdminRequest request) {
        AdminPrincipal principal =
                request.parameters("after").principal().require(AdminScopes.KEYS_ADD, AdminScopes.KEYS_DELETE);
        if (principal.application().isPresent()) {
            throw Problems.otherApplication();
        }
        String after = request.parameter("after").orElse("");
        RowSigning.Part part = Problems.naming("after", () -> signing.sign(principal.actor(), after));
        JsonArrayBuilder refused = Json.createArrayBuilder();
        part.refused()
                .forEach(row -> refused.add(Json.createObjectBuilder()
                        .add("kind", row.kind())
                        .add("id", row.id())
                        .add("application", row.application())
                        .add("detail", row.detail())));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("complete", part.next().isEmpty())
                .add("signed", part.signed())
                .add("renewed", part.renewed())
                .add("unsignedTokens", part.unsignedTokens())
                .add("outdatedDigests", part.outdated())
                .add("refused", refused);
        part.next().ifPresent(next -> json.add("next", next));
        return AdminResponse.ok(json.build());
    }
}
