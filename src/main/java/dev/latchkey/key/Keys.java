package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the table of keys as checking a key needs it. */
final class Keys {
    private Keys() {}

    /** The key or client with this id, in one query with its scopes. */
    static Optional<ApiKeyEntity> find(EntityManager entities, String id) {
        return entities
                .createQuery(
                        "select distinct k from LatchkeyApiKey k left join fetch k.scopes where k.id = :id",
                        ApiKeyEntity.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The first ids after one, sorted, of everything that callers prove themselves by. */
    static List<String> ids(EntityManager entities, String after, int limit) {
        Stream<String> both = Stream.concat(
                ids(entities, "LatchkeyApiKey", after, limit).stream(),
                ids(entities, "LatchkeyToken", after, limit).stream());
        return List.copyOf(new TreeSet<>(both.toList())).stream().limit(limit).toList();
    }

    private static List<String> ids(EntityManager entities, String entity, String after, int limit) {
        return entities.createQuery("select e.id from " + entity + " e where e.id > :after order by e.id", String.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
