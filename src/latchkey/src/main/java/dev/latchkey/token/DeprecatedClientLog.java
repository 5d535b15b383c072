package dev.latchkey.token;

import dev.latchkey.ApiKey;
import dev.latchkey.config.Exclusion;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Logs which clients still request access tokens, each client once a day. Thread-safe. */
final class DeprecatedClientLog {
    private static final Logger LOG = System.getLogger(DeprecatedClientLog.class.getName());
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 10_000;

    private final Instant sunset;
    private final Exclusion exclusion = new Exclusion();
    private final Map<String, Instant> logged = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    DeprecatedClientLog(Instant sunset) {
        this.sunset = sunset;
    }

    /** Logs that a client got a token, unless it was logged within a day. */
    void record(ApiKey client, Instant now) {
        if (isDue(client.id(), now)) {
            LOG.log(
                    Level.WARNING,
                    () -> "The client " + client.id() + " of the application " + client.application()
                            + " still requests access tokens, which end at " + sunset
                            + ". Create a key in place of the client in the console.");
        }
    }

    private boolean isDue(String clientId, Instant now) {
        return exclusion.get(() -> note(clientId, now));
    }

    private boolean note(String clientId, Instant now) {
        Instant last = logged.get(clientId);
        if (last != null && last.plus(DAY).isAfter(now)) {
            return false;
        }
        logged.remove(clientId);
        logged.put(clientId, now);
        return true;
    }
}
