package dev.latchkey.client;

import dev.latchkey.config.WebApplicationState;
import dev.latchkey.event.KeySunsetEvent;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logs that a called service announces the end of a key, and fires an event: once for each key. Thread-safe. */
final class SunsetNotices {
    private static final Logger LOG = System.getLogger("dev.latchkey.client");
    private static final int MOST = 10_000;

    /** The id is the part before the secret. */
    private static final Pattern KEY_ID = Pattern.compile("_([0-9A-Za-z]{12})_[0-9A-Za-z]{33}$");

    private static final Pattern SECONDS = Pattern.compile("@(\\d{1,12})");
    private static final Pattern LINK = Pattern.compile("<([^>]{1,2000})>[^,]*;\\s*rel=\"?(?:[a-z ]* )?sunset\\b");

    private final Set<String> known = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }));

    SunsetNotices() {}

    /** Returns the notices of this web application, or of this program. */
    static SunsetNotices here() {
        return WebApplicationState.here().part(SunsetNotices.class, SunsetNotices::new);
    }

    /**
     * Reads the header fields of a response to a key.
     *
     * @param origins the origins that the key may be sent to
     */
    void read(ClientRequestContext request, ClientResponseContext response, Origins origins) {
        String sunset = response.getHeaderString("Sunset");
        Object credential = request.getHeaders().getFirst(Outgoing.AUTHORIZATION);
        if (sunset == null || credential == null || !origins.contain(request.getUri())) {
            return;
        }
        Matcher key = KEY_ID.matcher(credential.toString());
        Instant end = moment(sunset);
        if (end != null && key.find() && known.add(key.group(1))) {
            tell(event(key.group(1), end, request.getUri(), response));
        }
    }

    private static KeySunsetEvent event(String keyId, Instant end, URI uri, ClientResponseContext response) {
        List<String> links = response.getHeaders().getOrDefault("Link", List.of());
        return new KeySunsetEvent(
                keyId,
                uri.getScheme() + "://" + uri.getRawAuthority(),
                end,
                Optional.ofNullable(response.getHeaderString("Deprecation")).flatMap(SunsetNotices::seconds),
                links.stream()
                        .map(LINK::matcher)
                        .filter(Matcher::find)
                        .map(match -> match.group(1))
                        .findFirst());
    }

    private static @Nullable Instant moment(String sunset) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(sunset.strip()));
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static Optional<Instant> seconds(String deprecation) {
        Matcher matcher = SECONDS.matcher(deprecation.strip());
        return matcher.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** Before it is deprecated, a key with an end is nothing to act on. */
    private static void tell(KeySunsetEvent event) {
        boolean early = event.deprecated().filter(Instant.now()::isBefore).isPresent();
        LOG.log(
                early ? Level.INFO : Level.WARNING,
                () -> "The key " + event.keyId() + " for " + event.origin() + " is accepted until " + event.sunset()
                        + ". Replace it in the configuration before."
                        + event.link().map(link -> " See " + link + ".").orElse(""));
        try {
            SunsetObservers.notifyOf(event);
        } catch (LinkageError noContainer) {
            LOG.log(Level.DEBUG, "CDI is not available, so there are no observers", noContainer);
        }
    }
}
