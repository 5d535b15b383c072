package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.util.Optional;

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
}
