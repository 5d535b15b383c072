package dev.latchkey.authentication;

import dev.latchkey.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Holds what responses say about the end of a key, computed once.
 *
 * @param deprecation the value of {@code Deprecation} (RFC 9745)
 * @param sunset the value of {@code Sunset} (RFC 8594)
 */
public record EndNotice(String deprecation, String sunset) {
    /** An expiring key is deprecated for this time before its end. */
    private static final Duration NOTICE = Duration.ofDays(30);

    /** Returns the notice of something that is deprecated at one time and ends at another. */
    public static EndNotice of(Instant deprecated, Instant end) {
        return new EndNotice(
                "@" + deprecated.getEpochSecond(),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(end.atOffset(ZoneOffset.UTC)));
    }

    /** Returns the notice of a key; null if it has no end. */
    static EndNotice of(ApiKey key) {
        return key.end().map(end -> of(deprecated(key, end), end)).orElse(null);
    }

    /** A replaced key is deprecated since it was replaced. Older rows do not say when that was. */
    private static Instant deprecated(ApiKey key, Instant end) {
        if (key.deletion().isPresent()) {
            return key.replaced().orElse(key.created());
        }
        Instant first = end.minus(NOTICE);
        return first.isAfter(key.created()) ? first : key.created();
    }
}
