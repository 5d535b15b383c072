package dev.latchkey.key;

import dev.latchkey.ApiKey;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.KeyLifetimes;
import dev.latchkey.config.Setting;
import dev.latchkey.config.Settings;
import dev.latchkey.event.KeyExpiringEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Notifies observers that keys expire soon: each number of days at least once by all servers of a store together.
 *
 * <p>A server claims a notice in the table, notifies observers, and notes that this is done. If it ends in between, another server
 * claims the notice again after some minutes. Called by one background thread.
 */
@ApplicationScoped
public class ExpiryNotices {
    private static final Logger LOG = System.getLogger("dev.latchkey");
    private static final List<Integer> DAYS = List.of(30, 14, 7, 1);
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final int PAGE = 200;
    private static final int MOST_NAMED = 10;

    private final JpaKeyStore store;
    private final KeyLifetimes lifetimes;
    private final ChangeObservers observers;
    private final InstantSource clock;

    /** For the proxy of the bean alone (CDI 4.0, section 3.10). */
    ExpiryNotices() {
        this.store = null;
        this.lifetimes = null;
        this.observers = null;
        this.clock = null;
    }

    @Inject
    ExpiryNotices(JpaKeyStore store, Settings settings, Event<Object> events) {
        this(store, settings, events, InstantSource.system());
    }

    ExpiryNotices(JpaKeyStore store, Settings settings, Event<Object> events, InstantSource clock) {
        this.store = store;
        this.lifetimes = settings.keys().lifetimes();
        this.observers = new ChangeObservers(events);
        this.clock = clock;
    }

    /** Notifies observers of all notices that are due. */
    public void run() {
        String last = "";
        List<ApiKey> page;
        do {
            Instant now = clock.instant();
            String after = last;
            page = store.read(
                    "listing expiring keys",
                    entities ->
                            KeyQueries.expiring(entities, now, now.plus(Duration.ofDays(DAYS.get(0))), after, PAGE));
            List<KeyExpiringEvent> due = due(page, now);
            Set<String> done = done(due);
            due.stream().filter(event -> !done.contains(event.id())).forEach(this::give);
            last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private static List<KeyExpiringEvent> due(List<ApiKey> keys, Instant now) {
        List<KeyExpiringEvent> due = new ArrayList<>();
        for (ApiKey key : keys) {
            Instant expires = key.expires().orElseThrow();
            for (int days : DAYS) {
                Instant moment = expires.minus(Duration.ofDays(days));
                // A key that is made for a week has no notice of two weeks.
                if (!moment.isAfter(now) && !moment.isBefore(key.created())) {
                    String id = key.id() + "-" + expires.toEpochMilli() + "-" + days;
                    due.add(new KeyExpiringEvent(id, key, expires, days));
                }
            }
        }
        return due;
    }

    private Set<String> done(List<KeyExpiringEvent> due) {
        if (due.isEmpty()) {
            return Set.of();
        }
        List<String> ids = due.stream().map(KeyExpiringEvent::id).toList();
        return new HashSet<>(store.read("reading notices", entities -> entities.createQuery(
                        "select n.id from LatchkeyNotice n where n.id in :ids and n.done is not null", String.class)
                .setParameter("ids", ids)
                .getResultList()));
    }

    private void give(KeyExpiringEvent event) {
        try {
            if (store.write("noting that a key expires soon", entities -> isClaimed(entities, event))) {
                observers.fire(event);
                store.write("noting that a key expires soon", entities -> {
                    NoticeEntity notice = entities.find(NoticeEntity.class, event.id());
                    if (notice != null) {
                        notice.finish(clock.instant());
                    }
                    return event;
                });
            }
        } catch (StoreUnavailableException later) {
            LOG.log(Level.DEBUG, () -> "The notice " + event.id() + " is repeated later", later);
        }
    }

    /** Of two servers that insert the same row, one fails, and finds the row when it tries again. */
    private boolean isClaimed(EntityManager entities, KeyExpiringEvent event) {
        Instant now = clock.instant();
        NoticeEntity notice = entities.find(NoticeEntity.class, event.id(), LockModeType.PESSIMISTIC_WRITE);
        if (notice == null) {
            if (entities.find(ApiKeyEntity.class, event.key().id()) == null) {
                return false;
            }
            entities.persist(new NoticeEntity(event.id(), event.key().id(), now));
            entities.flush();
            return true;
        }
        if (notice.isTakenAt(now.minus(CLAIM))) {
            return false;
        }
        notice.claim(now);
        return true;
    }

    /** Logs which stored keys live longer than {@code latchkey.key.lifetime} allows: they were made before the setting. */
    public void report() {
        if (lifetimes.isEmpty()) {
            return;
        }
        List<String> named = new ArrayList<>();
        long found = 0;
        String last = "";
        List<ApiKeyEntity> page;
        do {
            String after = last;
            page = store.read("listing keys", entities -> KeyQueries.page(entities, after, PAGE));
            for (ApiKeyEntity row : page) {
                if (livesTooLong(row.toApiKey())) {
                    found++;
                    if (named.size() < MOST_NAMED) {
                        named.add(row.id());
                    }
                }
            }
            last = page.isEmpty() ? "" : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        if (found > 0) {
            long all = found;
            LOG.log(
                    Level.WARNING,
                    () -> all + " keys live longer than " + Setting.KEY_LIFETIME.key() + " allows, such as "
                            + String.join(", ", named)
                            + ". They were created before the setting. Replace them, or set their expiry.");
        }
    }

    private boolean livesTooLong(ApiKey key) {
        return lifetimes
                .of(key.application())
                .map(key.created()::plus)
                .filter(latest -> key.end().isEmpty() || key.end().get().isAfter(latest))
                .isPresent();
    }
}
