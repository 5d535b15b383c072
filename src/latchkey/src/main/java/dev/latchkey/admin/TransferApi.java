package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.json.JsonBuilders;
import dev.latchkey.key.ImportRefusedException;
import dev.latchkey.key.ImportRefusedException.Fault;
import dev.latchkey.key.ImportedKey;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.key.KeyRevision;
import dev.latchkey.key.KeyTransfer;
import dev.latchkey.scope.Catalogue;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Imports keys with their digests, and exports them. */
final class TransferApi {
    private static final String KEYS = "keys";
    private static final String PEPPERS = "peppers";
    private static final String DRY_RUN = "dryRun";
    private static final int LARGEST = 4 << 20;
    private static final Set<String> MEMBERS = Set.of(TermsJson.membersWith(
            "id", "prefix", "application", "description", "scopes", "state", "created", "digest"));

    private final KeyTransfer transfer;
    private final Catalogue catalogue;

    TransferApi(KeyTransfer transfer, Catalogue catalogue) {
        this.transfer = transfer;
        this.catalogue = catalogue;
    }

    void addTo(Routes routes) {
        routes.add("POST", "keys/import", this::importKeys).add("GET", "keys/export", this::exportKeys);
    }

    private AdminResponse importKeys(AdminRequest request) throws IOException {
        AdminPrincipal principal = request.parameters(DRY_RUN).principal().require(AdminScopes.KEYS_ADD);
        request.requireTagless();
        boolean preview = request.flag(DRY_RUN);
        RequestBody body =
                RequestBody.of(request.servletRequest(), false, Set.of("next", KEYS, PEPPERS, "skipped"), LARGEST);
        List<JsonObject> rows = body.objects(KEYS);
        if (rows.isEmpty() || rows.size() > KeyTransfer.MOST) {
            throw ProblemException.invalid(KEYS, "The member keys must have 1 to " + KeyTransfer.MOST + " keys.");
        }
        List<ImportedKey> keys = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                keys.add(key(RequestBody.of(rows.get(i), MEMBERS)));
            } catch (ProblemException malformed) {
                faults.add(new Fault(i, malformed.field(), malformed.getMessage(), false));
            }
        }
        if (!faults.isEmpty()) {
            throw ImportRefusedException.of(faults);
        }
        List<KeyRevision> made = transfer.importKeys(principal.actor(), keys, peppers(body), preview);
        JsonArrayBuilder results = JsonBuilders.array();
        for (int i = 0; i < made.size(); i++) {
            results.add(JsonBuilders.object()
                    .add("pointer", "#/keys/" + i)
                    .add("id", made.get(i).key().id())
                    .add("key", KeyJson.of(made.get(i).key(), false, catalogue)));
        }
        return AdminResponse.ok(JsonBuilders.object()
                .add(DRY_RUN, preview)
                .add("imported", preview ? 0 : made.size())
                .add("results", results)
                .build());
    }

    private static ImportedKey key(RequestBody row) {
        ApiKey.State state = row.text("state").map(TransferApi::state).orElse(ApiKey.State.ACTIVE);
        return new ImportedKey(
                row.text("id"),
                row.text("prefix"),
                row.requiredText("application"),
                row.requiredText("description"),
                row.requiredTexts("scopes"),
                state,
                row.moment("created"),
                TermsJson.ofNew(row),
                row.requiredText("digest"));
    }

    private static ApiKey.State state(String text) {
        return switch (text) {
            case "active" -> ApiKey.State.ACTIVE;
            case "disabled" -> ApiKey.State.DISABLED;
            default -> throw ProblemException.invalid("state", "The member state must be active or disabled.");
        };
    }

    private static Map<Integer, String> peppers(RequestBody body) {
        Map<Integer, String> peppers = new HashMap<>();
        body.textsByName(PEPPERS).orElse(Map.of()).forEach((version, print) -> {
            if (!version.matches("[1-9]\\d{0,3}")) {
                throw ProblemException.invalid(
                        PEPPERS, "The member peppers must have fingerprints by the versions of the peppers.");
            }
            peppers.put(Integer.parseInt(version), print);
        });
        return peppers;
    }

    /** Digests are for those who may make and delete the keys, because they are for nothing but a move. */
    private AdminResponse exportKeys(AdminRequest request) {
        AdminPrincipal principal = request.parameters("application", "limit", "after")
                .principal()
                .require(AdminScopes.KEYS_GET, AdminScopes.KEYS_ADD, AdminScopes.KEYS_DELETE);
        String after = request.parameter("after").orElse("");
        KeyTransfer.Page page = transfer.exportKeys(principal.actor(), request.application(), after, request.limit());
        JsonArrayBuilder keys = JsonBuilders.array();
        page.keys().forEach(key -> keys.add(json(key)));
        JsonObjectBuilder peppers = JsonBuilders.object();
        page.peppers().forEach((version, print) -> peppers.add(String.valueOf(version), print));
        JsonArrayBuilder skipped = JsonBuilders.array();
        page.skipped()
                .forEach(row ->
                        skipped.add(JsonBuilders.object().add("id", row.id()).add("detail", row.detail())));
        JsonObjectBuilder json =
                JsonBuilders.object().add(KEYS, keys).add(PEPPERS, peppers).add("skipped", skipped);
        page.next().ifPresent(next -> json.add("next", next));
        return AdminResponse.ok(json.build());
    }

    /** Writes a key as an import reads it: a key that was replaced ends at the same time elsewhere. */
    private static JsonObjectBuilder json(KeyRecord exported) {
        ApiKey key = exported.key();
        JsonObjectBuilder json = JsonBuilders.object()
                .add("id", key.id())
                .add("application", key.application())
                .add("description", key.description())
                .add("scopes", KeyJson.array(key.scopes()))
                .add("state", key.state().name().toLowerCase(Locale.ROOT))
                .add("created", key.created().toString());
        TermsJson.addTerms(key, json);
        key.end().ifPresent(end -> json.add("expires", end.toString()));
        return json.add("digest", exported.digest().text());
    }
}
