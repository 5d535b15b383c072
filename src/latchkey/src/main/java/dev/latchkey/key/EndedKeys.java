package dev.latchkey.key;

import dev.latchkey.ApiKey;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes keys and clients that were replaced and whose time is over, in the transaction of a change. */
final class EndedKeys {
    private EndedKeys() {}

    /**
     * A key that was removed.
     *
     * @param kind what it was
     * @param key as it was
     */
    record Ended(CredentialKind kind, ApiKey key) {}

    /** Removes them, and leaves an entry about each in the audit trail. */
    static List<Ended> remove(EntityManager entities, KeyWrites writes, AuditWriter trail, Instant now) {
        List<ApiKeyEntity> found = entities.createQuery(
                        "select k from LatchkeyApiKey k where k.deletion is not null and k.deletion <= :now",
                        ApiKeyEntity.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultList();
        List<Ended> removed = new ArrayList<>();
        for (ApiKeyEntity entity : found) {
            ApiKey key = writes.delete(entity);
            trail.append(
                    now,
                    Actor.SYSTEM,
                    entity.kind().word() + " ended",
                    key.application(),
                    key.id(),
                    Optional.of(AuditText.of(key)),
                    Optional.empty());
            removed.add(new Ended(entity.kind(), key));
        }
        return removed;
    }
}
