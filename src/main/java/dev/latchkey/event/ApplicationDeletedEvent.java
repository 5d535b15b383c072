package dev.latchkey.event;

import dev.latchkey.Application;
import java.util.Set;

/**
 * Tells CDI observers that an application was deleted with all its keys, after that was stored. Fired like {@link KeyCreatedEvent};
 * there is no {@link KeyDeletedEvent} for each of the keys.
 *
 * @param application what it was
 * @param keyIds the ids of its keys, immutable
 */
public record ApplicationDeletedEvent(Application application, Set<String> keyIds) {
    public ApplicationDeletedEvent {
        keyIds = Set.copyOf(keyIds);
    }
}
