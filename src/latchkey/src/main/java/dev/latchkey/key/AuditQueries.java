package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** Queries the table of audit entries. */
final class AuditQueries {
    private AuditQueries() {}

    /**
     * Returns a page of entries, newest first: of one application, or of all, before the entry with a number. The page of an
     * application begins with its creation: earlier entries belong to another application that had the same id.
     */
    static List<AuditEntry> page(EntityManager entities, Optional<String> application, long before, int limit) {
        TypedQuery<AuditEntity> query = entities.createQuery(
                "select a from LatchkeyAudit a where a.number < :before and a.number >= :from"
                        + (application.isEmpty() ? "" : " and a.application = :application")
                        + " order by a.number desc",
                AuditEntity.class);
        application.ifPresent(id -> query.setParameter("application", id));
        return query
                .setParameter("before", before)
                .setParameter(
                        "from",
                        application
                                .map(id -> Explanations.generation(entities, id))
                                .orElse(Long.MIN_VALUE))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(AuditEntity::toEntry)
                .toList();
    }
}
