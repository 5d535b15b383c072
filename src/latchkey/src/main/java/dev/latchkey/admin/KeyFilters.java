package dev.latchkey.admin;

import dev.latchkey.key.KeyCriteria;
import dev.latchkey.key.KeyOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the parameters that select and sort a list of keys. */
final class KeyFilters {
    /** The parameters. */
    static final String[] PARAMETERS = {
        "application",
        "state",
        "scope",
        "unused",
        "neverUsed",
        "leaked",
        "expiresBefore",
        "q",
        "label",
        "sort",
        "limit",
        "after"
    };

    private static final int LONGEST = 100;

    /** What {@link #isShort} tells, for messages. */
    static final String SHORT = "a text of at most " + LONGEST + " characters";

    private KeyFilters() {}

    /** Returns the parameters, and these. */
    static String[] parametersAnd(String... more) {
        return Stream.concat(Stream.of(PARAMETERS), Stream.of(more)).toArray(String[]::new);
    }

    static KeyCriteria of(AdminRequest request) {
        return new KeyCriteria(
                request.parameter("unused").map(KeyFilters::ago),
                request.flag("neverUsed"),
                request.flag("leaked"),
                request.parameter("expiresBefore").map(KeyFilters::moment),
                request.parameter("q", text -> isShort(text), SHORT),
                request.parameter(
                        "label", text -> isShort(text) && text.indexOf('=') > 0, "a name, an equals sign and a value"));
    }

    static KeyOrder order(AdminRequest request) {
        String text = request.parameter("sort").orElse(KeyOrder.CREATED.text());
        Optional<KeyOrder> order = KeyOrder.of(text);
        return order.orElseThrow(
                () -> ProblemException.invalid(
                        "sort",
                        "The parameter sort must be created, description, expires or lastUsed, or one of them after a hyphen."));
    }

    /** Databases search for no NUL. */
    static boolean isShort(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(sign -> sign >= ' ');
    }

    private static Instant ago(String text) {
        try {
            Period period = Period.parse(text);
            OffsetDateTime since = OffsetDateTime.now(ZoneOffset.UTC).minus(period);
            if (!period.isNegative() && !period.isZero() && since.getYear() > 0) {
                return since.toInstant();
            }
        } catch (DateTimeException | ArithmeticException malformed) {
            // The same as for a period that is not allowed.
        }
        throw ProblemException.invalid("unused", "The parameter unused must be a period such as P90D or P6M.");
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw ProblemException.invalid(
                    "expiresBefore", "The parameter expiresBefore must be a moment such as 2027-06-30T00:00:00Z.");
        }
    }
}
