package dev.latchkey.admin;

import dev.latchkey.config.ApplicationId;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.KeyOrder;
import dev.latchkey.key.KeyQuery.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Converts a position in a list to the text of the parameter {@code after}, and back. */
final class Cursor {
    private static final int PARTS = 5;

    private Cursor() {}

    /** Returns the text of a position in a list with an order. */
    static String text(KeyOrder order, Position position) {
        String whole = String.join(
                "\n",
                order.text(),
                Boolean.toString(position.absent()),
                position.moment().toString(),
                position.id(),
                position.text());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the position in the list of applications, which is the id of an application. */
    static String requireApplication(String text) {
        if (!ApplicationId.isValid(text)) {
            throw malformed();
        }
        return text;
    }

    private static ProblemException malformed() {
        return ProblemException.malformed(
                "The parameter after must be the value of next in the previous page, with the same sort.");
    }

    static Position parse(KeyOrder order, String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", PARTS);
            if (parts.length != PARTS || !parts[0].equals(order.text()) || !KeyText.isId(parts[3])) {
                throw malformed();
            }
            return new Position(Boolean.parseBoolean(parts[1]), Instant.parse(parts[2]), parts[4], parts[3]);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw malformed();
        }
    }
}
