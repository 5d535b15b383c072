package dev.latchkey.key;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Queries the table of audit entries. */
final class AuditQueries {
    private AuditQueries() {}

    /** Returns a page of entries. That of an application begins with its creation: earlier entries belong to another application. */
    static List<AuditEntry> page(EntityManager entities, AuditQuery query) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder("a.number < :before");
        values.put("before", query.before());
        query.application().ifPresent(id -> {
            conditions.append(" and a.application = :application and a.number >= :generation");
            values.put("application", id);
            values.put("generation", Explanations.generation(entities, id));
        });
        query.subject().ifPresent(id -> {
            conditions.append(" and a.subject = :subject");
            values.put("subject", id);
        });
        query.actor().ifPresent(actor -> {
            conditions.append(" and a.actor = :actor");
            values.put("actor", actor);
        });
        query.action().ifPresent(action -> {
            conditions.append(" and a.action = :action");
            values.put("action", action);
        });
        query.from().ifPresent(time -> {
            conditions.append(" and a.moment >= :from");
            values.put("from", time.atOffset(ZoneOffset.UTC));
        });
        query.until().ifPresent(time -> {
            conditions.append(" and a.moment < :until");
            values.put("until", time.atOffset(ZoneOffset.UTC));
        });
        TypedQuery<AuditEntity> page = entities.createQuery(
                "select a from LatchkeyAudit a where " + conditions + " order by a.number desc", AuditEntity.class);
        values.forEach(page::setParameter);
        return page.setMaxResults(query.limit()).getResultList().stream()
                .map(AuditEntity::toEntry)
                .toList();
    }

    /**
     * Returns the descriptions of keys by their ids, as the last entry about each of them has it: also of deleted ones.
     *
     * @param isVisible tells of an application whether its keys may be named
     */
    static Map<String, String> descriptions(EntityManager entities, Set<String> ids, Predicate<String> isVisible) {
        return Explanations.last(entities, ids, "not like").values().stream()
                .filter(entry -> isVisible.test(entry.application()))
                .collect(Collectors.toMap(AuditEntry::subject, AuditQueries::description));
    }

    /** An altered entry may have any text. */
    private static String description(AuditEntry entry) {
        String text = entry.after().or(entry::before).orElse("{}");
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject().get("description") instanceof JsonString description
                    ? description.getString()
                    : "";
        } catch (RuntimeException altered) {
            return "";
        }
    }
}
