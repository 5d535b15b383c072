package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds to the table of uses and reads it: by column, and never back in time, as several servers write. */
final class KeyUsageTable {
    private static final String ADD_LATER =
            "update latchkey_key_use set calls = calls + ?1, last_used = ?2, address = ?3"
                    + " where key_id = ?4 and last_used < ?5";

    private static final String ADD_EARLIER = "update latchkey_key_use set calls = calls + ?1 where key_id = ?2";

    private KeyUsageTable() {}

    static void add(EntityManager entities, Dialect dialect, Collection<KeyUse> uses) {
        // In one order everywhere, so that two servers never wait for each other.
        for (KeyUse use :
                uses.stream().sorted(Comparator.comparing(KeyUse::keyId)).toList()) {
            if (!addLater(entities, dialect, use)
                    && !addEarlier(entities, use)
                    && entities.find(ApiKeyEntity.class, use.keyId()) != null) {
                entities.persist(new KeyUseEntity(use, Instant.now().truncatedTo(ChronoUnit.MICROS)));
                entities.flush();
            }
            if (!use.scopes().isEmpty()) {
                addScopes(entities, use);
            }
        }
    }

    private static boolean addLater(EntityManager entities, Dialect dialect, KeyUse use) {
        Object time = dialect.moment(use.lastUsed());
        return entities.createNativeQuery(ADD_LATER)
                        .setParameter(1, use.calls())
                        .setParameter(2, time)
                        .setParameter(3, use.address())
                        .setParameter(4, use.keyId())
                        .setParameter(5, time)
                        .executeUpdate()
                > 0;
    }

    /** Another server has noted a later use. */
    private static boolean addEarlier(EntityManager entities, KeyUse use) {
        return entities.createNativeQuery(ADD_EARLIER)
                        .setParameter(1, use.calls())
                        .setParameter(2, use.keyId())
                        .executeUpdate()
                > 0;
    }

    private static void addScopes(EntityManager entities, KeyUse use) {
        Set<String> added = new TreeSet<>(use.scopes());
        added.removeAll(scopes(entities, use.keyId()));
        if (!added.isEmpty() && entities.find(ApiKeyEntity.class, use.keyId()) != null) {
            added.forEach(scope -> entities.createNativeQuery(
                            "insert into latchkey_key_scope_use (key_id, scope) values (?1, ?2)")
                    .setParameter(1, use.keyId())
                    .setParameter(2, scope)
                    .executeUpdate());
        }
    }

    private static Set<String> scopes(EntityManager entities, String keyId) {
        return new TreeSet<>(NativeQueries.texts(
                entities.createNativeQuery("select scope from latchkey_key_scope_use where key_id = ?1")
                        .setParameter(1, keyId)));
    }

    /** Begins anew to watch which scopes of keys decide something, because they got others. */
    static void watchAnew(EntityManager entities, Collection<String> keyIds, Instant now) {
        entities.createQuery("update LatchkeyKeyUse u set u.since = :now where u.keyId in :ids")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("ids", keyIds)
                .executeUpdate();
    }

    /**
     * Returns how much keys were used, by id.
     *
     * @param watchedSince keys that were watched since then have unused scopes
     */
    static Map<String, KeyUse> of(EntityManager entities, Collection<String> keyIds, Instant watchedSince) {
        if (keyIds.isEmpty()) {
            return Map.of();
        }
        CriteriaQuery<KeyUseEntity> query = entities.getCriteriaBuilder().createQuery(KeyUseEntity.class);
        Root<KeyUseEntity> use = query.from(KeyUseEntity.class);
        use.fetch("scopes", JoinType.LEFT);
        query.distinct(true).where(use.get("keyId").in(keyIds));
        return entities.createQuery(query).getResultList().stream()
                .map(row -> row.toUse(watchedSince))
                .collect(Collectors.toMap(KeyUse::keyId, Function.identity()));
    }
}
