package dev.latchkey.key;

import dev.latchkey.ApiKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries the table of keys and clients. */
final class KeyQueries {
    private static final String ONE = "latchkey.key";

    private KeyQueries() {}

    /** Prepares the query of {@link #find} once: look-ups would build it anew each time. */
    static void prepare(EntityManagerFactory factory) {
        try (EntityManager entities = factory.createEntityManager()) {
            CriteriaBuilder builder = entities.getCriteriaBuilder();
            CriteriaQuery<ApiKeyEntity> query = builder.createQuery(ApiKeyEntity.class);
            Root<ApiKeyEntity> key = query.from(ApiKeyEntity.class);
            key.fetch("owner");
            key.fetch("scopes", JoinType.LEFT);
            query.select(key).distinct(true).where(builder.equal(key.get("id"), builder.parameter(String.class, "id")));
            factory.addNamedQuery(ONE, entities.createQuery(query));
        }
    }

    /** The key or client with this id, in one query with its scopes and its application. */
    static Optional<ApiKeyEntity> find(EntityManager entities, String id) {
        return entities.createNamedQuery(ONE, ApiKeyEntity.class).setParameter("id", id).getResultList().stream()
                .findFirst();
    }

    /** The keys of an application, oldest first. */
    static List<ApiKey> of(EntityManager entities, String application) {
        return entities
                .createQuery(
                        "select distinct k from LatchkeyApiKey k join fetch k.owner left join fetch k.scopes"
                                + " where k.application = :application"
                                + " and k.kind = :kind order by k.created, k.id",
                        ApiKeyEntity.class)
                .setParameter("kind", CredentialKind.KEY)
                .setParameter("application", application)
                .getResultList()
                .stream()
                .<ApiKey>map(ApiKeyEntity::toApiKey)
                .toList();
    }

    /** The active keys that expire within a time and have no successor, by id: those after an id. */
    static List<ApiKey> expiring(EntityManager entities, Instant from, Instant to, String after, int limit) {
        List<String> ids = IdPages.after(
                entities,
                ApiKeyEntity.class,
                after,
                limit,
                (builder, key) -> builder.and(
                        builder.equal(key.get("kind"), CredentialKind.KEY),
                        builder.equal(key.get("state"), ApiKey.State.ACTIVE),
                        key.get("deletion").isNull(),
                        builder.greaterThan(key.get("expires"), from.atOffset(ZoneOffset.UTC)),
                        builder.lessThanOrEqualTo(key.get("expires"), to.atOffset(ZoneOffset.UTC))));
        return all(entities, ids).stream().<ApiKey>map(ApiKeyEntity::toApiKey).toList();
    }

    /** The keys and clients after an id, by id. */
    static List<ApiKeyEntity> page(EntityManager entities, String after, int limit) {
        return all(entities, IdPages.after(entities, ApiKeyEntity.class, after, limit));
    }

    /** The keys and clients with these ids, by id. */
    static List<ApiKeyEntity> all(EntityManager entities, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select distinct k from LatchkeyApiKey k join fetch k.owner left join fetch k.scopes"
                                        + " where k.id in :ids order by k.id",
                                ApiKeyEntity.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /**
     * Deletes keys and clients; their scopes go with them by the foreign key of the table. In SQL, because providers translate the
     * same JPQL to a search through the scopes of all keys.
     */
    static void delete(EntityManager entities, List<String> ids) {
        String marks =
                IntStream.rangeClosed(1, ids.size()).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
        Query delete = entities.createNativeQuery("delete from latchkey_key where id in (" + marks + ")");
        for (int i = 0; i < ids.size(); i++) {
            delete.setParameter(i + 1, ids.get(i));
        }
        delete.executeUpdate();
    }
}
