package dev.latchkey.key;

import jakarta.persistence.EntityManager;

/** Keeps the table of running servers. */
final class NodeQueries {
    /**
     * A server is heard of each minute. One that was stopped for ten makes its row anew before it trusts its memory. All times are
     * those of the database: the clock of one server may be minutes ahead of the others.
     */
    private static final String TIDY = "delete from latchkey_node where seen < %s";

    private static final String CONFIRM = "update latchkey_node set epoch = ?1, seen = %s where id = ?2";
    private static final String REMOVE = "delete from latchkey_node where id = ?1";
    private static final String BEHIND = "select count(*) from latchkey_node where epoch < ?1";
    private static final String ADD = "insert into latchkey_node (epoch, seen, id) values (?1, %s, ?2)";

    private NodeQueries() {}

    static void confirm(EntityManager entities, Dialect dialect, String node, long epoch) {
        if (write(entities, CONFIRM.formatted(dialect.now()), node, epoch) == 0) {
            write(entities, ADD.formatted(dialect.now()), node, epoch);
        }
    }

    /** Removes servers that were not heard of. In a transaction of its own, so that two of them never wait for each other. */
    static void tidy(EntityManager entities, Dialect dialect) {
        entities.createNativeQuery(TIDY.formatted(dialect.tenMinutesAgo())).executeUpdate();
    }

    private static int write(EntityManager entities, String sql, String node, long epoch) {
        return entities.createNativeQuery(sql)
                .setParameter(1, epoch)
                .setParameter(2, node)
                .executeUpdate();
    }

    static void remove(EntityManager entities, String node) {
        entities.createNativeQuery(REMOVE).setParameter(1, node).executeUpdate();
    }

    /** Whether every server has forgotten what was changed up to {@code epoch}. */
    static boolean haveAllConfirmed(EntityManager entities, long epoch) {
        return NativeQueries.number(entities.createNativeQuery(BEHIND).setParameter(1, epoch)) == 0;
    }
}
