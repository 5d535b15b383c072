package dev.latchkey.key;

import dev.latchkey.config.DatabaseSettings;
import dev.latchkey.config.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * Says for how long a key that is replaced goes on working.
 *
 * @param time at most for so long; zero if it is deleted at once
 * @param silence it ends earlier if it was not used for so long
 */
public record Overlap(Duration time, Optional<Duration> silence) {
    /** The longest time for which a replaced key goes on working. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** The shortest silence: uses are written late. */
    static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if the time is negative or longer than {@link #LONGEST}, or the silence is
     *     shorter than a minute or longer than the time
     */
    public Overlap {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new InvalidTermsException(
                    "overlap",
                    "the overlap is " + time + ", allowed is: PT0S to " + LONGEST + ", in the form of ISO 8601");
        }
        silence.filter(length -> length.compareTo(SHORTEST_SILENCE) < 0 || length.compareTo(time) > 0)
                .ifPresent(length -> {
                    throw new InvalidTermsException(
                            "silence",
                            "the silence is " + length + ", allowed is: " + SHORTEST_SILENCE
                                    + " to the overlap, which is " + time);
                });
        silence = silence.map(length -> Duration.ofSeconds(length.toSeconds()));
    }

    /** An overlap that does not end early. */
    static Overlap of(Duration time) {
        return new Overlap(time, Optional.empty());
    }

    /** Goes on only if a silence can be seen. */
    Overlap requireSeen(DatabaseSettings settings) {
        if (silence.isPresent() && settings.useInterval().isZero()) {
            throw new InvalidTermsException(
                    "silence",
                    "usage is not written, because " + Setting.USE_INTERVAL.key()
                            + " is 0s, so silence cannot be seen");
        }
        return this;
    }
}
