package dev.latchkey.key;

import dev.latchkey.config.Pepper;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Exports a page of keys with their digests, which leaves an entry in the audit trail.
 *
 * @param application only those of this application
 * @param after only those after this id
 * @param peppers those whose fingerprints tell with which of them a digest was made
 */
record ExportKeys(Optional<String> application, String after, int limit, List<Pepper> peppers)
        implements Command<KeyTransfer.Page> {
    private static final String EXPORTED = "keys exported";

    @Override
    public String purpose() {
        return "exporting keys";
    }

    @Override
    public KeyTransfer.Page run(KeyTransaction change) {
        application.ifPresent(change::application);
        Optional<String> only = application.or(change.actor()::application);
        List<ApiKeyEntity> found = ExportedRows.page(change, only, after, limit + 1);
        List<ApiKeyEntity> page = found.subList(0, Math.min(limit, found.size()));
        List<KeyRecord> keys = new ArrayList<>();
        List<UnexplainedRow> skipped = new ArrayList<>();
        for (ApiKeyEntity row : page) {
            Optional<String> fault = change.fault(row);
            fault.ifPresent(why ->
                    skipped.add(new UnexplainedRow("key", row.id(), row.owner().id(), why)));
            if (fault.isEmpty()) {
                keys.add(new KeyRecord(row.toApiKey(), row.digest(), row.kind()));
            }
        }
        change.note(
                EXPORTED,
                Json.createObjectBuilder()
                        .add("application", only.orElse(""))
                        .add("keys", keys.size())
                        .build()
                        .toString());
        Optional<String> next =
                found.size() > limit ? Optional.of(page.get(limit - 1).id()) : Optional.empty();
        return new KeyTransfer.Page(keys, printsOf(keys), skipped, next);
    }

    private Map<Integer, String> printsOf(List<KeyRecord> keys) {
        Set<Integer> used = keys.stream().map(key -> key.digest().pepper()).collect(Collectors.toSet());
        Map<Integer, String> prints = new PepperPrints(peppers).all();
        prints.keySet().retainAll(used);
        return prints;
    }
}
