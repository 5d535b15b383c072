package dev.latchkey.key;

import dev.latchkey.key.RefusedChangeException.Reason;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Knows for a day which requests made which keys, in the transaction of a change. */
final class Repetitions {
    private static final Duration KNOWN = Duration.ofDays(1);

    private final EntityManager entities;
    private final Instant now;

    Repetitions(EntityManager entities, Instant now) {
        this.entities = entities;
        this.now = now;
    }

    /**
     * Returns the key that a request made when it came before, or empty if it comes for the first time.
     *
     * @throws RefusedChangeException if it asked for something else then, or the key is gone
     */
    Optional<KeyRevision> madeBefore(IdempotencyKey repetition) {
        entities.createQuery("delete from LatchkeyIdempotency i where i.created < :then")
                .setParameter("then", now.minus(KNOWN).atOffset(ZoneOffset.UTC))
                .executeUpdate();
        IdempotencyEntity before = entities.find(IdempotencyEntity.class, repetition.id());
        if (before == null) {
            return Optional.empty();
        }
        if (!before.isOf(repetition)) {
            throw new RefusedChangeException(
                    Reason.REPEATED_DIFFERENTLY,
                    "another request with this Idempotency-Key had other content. Use a different Idempotency-Key"
                            + " for each request");
        }
        return Optional.of(Optional.ofNullable(entities.find(ApiKeyEntity.class, before.keyId()))
                .map(ApiKeyEntity::toRevision)
                .orElseThrow(() -> new RefusedChangeException(
                        Reason.REPEATED_TOO_LATE,
                        "the key that was created with this Idempotency-Key has been deleted")));
    }

    void remember(IdempotencyKey repetition, String keyId) {
        entities.persist(new IdempotencyEntity(repetition, keyId, now));
    }
}
