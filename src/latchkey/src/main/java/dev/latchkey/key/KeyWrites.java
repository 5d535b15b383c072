package dev.latchkey.key;

import dev.latchkey.ApiKey;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Writes to the tables what a transaction did to keys: after each key, or once for many. The provider compares all rows of the
 * transaction each time, so a write after each of many keys takes a time that grows with the square of their number.
 */
final class KeyWrites {
    private final EntityManager entities;
    private final List<String> deleted = new ArrayList<>();
    private final List<String> extended = new ArrayList<>();
    private Instant extendedAt = Instant.EPOCH;
    private boolean together;

    KeyWrites(EntityManager entities) {
        this.entities = entities;
    }

    /** Reads these keys at once, does work on them, and writes at its end. Queries of the work do not find what it did. */
    void together(Collection<String> keyIds, Runnable work) {
        KeyQueries.all(entities, keyIds);
        together = true;
        work.run();
        together = false;
        write();
    }

    /** Removes a key with the next write, and returns it as it was. */
    ApiKey delete(ApiKeyEntity key) {
        entities.detach(key);
        deleted.add(key.id());
        return key.toApiKey();
    }

    /** Begins anew to watch which scopes of a key decide something, because it got others, with the next write. */
    void watchAnew(String keyId, Instant now) {
        extended.add(keyId);
        extendedAt = now;
    }

    /** Writes, unless the work on several keys goes on. */
    void write() {
        if (together) {
            return;
        }
        if (!deleted.isEmpty()) {
            KeyQueries.delete(entities, deleted);
            deleted.clear();
        }
        if (!extended.isEmpty()) {
            KeyUsageTable.watchAnew(entities, extended, extendedAt);
            extended.clear();
        }
        entities.flush();
    }
}
