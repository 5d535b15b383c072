package dev.latchkey.key;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Keeps the table of running servers. */
final class Nodes {
    /** A server is heard of each minute. One that was stopped for so long makes its row anew before it trusts its memory. */
    private static final Duration DEAD_AFTER = Duration.ofMinutes(10);

    private Nodes() {}

    static void confirm(EntityManager entities, String node, long epoch) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        int known = entities.createQuery("update LatchkeyNode n set n.epoch = :epoch, n.seen = :now where n.id = :id")
                .setParameter("epoch", epoch)
                .setParameter("now", now)
                .setParameter("id", node)
                .executeUpdate();
        if (known == 0) {
            entities.persist(new NodeEntity(node, epoch, now));
        }
        entities.createQuery("delete from LatchkeyNode n where n.seen < :then")
                .setParameter("then", now.minus(DEAD_AFTER))
                .executeUpdate();
    }

    static void remove(EntityManager entities, String node) {
        entities.createQuery("delete from LatchkeyNode n where n.id = :id")
                .setParameter("id", node)
                .executeUpdate();
    }

    /** Whether every server has forgotten what was changed up to {@code epoch}. */
    static boolean haveAllConfirmed(EntityManager entities, long epoch) {
        return entities.createQuery("select count(n) from LatchkeyNode n where n.epoch < :epoch", Long.class)
                        .setParameter("epoch", epoch)
                        .getSingleResult()
                == 0;
    }
}
