package dev.latchkey.key;

import dev.latchkey.Application;
import jakarta.persistence.EntityManager;
import java.util.List;
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

    /** Returns a page of applications by id: only one, or all; those after an id. */
    static List<Application> page(EntityManager entities, Optional<String> only, String after, int limit) {
        return entities
                .createQuery(
                        "select a from LatchkeyApplication a where a.id > :after and (:all = true or a.id = :only)"
                                + " order by a.id",
                        ApplicationEntity.class)
                .setParameter("after", after)
                .setParameter("all", only.isEmpty())
                .setParameter("only", only.orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ApplicationEntity::toApplication)
                .toList();
    }
}
