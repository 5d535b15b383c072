package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;

/** Reads ids of rows in pages: those after the last id of the page before. */
final class IdPages {
    private IdPages() {}

    /** Says which rows count. */
    interface Condition<T> {
        Predicate of(CriteriaBuilder builder, Root<T> row);
    }

    /** Returns the ids after one, in their order. */
    static <T> List<String> after(EntityManager entities, Class<T> type, String after, int limit) {
        return after(entities, type, after, limit, (builder, row) -> builder.conjunction());
    }

    /** Returns the same of the rows that meet a condition. */
    static <T> List<String> after(
            EntityManager entities, Class<T> type, String after, int limit, Condition<T> condition) {
        CriteriaBuilder builder = entities.getCriteriaBuilder();
        CriteriaQuery<String> query = builder.createQuery(String.class);
        Root<T> row = query.from(type);
        Path<String> id = row.get("id");
        query.select(id)
                .where(condition.of(builder, row), builder.greaterThan(id, after))
                .orderBy(builder.asc(id));
        return entities.createQuery(query).setMaxResults(limit).getResultList();
    }
}
