package dev.latchkey.key;

import dev.latchkey.Application;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        TypedQuery<ApplicationEntity> query = entities.createQuery(
                "select a from LatchkeyApplication a where a.id > :after"
                        + (only.isEmpty() ? "" : " and a.id = :only")
                        + (text.isEmpty()
                                ? ""
                                : " and (locate(:words, lower(a.name)) > 0 or locate(:words, lower(a.id)) > 0"
                                        + " or locate(:words, lower(a.labels)) > 0)")
                        + " order by a.id",
                ApplicationEntity.class);
        only.ifPresent(id -> query.setParameter("only", id));
        text.ifPresent(words -> query.setParameter("words", words.toLowerCase(Locale.ROOT)));
        return query.setParameter("after", after).setMaxResults(limit).getResultList().stream()
                .map(ApplicationEntity::toApplication)
                .toList();
    }

    /** The application with this id, and its version. */
    static Optional<ApplicationRevision> revision(EntityManager entities, String id) {
        return Optional.ofNullable(entities.find(ApplicationEntity.class, id)).map(ApplicationEntity::toRevision);
    }
}
