package dev.latchkey.key;

import dev.latchkey.Application;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Queries the table of applications. */
final class ApplicationQueries {
    private ApplicationQueries() {}

    static Optional<Application> find(EntityManager entities, String id) {
        return Optional.ofNullable(entities.find(ApplicationEntity.class, id)).map(ApplicationEntity::toApplication);
    }

    static List<Application> all(EntityManager entities) {
        return entities
                .createQuery("select a from LatchkeyApplication a order by a.id", ApplicationEntity.class)
                .getResultList()
                .stream()
                .map(ApplicationEntity::toApplication)
                .toList();
    }

    /** Returns a page of applications by id: only one, or all; those whose id, name or labels contain a text; those after an id. */
    static List<Application> page(
            EntityManager entities, Optional<String> only, Optional<String> text, String after, int limit) {
        CriteriaBuilder builder = entities.getCriteriaBuilder();
        CriteriaQuery<ApplicationEntity> query = builder.createQuery(ApplicationEntity.class);
        Root<ApplicationEntity> row = query.from(ApplicationEntity.class);
        ParameterExpression<String> words = builder.parameter(String.class);
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(builder.greaterThan(row.get("id"), after));
        only.ifPresent(id -> conditions.add(builder.equal(row.get("id"), id)));
        text.ifPresent(some -> conditions.add(builder.or(Stream.of("name", "id", "labels")
                .map(column -> builder.greaterThan(builder.locate(builder.lower(row.get(column)), words), 0))
                .toArray(Predicate[]::new))));
        query.where(conditions.toArray(Predicate[]::new)).orderBy(builder.asc(row.get("id")));
        TypedQuery<ApplicationEntity> page = entities.createQuery(query);
        text.ifPresent(some -> page.setParameter(words, some.toLowerCase(Locale.ROOT)));
        return page.setMaxResults(limit).getResultList().stream()
                .map(ApplicationEntity::toApplication)
                .toList();
    }

    /** The application with this id, and its version. */
    static Optional<ApplicationRevision> revision(EntityManager entities, String id) {
        return Optional.ofNullable(entities.find(ApplicationEntity.class, id)).map(ApplicationEntity::toRevision);
    }
}
