package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.KeyQuery.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a place in the list of keys as text for the address of the next page, and reads it. */
final class Cursor {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\w{1,64})");

    private Cursor() {}

    static String text(ApiKey last) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, last.created()) + "-" + last.id();
    }

    /** The place in the list of applications, which is the id of one. */
    static String requireApplication(String text) {
        if (!ApplicationId.isValid(text)) {
            throw none();
        }
        return text;
    }

    private static ProblemException none() {
        return ProblemException.malformed("The parameter after is what another page calls next.");
    }

    static Position parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !KeyText.isId(matcher.group(2))) {
            throw none();
        }
        return new Position(Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS), matcher.group(2));
    }
}
