package dev.latchkey.key;

import dev.latchkey.key.RowSigner.Verdict;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares once the tables of applications, keys and clients with the audit trail, page by page, each in a transaction of its own. A
 * row may be changed while it is read, so what looks wrong is looked at again while nothing can be changed.
 */
final class TableComparison {
    /** More rows than that are counted, not named. */
    static final int MOST_NAMED = 100;

    private static final int ROWS = 500;

    private final RowSigner signer;
    private final List<UnexplainedRow> unexplained = new ArrayList<>();
    private boolean applicationsDone;
    private String last = "";
    private long rows;
    private long unsigned;
    private long more;

    TableComparison(RowSigner signer) {
        this.signer = signer;
    }

    /** Compares the next page; whoever calls it again with the ids that it returns must hold the lock of changes. */
    List<String> step(EntityManager entities) {
        List<String> ids = entities.createQuery(
                        "select e.id from " + (applicationsDone ? "LatchkeyApiKey" : "LatchkeyApplication")
                                + " e where e.id > :after order by e.id",
                        String.class)
                .setParameter("after", last)
                .setMaxResults(ROWS)
                .getResultList();
        if (ids.isEmpty()) {
            last = applicationsDone ? null : "";
            applicationsDone = true;
            return List.of();
        }
        List<String> suspicious = new ArrayList<>(look(entities, ids).keySet());
        unsigned += countUnsigned(entities, ids);
        // At the end, for the database may ask to repeat what fails before.
        rows += ids.size();
        last = ids.get(ids.size() - 1);
        return suspicious;
    }

    boolean isDone() {
        return last == null;
    }

    /** Looks again at rows of the last page that looked wrong, while nothing can be changed. */
    void confirm(EntityManager entities, List<String> ids) {
        look(entities, ids).values().forEach(row -> {
            if (unexplained.size() < MOST_NAMED) {
                unexplained.add(row);
            } else {
                more++;
            }
        });
    }

    private Map<String, UnexplainedRow> look(EntityManager entities, List<String> ids) {
        if (applicationsDone) {
            List<ApiKeyEntity> keys = KeyQueries.all(entities, ids);
            Map<String, String> missing = Explanations.missingOfKeys(entities, keys);
            keys.forEach(key -> noteAltered(key, key.id(), missing));
            return keys.stream()
                    .filter(key -> missing.containsKey(key.id()))
                    .map(key -> new UnexplainedRow(
                            key.kind() == CredentialKind.CLIENT ? "client" : "key",
                            key.id(),
                            key.owner().id(),
                            missing.get(key.id())))
                    .collect(Collectors.toMap(UnexplainedRow::id, Function.identity()));
        }
        List<ApplicationEntity> applications = applications(entities, ids);
        Map<String, String> missing = Explanations.missingOfApplications(entities, applications);
        applications.forEach(application -> noteAltered(application, application.id(), missing));
        return missing.entrySet().stream()
                .map(entry -> new UnexplainedRow("application", entry.getKey(), entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(UnexplainedRow::id, Function.identity()));
    }

    private void noteAltered(SignedRow row, String id, Map<String, String> missing) {
        if (signer.verify(row.content(), row.signature()) == Verdict.ALTERED) {
            missing.merge(id, "Its signature is wrong.", (why, wrong) -> why + " " + wrong);
        }
    }

    private long countUnsigned(EntityManager entities, List<String> ids) {
        return signer.isOn()
                ? entities.createQuery(
                                "select count(e) from " + (applicationsDone ? "LatchkeyApiKey" : "LatchkeyApplication")
                                        + " e where e.id in :ids and e.signature is null",
                                Long.class)
                        .setParameter("ids", ids)
                        .getSingleResult()
                : 0;
    }

    static List<ApplicationEntity> applications(EntityManager entities, List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select a from LatchkeyApplication a where a.id in :ids order by a.id",
                                ApplicationEntity.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    long rows() {
        return rows;
    }

    /** How many rows have no signature, although there is a pepper. */
    long unsigned() {
        return unsigned;
    }

    List<UnexplainedRow> unexplained() {
        return List.copyOf(unexplained);
    }

    /** How many rows are unexplained and not named. */
    long more() {
        return more;
    }
}
