package dev.latchkey.event;

import dev.latchkey.Application;
import java.util.Set;

/**
 * Notifies CDI observers of a deleted application and its deleted keys, after the commit. It is fired like
 * {@link KeyCreatedEvent}. The keys have no {@link KeyDeletedEvent} of their own.
 *
 * @param application the application before the deletion
 * @param keyIds the ids of its keys, immutable
 */
public record ApplicationDeletedEvent(Application application, Set<String> keyIds) {
    /**
     * Copies the ids.
     *
     * @param application the application before the deletion
     * @param keyIds the ids of its keys
     */
    public ApplicationDeletedEvent {
        keyIds = Set.copyOf(keyIds);
    }
}
