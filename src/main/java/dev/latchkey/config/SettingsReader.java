package dev.latchkey.config;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns the texts of all sources into {@link Settings}, or says in one sentence why it cannot. */
final class SettingsReader {
    private static final Pattern REALM = Pattern.compile("[ !#-\\[\\]-~]{1,200}");
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
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s)");
    private static final Pattern PORTION = Pattern.compile("0(\\.\\d{1,6})?|1(\\.0{1,6})?");
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);
    private static final Duration SHORTEST_TOKEN = Duration.ofSeconds(60);
    private static final Duration LONGEST_TOKEN = Duration.ofDays(10);
    /** Header fields for dates have four digits for the year. */
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T00:00:00Z");

    private static final Pattern LINK =
            Pattern.compile("(?:https?://[^\\s<>\"/?#,]+(?:/[^\\s<>\"]{0,500})?|/[^\\s<>\"]{0,500})");
    private static final int LARGEST_CACHE = 10_000_000;

    private final List<SettingSource> sources;

    SettingsReader(List<SettingSource> sources) {
        this.sources = sources;
    }

    Settings read() {
        refuseUnknownNames();
        Duration lease = required(Setting.REVOCATION_LEASE, duration(Duration.ZERO, LONGEST_WAIT));
        return new Settings(
                optional(Setting.APPLICATION, ApplicationId::require),
                list(Setting.APPLICATION_PATH, ApplicationPath::parse),
                required(Setting.REALM, matching(REALM)),
                nonEmptyList(Setting.SCHEMES, matching(TOKEN)),
                optional(Setting.HEADER, SettingsReader::headerName),
                optional(Setting.QUERY, matching(PARAMETER)),
                nonEmptyList(Setting.KEY_PREFIX, KeyPrefix::require),
                ProvisionedKey.parseAll(text(Setting.KEYS)),
                Pepper.parseAll(text(Setting.PEPPER)),
                pepperMigration(),
                required(Setting.DATASOURCE, matching(Pattern.compile("\\S{1,200}"))),
                required(Setting.SCHEMA, oneOf(Settings.Schema.class)),
                lease,
                poll(lease),
                required(Setting.STORE_TIMEOUT, duration(SHORTEST_WAIT, LONGEST_WAIT)),
                required(Setting.OUTAGE_GRACE, duration(Duration.ZERO, Duration.ofDays(1))),
                required(Setting.UNKNOWN_RATE, number(0, 1_000_000)),
                required(Setting.USE_INTERVAL, duration(Duration.ZERO, Duration.ofSeconds(30))),
                required(Setting.CACHE_SIZE, number(1, LARGEST_CACHE)),
                required(Setting.UNDECLARED, oneOf(Settings.Undeclared.class)),
                list(Setting.PUBLIC, PublicPath::parse),
                required(Setting.REDACTION_LIMIT, SettingsReader::portion),
                required(Setting.REDACTION_PORTION, oneOf(Settings.RedactionPortion.class)),
                required(Setting.REDACTION_ARRAYS, oneOf(Settings.RedactionArrays.class)),
                required(Setting.CONTAINER, SettingsReader::flag),
                required(Setting.ADMIN, SettingsReader::flag),
                required(Setting.ADMIN_PATH, matching(PATH)),
                required(Setting.ADMIN_APPLICATION, ApplicationId::require),
                list(Setting.ADMIN_ORIGIN, WebOrigin::require),
                tokens());
    }

    /** Whether a setting is switched on, where nobody asks yet whether the rest is right. */
    boolean isOn(Setting setting) {
        return text(setting).equals("true");
    }

    private Optional<Instant> pepperMigration() {
        Optional<Instant> end = optional(Setting.PEPPER_MIGRATION, SettingsReader::moment);
        if (end.isPresent() && text(Setting.PEPPER).isEmpty()) {
            throw Setting.PEPPER_MIGRATION.refuse(text(Setting.PEPPER_MIGRATION), "there is no pepper to migrate to");
        }
        return end;
    }

    /** What is wrong is said whether access tokens are on or not. */
    private Optional<TokenSettings> tokens() {
        boolean on = required(Setting.TOKENS, SettingsReader::flag);
        Optional<Instant> sunset = optional(Setting.TOKENS_SUNSET, SettingsReader::moment);
        if (on && sunset.isEmpty()) {
            throw Setting.TOKENS_SUNSET.refuse("", "access tokens need an end");
        }
        TokenSettings tokens = new TokenSettings(
                sunset.orElse(LAST_MOMENT),
                deprecated(sunset.orElse(LAST_MOMENT)),
                required(Setting.TOKENS_PATH, matching(PATH)),
                required(Setting.TOKENS_PREFIX, KeyPrefix::require),
                required(Setting.TOKENS_LIFETIME, duration(SHORTEST_TOKEN, LONGEST_TOKEN)),
                required(Setting.TOKENS_SCOPES, oneOf(TokenSettings.Scopes.class)),
                required(Setting.TOKENS_LENIENT, SettingsReader::flag),
                optional(Setting.TOKENS_LINK, matching(LINK)));
        List<String> keys = nonEmptyList(Setting.KEY_PREFIX, KeyPrefix::require);
        if (on && (keys.contains(tokens.prefix()) || keys.contains(tokens.clientPrefix()))) {
            throw Setting.TOKENS_PREFIX.refuse(tokens.prefix(), "keys begin with that by " + Setting.KEY_PREFIX.key());
        }
        return on ? Optional.of(tokens) : Optional.empty();
    }

    private Instant deprecated(Instant sunset) {
        Instant deprecated = required(Setting.TOKENS_DEPRECATED, SettingsReader::moment);
        if (!deprecated.isAfter(sunset)) {
            return deprecated;
        }
        if (!text(Setting.TOKENS_DEPRECATED).equals(Setting.TOKENS_DEPRECATED.fallback())) {
            throw Setting.TOKENS_DEPRECATED.refuse(text(Setting.TOKENS_DEPRECATED), "after the sunset");
        }
        // What ends was deprecated before.
        return sunset;
    }

    private static Instant moment(String value) {
        try {
            Instant moment = Instant.parse(value);
            if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST_MOMENT)) {
                throw new IllegalArgumentException("");
            }
            return moment;
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("");
        }
    }

    private void refuseUnknownNames() {
        for (SettingSource source : sources) {
            for (String name : source.names()) {
                if (Setting.claims(name) && Setting.named(name).isEmpty()) {
                    throw new SettingException("The " + source.place() + " " + name
                            + " is no setting of Latchkey: did you mean "
                            + Suggestion.nearest(name, names()) + "?");
                }
                if (Setting.resembles(name) && source.isOurs()) {
                    Suggestion.otherSpelling(name, names()).ifPresent(meant -> {
                        throw new SettingException("The " + source.place() + " " + name
                                + " is no setting of Latchkey: did you mean " + meant + "?");
                    });
                }
            }
        }
    }

    private static List<String> names() {
        return Arrays.stream(Setting.values()).map(Setting::key).toList();
    }

    private String text(Setting setting) {
        for (SettingSource source : sources) {
            String value = source.value(setting.key());
            if (value != null) {
                return value.isBlank() ? setting.fallback() : value.strip();
            }
        }
        return setting.fallback();
    }

    /** Applies {@code parser}; its IllegalArgumentException says what is wrong with the value. */
    private <T> T required(Setting setting, Function<String, T> parser) {
        String value = text(setting);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException wrong) {
            throw setting.refuse(value, wrong.getMessage());
        }
    }

    private <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
        return text(setting).isEmpty() ? Optional.empty() : Optional.of(required(setting, parser));
    }

    private <T> List<T> list(Setting setting, Function<String, T> parser) {
        return text(setting).isEmpty()
                ? List.of()
                : required(setting, value -> Stream.of(value.split("[,\\n]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(parser)
                        .toList());
    }

    private <T> List<T> nonEmptyList(Setting setting, Function<String, T> parser) {
        List<T> values = new ArrayList<>(list(setting, parser));
        if (values.isEmpty()) {
            throw setting.refuse(text(setting));
        }
        return List.copyOf(values);
    }

    private static Function<String, String> matching(Pattern pattern) {
        return value -> {
            if (!pattern.matcher(value).matches()) {
                throw new IllegalArgumentException("");
            }
            return value;
        };
    }

    private static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return value -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(""));
    }

    private static String headerName(String value) {
        if (value.equalsIgnoreCase("Authorization")) {
            throw new IllegalArgumentException("that one is always read");
        }
        if (TAKEN_FIELDS.contains(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("clients send it with another meaning");
        }
        return matching(TOKEN).apply(value);
    }

    private static Function<String, Duration> duration(Duration shortest, Duration longest) {
        return value -> {
            Matcher matcher = DURATION.matcher(value);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("");
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

    /** The rule of both settings; it is said of the one that is not left at its default. */
    private Duration poll(Duration lease) {
        Duration poll = required(Setting.REVOCATION_POLL, duration(SHORTEST_WAIT, LONGEST_POLL));
        if (lease.isZero() || poll.compareTo(lease) < 0) {
            return poll;
        }
        if (text(Setting.REVOCATION_POLL).equals(Setting.REVOCATION_POLL.fallback())) {
            throw Setting.REVOCATION_LEASE.refuse(
                    text(Setting.REVOCATION_LEASE),
                    "not longer than " + Setting.REVOCATION_POLL.key() + ", which is " + text(Setting.REVOCATION_POLL)
                            + ": shorten that one too");
        }
        throw Setting.REVOCATION_POLL.refuse(
                text(Setting.REVOCATION_POLL),
                "not shorter than " + Setting.REVOCATION_LEASE.key() + ", which is " + text(Setting.REVOCATION_LEASE));
    }

    private static boolean flag(String value) {
        return Boolean.parseBoolean(matching(FLAG).apply(value));
    }

    private static double portion(String value) {
        if (!PORTION.matcher(value).matches()) {
            throw new IllegalArgumentException("");
        }
        return Double.parseDouble(value);
    }

    private static Function<String, Integer> number(int smallest, int largest) {
        return value -> {
            int number;
            try {
                number = Integer.parseInt(value);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("");
            }
            if (number < smallest || number > largest) {
                throw new IllegalArgumentException("");
            }
            return number;
        };
    }
}
