package dev.latchkey.token;

import dev.latchkey.ApiKey;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says in the log which clients still get access tokens, of each once a day. Thread-safe. */
final class DeprecatedClientLog {
    private static final Logger LOG = System.getLogger(DeprecatedClientLog.class.getName());
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 10_000;

    private final Instant sunset;
    private final Map<String, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    DeprecatedClientLog(Instant sunset) {
        this.sunset = sunset;
    }

    /** A client got a token. */
    void note(ApiKey client, Instant now) {
        if (isNews(client.id(), now)) {
            LOG.log(
                    Level.WARNING,
                    () -> "The client " + client.id() + " of the application " + client.application()
                            + " still gets access tokens, which end at " + sunset
                            + ". The page on which keys are managed makes the key that takes its place.");
        }
    }

    private synchronized boolean isNews(String clientId, Instant now) {
        Instant last = told.get(clientId);
        if (last != null && last.plus(DAY).isAfter(now)) {
            return false;
        }
        told.remove(clientId);
        told.put(clientId, now);
        return true;
    }
}
