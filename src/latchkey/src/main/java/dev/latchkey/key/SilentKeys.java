package dev.latchkey.key;

import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.event.KeyDeletedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Ends keys that were replaced and have not been used for the silence that was agreed: their callers have moved. A use is written late,
 * so a key ends a little later than after its silence, never earlier.
 */
@ApplicationScoped
public class SilentKeys {
    private static final Logger LOG = System.getLogger("dev.latchkey");
    /** Twice the longest interval in which servers write uses. */
    private static final Duration UNWRITTEN = Duration.ofMinutes(1);

    private static final int PAGE = 200;

    private final JpaKeyStore store;
    private final ChangeObservers observers;
    private final Duration margin;
    private final InstantSource clock;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    SilentKeys() {
        this.store = null;
        this.observers = null;
        this.margin = null;
        this.clock = null;
    }

    @Inject
    SilentKeys(JpaKeyStore store, Settings settings, Event<Object> events) {
        this(store, settings, events, InstantSource.system());
    }

    SilentKeys(JpaKeyStore store, Settings settings, Event<Object> events, InstantSource clock) {
        this.store = store;
        this.observers = new ChangeObservers(events);
        // Uses of keys during an outage cannot be recorded.
        this.margin = UNWRITTEN.plus(settings.cache().grace());
        this.clock = clock;
    }

    /** Ends the keys whose time has come. */
    public void run() {
        try {
            String last = "";
            List<String> page;
            do {
                String after = last;
                page = store.read("listing replaced keys", entities -> waiting(entities, after));
                page.forEach(this::endIfSilent);
                last = page.isEmpty() ? "" : page.get(page.size() - 1);
            } while (page.size() == PAGE);
        } catch (StoreUnavailableException later) {
            LOG.log(Level.DEBUG, "Replaced keys are looked at again later", later);
        }
    }

    private static List<String> waiting(EntityManager entities, String after) {
        return IdPages.after(
                entities,
                ApiKeyEntity.class,
                after,
                PAGE,
                (builder, key) -> builder.and(
                        key.get("silence").isNotNull(), key.get("deletion").isNotNull()));
    }

    private void endIfSilent(String id) {
        if (store.read("reading a key", entities -> isSilent(entities, id))) {
            JpaKeyStore.Done<Boolean> done = store.change(Actor.SYSTEM, "ending a silent key", change -> {
                // A use may have been written meanwhile, and another server may have ended it.
                boolean silent = isSilent(change.entities(), id);
                if (silent) {
                    ApiKeyEntity ended = change.entities().find(ApiKeyEntity.class, id);
                    change.remove(ended, " ended");
                    change.tell(ended.kind(), new KeyDeletedEvent(ended.toApiKey()));
                }
                return silent;
            });
            observers.notifyOf(done);
        }
    }

    private boolean isSilent(EntityManager entities, String id) {
        ApiKeyEntity row = entities.find(ApiKeyEntity.class, id);
        if (row == null || !store.rows().fault(row).isEmpty()) {
            return false;
        }
        DescribedKey key = row.toApiKey();
        Optional<Instant> replaced = key.replaced();
        if (key.silence().isEmpty() || replaced.isEmpty()) {
            return false;
        }
        Instant lastUsed = Optional.ofNullable(entities.find(KeyUseEntity.class, id))
                .map(use -> use.toUse(Instant.EPOCH).lastUsed())
                .filter(time -> time.isAfter(replaced.get()))
                .orElse(replaced.get());
        return !clock.instant().isBefore(lastUsed.plus(key.silence().get()).plus(margin));
    }
}
