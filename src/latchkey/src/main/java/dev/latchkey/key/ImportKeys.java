package dev.latchkey.key;

import dev.latchkey.KeyTerms;
import dev.latchkey.event.KeyCreatedEvent;
import dev.latchkey.key.ImportRefusedException.Fault;
import dev.latchkey.key.RefusedChangeException.Reason;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Imports keys by the rules for making them: all are checked before the first is written, and one that is refused refuses all.
 *
 * @param keys the keys, with the positions that reports name
 * @param known why rows are refused that were checked before
 * @param preview whether nothing is written
 */
record ImportKeys(List<Row> keys, List<Fault> known, ExpiryRules expiry, boolean preview)
        implements Command<List<KeyRevision>> {
    static final String ACTION = "key imported";

    /**
     * A key whose values are allowed.
     *
     * @param number its position
     * @param record the key, with the expiry that was asked for
     */
    record Row(int number, KeyRecord record) {}

    @Override
    public String purpose() {
        return "importing keys";
    }

    @Override
    public List<KeyRevision> run(KeyTransaction change) {
        List<Fault> faults = new ArrayList<>(known);
        List<KeyRecord> checked = new ArrayList<>();
        Map<String, String> taken = taken(change.entities());
        Set<String> seen = new HashSet<>();
        for (Row row : keys) {
            String id = row.record().key().id();
            try {
                if (!seen.add(id)) {
                    throw new InvalidTermsException("", "the same key occurs more than once");
                }
                if (taken.containsKey(id)) {
                    throw new InvalidTermsException("id", taken.get(id));
                }
                checked.add(checked(change, row.record()));
            } catch (RefusedChangeException refused) {
                faults.add(fault(row.number(), refused));
            } catch (InvalidTermsException wrong) {
                faults.add(new Fault(row.number(), wrong.field(), wrong.getMessage(), false));
            }
        }
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(Fault::row));
            throw new ImportRefusedException(faults);
        }
        if (preview) {
            return checked.stream().map(ImportKeys::revision).toList();
        }
        change.together(Set.of(), () -> checked.forEach(key -> add(change, key)));
        return checked.stream()
                .map(key -> change.key(key.key().id()).toRevision())
                .toList();
    }

    private KeyRecord checked(KeyTransaction change, KeyRecord asked) {
        DescribedKey key = DescribedKey.of(asked.key());
        change.requireApplicationForKeys(key.application());
        change.rights().requireGrantable(key.scopes());
        Optional<Instant> end = expiry.ofNew(change, key.application(), key.expires());
        DescribedKey limited = key.on(end.map(key.terms()::expiringAt).orElseGet(key.terms()::withoutExpiry));
        boolean past = limited.created().isBefore(change.now());
        return new KeyRecord(past ? limited : limited.createdAt(change.now()), asked.digest(), asked.kind());
    }

    private static void add(KeyTransaction change, KeyRecord key) {
        change.add(key, " imported", Optional.empty());
        change.tell(CredentialKind.KEY, new KeyCreatedEvent(key.key()));
    }

    private static KeyRevision revision(KeyRecord key) {
        return new KeyRevision(key.key(), 0, key.kind(), Optional.empty());
    }

    /** Tells of ids why no key can be imported under them: a deleted key must not come back by an old export. */
    private Map<String, String> taken(EntityManager entities) {
        Set<String> ids = keys.stream().map(row -> row.record().key().id()).collect(Collectors.toSet());
        Map<String, String> taken = Explanations.last(entities, ids, "not like").entrySet().stream()
                .filter(entry -> entry.getValue().after().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> "the audit log says that this key was deleted. Create a new key instead"));
        KeyQueries.all(entities, List.copyOf(ids)).forEach(row -> taken.put(row.id(), "there is a key with this id"));
        return taken;
    }

    private static Fault fault(int row, RefusedChangeException refused) {
        boolean forbidden = Set.of(Reason.OTHER_APPLICATION, Reason.SCOPES_NOT_HELD, Reason.ACTOR_ENDING)
                .contains(refused.reason());
        return switch (refused.reason()) {
            case OTHER_APPLICATION, UNKNOWN_APPLICATION, ALTERED_ROW ->
                new Fault(row, "application", refused.getMessage(), forbidden);
            case SCOPES_NOT_HELD ->
                new Fault(
                        row,
                        "scopes",
                        refused.getMessage() + ". It lacks: " + String.join(", ", refused.scopes()),
                        forbidden);
            case WRONG_SCOPES ->
                new Fault(
                        row,
                        refused.getCause() instanceof InvalidTermsException terms ? terms.field() : "scopes",
                        refused.getMessage(),
                        forbidden);
            default -> new Fault(row, "", refused.getMessage(), forbidden);
        };
    }

    /** The key as it is asked for, before the moment of the import is known. */
    static DescribedKey described(ImportedKey key, String id, Set<String> scopes, KeyTerms terms) {
        return new DescribedKey(
                id,
                key.application(),
                key.description(),
                scopes,
                key.created().map(time -> time.truncatedTo(ChronoUnit.MICROS)).orElse(Instant.MAX),
                key.state(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                terms);
    }
}
