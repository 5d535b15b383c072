package dev.latchkey.admin;

import dev.latchkey.credential.KeyText;
import dev.latchkey.json.JsonBuilders;
import dev.latchkey.key.Actor;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.JpaKeyStore;
import dev.latchkey.key.KeyBatch;
import dev.latchkey.key.KeyRevision;
import dev.latchkey.key.KeyUse;
import dev.latchkey.key.RefusedChangeException;
import dev.latchkey.scope.Catalogue;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Disables, enables or deletes several keys, each only in the version that the caller has seen. A preview changes nothing. */
final class BulkApi {
    private static final int MOST = 200;
    private static final String ACTION = "action";
    private static final String KEYS = "keys";
    private static final String PREVIEW = "preview";
    private static final int OK = 200;

    private final JpaKeyStore store;
    private final ConfiguredKeys configured;
    private final KeyBatch batch;
    private final Catalogue catalogue;

    BulkApi(JpaKeyStore store, ConfiguredKeys configured, KeyBatch batch, Catalogue catalogue) {
        this.store = store;
        this.configured = configured;
        this.batch = batch;
        this.catalogue = catalogue;
    }

    void addTo(Routes routes) {
        routes.add("POST", "keys/bulk", this::change);
    }

    private AdminResponse change(AdminRequest request) throws IOException {
        AdminPrincipal principal = request.parameters(PREVIEW).principal();
        if (!principal.scopes().contains(AdminScopes.KEYS_ADD)) {
            principal.require(AdminScopes.KEYS_DELETE);
        }
        request.requireTagless();
        boolean preview = request.flag(PREVIEW);
        RequestBody body = request.body(ACTION, KEYS);
        KeyBatch.Action action = action(body.requiredText(ACTION));
        Actor actor = principal
                .require(action == KeyBatch.Action.ENABLE ? AdminScopes.KEYS_ADD : AdminScopes.KEYS_DELETE)
                .actor();
        Map<String, String> tags = body.textsByName(KEYS).orElseThrow(() -> RequestBody.missing(KEYS));
        if (tags.isEmpty() || tags.size() > MOST) {
            throw ProblemException.invalid(
                    KEYS, "The member keys must name 1 to " + MOST + " keys, each with its entity tag.");
        }
        Map<String, KeyRevision> found = new HashMap<>();
        Map<String, ProblemException> problems = new HashMap<>();
        Map<String, Long> changed = new HashMap<>();
        Map<String, KeyRevision> stored = stored(tags.keySet());
        tags.forEach((id, tag) -> {
            try {
                found.put(id, required(actor, id, tag, stored.get(id)));
            } catch (ProblemException problem) {
                problems.put(id, problem);
            }
        });
        if (!found.isEmpty()) {
            Map<String, Long> versions = new HashMap<>();
            found.forEach((id, revision) -> versions.put(id, revision.version()));
            KeyBatch.Outcome outcome =
                    preview ? batch.preview(actor, action, versions) : batch.change(actor, action, versions);
            outcome.refusals().forEach((id, refused) -> problems.put(id, problem(refused)));
            changed.putAll(preview ? Map.of() : outcome.versions());
        }
        Map<String, KeyUse> uses = preview ? store.uses(found.keySet()) : Map.of();
        JsonArrayBuilder results = JsonBuilders.array();
        for (String id : tags.keySet()) {
            JsonObjectBuilder result = JsonBuilders.object().add("id", KeyText.isId(id) ? id : "");
            if (problems.containsKey(id)) {
                results.add(refused(result, problems.get(id)));
                continue;
            }
            if (preview) {
                result.add("key", KeyJson.of(found.get(id).key(), Optional.ofNullable(uses.get(id)), catalogue));
            }
            if (changed.containsKey(id)) {
                result.add("etag", AdminRequest.etag(changed.get(id)));
            }
            results.add(result.add("status", OK));
        }
        return AdminResponse.ok(JsonBuilders.object()
                .add(PREVIEW, preview)
                .add("results", results)
                .build());
    }

    private static KeyBatch.Action action(String text) {
        return switch (text) {
            case "disable" -> KeyBatch.Action.DISABLE;
            case "enable" -> KeyBatch.Action.ENABLE;
            case "delete" -> KeyBatch.Action.DELETE;
            case "removeUnusedScopes" -> KeyBatch.Action.REMOVE_UNUSED_SCOPES;
            default ->
                throw ProblemException.invalid(
                        ACTION, "The member action must be disable, enable, delete or removeUnusedScopes.");
        };
    }

    private Map<String, KeyRevision> stored(Set<String> ids) {
        List<String> keyIds = ids.stream().filter(KeyText::isId).toList();
        return store.revisions(keyIds).stream()
                .collect(Collectors.toMap(revision -> revision.key().id(), Function.identity()));
    }

    /**
     * Returns the key that a caller has seen.
     *
     * @throws ProblemException if there is none, it is configured, or it has another version
     */
    private KeyRevision required(Actor actor, String id, String tag, KeyRevision stored) {
        if (!KeyText.isId(id)) {
            throw Problems.noSuchKey();
        }
        if (configured
                .find(id)
                .filter(fixed -> actor.manages(fixed.key().application()))
                .isPresent()) {
            throw Problems.configuredKey();
        }
        KeyRevision revision = Optional.ofNullable(stored)
                .filter(known -> actor.manages(known.key().application()))
                .orElseThrow(Problems::noSuchKey);
        if (!AdminRequest.etag(revision.version()).equals(tag)) {
            throw Problems.changedMeanwhile();
        }
        return revision;
    }

    /** A refusal that is not about one key is one of the whole request. */
    private static ProblemException problem(RefusedChangeException refused) {
        if (Problems.of(refused) instanceof ProblemException problem) {
            return problem;
        }
        if (refused.reason() == RefusedChangeException.Reason.SCOPES_NOT_HELD) {
            return new ProblemException(
                    403,
                    "insufficient-scope",
                    "Insufficient scope",
                    "Only a caller who holds the scopes of the key can enable it. Missing: "
                            + String.join(", ", refused.scopes()) + ".");
        }
        throw refused;
    }

    private static JsonObjectBuilder refused(JsonObjectBuilder result, ProblemException problem) {
        return result.add("status", problem.response().status())
                .add("type", problem.type())
                .add("detail", problem.getMessage());
    }
}
