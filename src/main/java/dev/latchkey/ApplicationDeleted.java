package dev.latchkey;

import java.util.Set;

/**
 * Tells CDI observers that an application was deleted with all its keys, after that was stored. Fired like {@link KeyIssued};
 * there is no {@link KeyDeleted} for each of the keys.
 *
 * @param application what it was
 * @param keyIds the ids of its keys, immutable
 */
public record ApplicationDeleted(Application application, Set<String> keyIds) {
    public ApplicationDeleted {
        keyIds = Set.copyOf(keyIds);
    }
}
