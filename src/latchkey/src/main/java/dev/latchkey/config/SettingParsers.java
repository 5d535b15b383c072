package dev.latchkey.config;

import dev.latchkey.network.AddressRanges;
import dev.latchkey.network.TrustedProxies;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the forms of values that settings have: durations, numbers, moments, choices, patterns. */
final class SettingParsers {
    /** Header fields for dates have four digits for the year. */
    static final Instant LAST_MOMENT = Instant.parse("9999-12-31T00:00:00Z");

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");

    /** Fields of RFC 9110, RFC 6265 and Fetch that requests without a key have too. */
    private static final Set<String> TAKEN_FIELDS = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "host",
            "origin",
            "proxy-authorization",
            "referer",
            "user-agent");

    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}){1,8}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s)");
    private static final Pattern PORTION = Pattern.compile("0(\\.\\d{1,6})?|1(\\.0{1,6})?");

    private SettingParsers() {}

    /** The value is not one of those that are allowed, without a further reason. */
    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("");
    }

    static Function<String, String> matching(Pattern pattern) {
        return value -> {
            if (!pattern.matcher(value).matches()) {
                throw wrong();
            }
            return value;
        };
    }

    static String path(String value) {
        return matching(PATH).apply(value);
    }

    static String token(String value) {
        return matching(TOKEN).apply(value);
    }

    static String headerName(String value) {
        if (value.equalsIgnoreCase("Authorization")) {
            throw new IllegalArgumentException("this field is always read");
        }
        if (TAKEN_FIELDS.contains(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("this field has another meaning");
        }
        return token(value);
    }

    static String addressRange(String value) {
        return AddressRanges.parse(List.of(value)).toString();
    }

    static TrustedProxies.Fields forwardingFields(String value) {
        return Arrays.stream(TrustedProxies.Fields.values())
                .filter(fields ->
                        fields.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value))
                .findFirst()
                .orElseThrow(SettingParsers::wrong);
    }

    static boolean flag(String value) {
        return Boolean.parseBoolean(matching(FLAG).apply(value));
    }

    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return value -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(SettingParsers::wrong);
    }

    static Function<String, Integer> number(int smallest, int largest) {
        return value -> {
            int number;
            try {
                number = Integer.parseInt(value);
            } catch (NumberFormatException notANumber) {
                throw wrong();
            }
            if (number < smallest || number > largest) {
                throw wrong();
            }
            return number;
        };
    }

    /** Parses a number from 0 to 1. */
    static double portion(String value) {
        return Double.parseDouble(matching(PORTION).apply(value));
    }

    static Function<String, Duration> duration(Duration shortest, Duration longest) {
        return value -> {
            Matcher matcher = DURATION.matcher(value);
            if (!matcher.matches()) {
                throw wrong();
            }
            long amount = Long.parseLong(matcher.group(1));
            Duration duration = matcher.group(2).equals("ms") ? Duration.ofMillis(amount) : Duration.ofSeconds(amount);
            if (duration.compareTo(longest) > 0) {
                throw new IllegalArgumentException("too long");
            }
            if (duration.compareTo(shortest) < 0) {
                throw new IllegalArgumentException("too short");
            }
            return duration;
        };
    }

    /** Parses a moment in UTC with a year of four digits, not before 1970. */
    static Instant moment(String value) {
        try {
            Instant moment = Instant.parse(value);
            if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST_MOMENT)) {
                throw wrong();
            }
            return moment;
        } catch (DateTimeParseException notAMoment) {
            throw wrong();
        }
    }
}
