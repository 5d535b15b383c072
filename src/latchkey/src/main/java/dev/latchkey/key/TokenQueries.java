package dev.latchkey.key;

import dev.latchkey.ApiKey;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads and writes the table of access tokens. */
final class TokenQueries {
    private TokenQueries() {}

    /** The row with this id; expired ones stay for a while, so that they can be told. */
    static Optional<TokenEntity> row(EntityManager entities, String id) {
        return Optional.ofNullable(entities.find(TokenEntity.class, id));
    }

    /** Describes a token as a key of its client. */
    static KeyRecord record(TokenEntity token, ApiKey client, KeyDigest digest) {
        ApiKey described = new DescribedKey(
                client.id(),
                client.application(),
                client.description(),
                token.within(client.scopes()),
                token.created(),
                client.state(),
                Optional.of(client.end().filter(token.expires()::isAfter).orElse(token.expires())),
                Optional.empty(),
                Optional.empty(),
                client.terms());
        return new KeyRecord(described, digest, CredentialKind.TOKEN);
    }

    /** The rows with these ids. */
    static List<TokenEntity> all(EntityManager entities, List<String> ids) {
        return entities.createQuery("select t from LatchkeyToken t where t.id in :ids", TokenEntity.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    static void add(EntityManager entities, TokenEntity token) {
        entities.persist(token);
        entities.flush();
    }

    /** Removes the oldest tokens of a client, so that at most {@code most} are left. */
    static void limit(EntityManager entities, String client, int most) {
        List<String> beyond = entities.createQuery(
                        "select t.id from LatchkeyToken t where t.client = :client order by t.created desc, t.id",
                        String.class)
                .setParameter("client", client)
                .setFirstResult(most)
                .setMaxResults(most)
                .getResultList();
        if (!beyond.isEmpty()) {
            entities.createQuery("delete from LatchkeyToken t where t.id in :ids")
                    .setParameter("ids", beyond)
                    .executeUpdate();
        }
    }

    /** Removes those that expired before a moment. */
    static void removeExpired(EntityManager entities, Instant then) {
        entities.createQuery("delete from LatchkeyToken t where t.expires < :then")
                .setParameter("then", then.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
