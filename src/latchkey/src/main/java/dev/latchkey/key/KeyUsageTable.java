package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
                entities.persist(new KeyUseEntity(use));
                entities.flush();
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

    static Map<String, KeyUse> of(EntityManager entities, Collection<String> keyIds) {
        if (keyIds.isEmpty()) {
            return Map.of();
        }
        List<KeyUseEntity> found = entities.createQuery(
                        "select u from LatchkeyKeyUse u where u.keyId in :ids", KeyUseEntity.class)
                .setParameter("ids", keyIds)
                .getResultList();
        return found.stream().map(KeyUseEntity::toUse).collect(Collectors.toMap(KeyUse::keyId, Function.identity()));
    }
}
