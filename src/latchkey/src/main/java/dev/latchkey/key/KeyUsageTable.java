package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds to the table of uses and reads it: by column, and never back in time, as several servers write. */
final class KeyUsageTable {
    private KeyUsageTable() {}

    static void add(EntityManager entities, Collection<KeyUse> uses) {
        // In one order everywhere, so that two servers never wait for each other.
        for (KeyUse use :
                uses.stream().sorted(Comparator.comparing(KeyUse::keyId)).toList()) {
            if (!addLater(entities, use)
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

    private static boolean addLater(EntityManager entities, KeyUse use) {
        return entities.createQuery("update LatchkeyKeyUse u set u.calls = u.calls + :calls, u.lastUsed = :time,"
                                + " u.address = :address where u.keyId = :id and u.lastUsed < :time")
                        .setParameter("address", use.address())
                        .setParameter("calls", use.calls())
                        .setParameter("time", use.lastUsed().atOffset(ZoneOffset.UTC))
                        .setParameter("id", use.keyId())
                        .executeUpdate()
                > 0;
    }

    /** Another server has noted a later use. */
    private static boolean addEarlier(EntityManager entities, KeyUse use) {
        return entities.createQuery("update LatchkeyKeyUse u set u.calls = u.calls + :calls where u.keyId = :id")
                        .setParameter("calls", use.calls())
                        .setParameter("id", use.keyId())
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
        return new TreeSet<>(
                entities.createQuery("select s from LatchkeyKeyUse u join u.scopes s where u.keyId = :id", String.class)
                        .setParameter("id", keyId)
                        .getResultList());
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
        List<KeyUseEntity> found = entities.createQuery(
                        "select distinct u from LatchkeyKeyUse u left join fetch u.scopes where u.keyId in :ids",
                        KeyUseEntity.class)
                .setParameter("ids", keyIds)
                .getResultList();
        return found.stream()
                .map(row -> row.toUse(watchedSince))
                .collect(Collectors.toMap(KeyUse::keyId, Function.identity()));
    }
}
