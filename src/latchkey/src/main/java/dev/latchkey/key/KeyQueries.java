package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Reads the table of keys as checking a key needs it. */
final class KeyQueries {
    private KeyQueries() {}

    /** The key or client with this id, in one query with its scopes and its application. */
    static Optional<ApiKeyEntity> find(EntityManager entities, String id) {
        return entities
                .createQuery(
                        "select distinct k from LatchkeyApiKey k join fetch k.owner left join fetch k.scopes where"
                                + " k.id = :id",
                        ApiKeyEntity.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The keys and clients with these ids, by id. */
    static List<ApiKeyEntity> all(EntityManager entities, List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select distinct k from LatchkeyApiKey k join fetch k.owner left join fetch k.scopes"
                                        + " where k.id in :ids order by k.id",
                                ApiKeyEntity.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }
}
