package dev.latchkey.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds how long keys may live at most, for each application. Immutable.
 *
 * @param byApplication the longest lifetimes of single applications
 * @param others the longest lifetime in all other applications; empty if there is no limit
 */
public record KeyLifetimes(Map<String, Duration> byApplication, Optional<Duration> others) {
    private static final Pattern FORM = Pattern.compile("(?:([^=]+)=)?(\\d{1,5})([dhm])");
    private static final Map<String, Duration> UNITS =
            Map.of("d", Duration.ofDays(1), "h", Duration.ofHours(1), "m", Duration.ofMinutes(1));

    /** Copies the map. */
    public KeyLifetimes {
        byApplication = Map.copyOf(byApplication);
    }

    /** Reads the value of {@link Setting#KEY_LIFETIME}. */
    static KeyLifetimes parse(String text) {
        Map<String, Duration> applications = new HashMap<>();
        Optional<Duration> others = Optional.empty();
        List<String> parts = Stream.of(text.split("[,\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        for (String part : parts) {
            Matcher matcher = FORM.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("");
            }
            Duration lifetime = UNITS.get(matcher.group(3)).multipliedBy(Long.parseLong(matcher.group(2)));
            if (lifetime.isZero()) {
                throw new IllegalArgumentException("too short");
            }
            boolean repeated = matcher.group(1) == null
                    ? others.isPresent()
                    : applications.put(ApplicationId.require(matcher.group(1)), lifetime) != null;
            if (repeated) {
                throw new IllegalArgumentException("two lifetimes for the same application");
            }
            others = matcher.group(1) == null ? Optional.of(lifetime) : others;
        }
        return new KeyLifetimes(applications, others);
    }

    /** Returns the longest lifetime of keys of an application; empty if there is no limit. */
    public Optional<Duration> of(String application) {
        return Optional.ofNullable(byApplication.get(application)).or(() -> others);
    }

    /** Returns whether no application has a limit. */
    public boolean isEmpty() {
        return byApplication.isEmpty() && others.isEmpty();
    }
}
