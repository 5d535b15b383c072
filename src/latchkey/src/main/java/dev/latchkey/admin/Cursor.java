package dev.latchkey.admin;

import dev.latchkey.ApiKey;
import dev.latchkey.config.ApplicationId;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.KeyQuery.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts a position in a list to the text of the parameter {@code after}, and back. */
final class Cursor {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\w{1,64})");

    private Cursor() {}

    static String text(ApiKey last) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, last.created()) + "-" + last.id();
    }

    /** Returns the position in the list of applications, which is the id of an application. */
    static String requireApplication(String text) {
        if (!ApplicationId.isValid(text)) {
            throw malformed();
        }
        return text;
    }

    private static ProblemException malformed() {
        return ProblemException.malformed("The parameter after must be the value of next in the previous page.");
    }

    static Position parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !KeyText.isId(matcher.group(2))) {
            throw malformed();
        }
        return new Position(Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS), matcher.group(2));
    }
}
