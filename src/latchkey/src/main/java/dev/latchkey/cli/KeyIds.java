package dev.latchkey.cli;

import dev.latchkey.credential.KeyText;

/** Checks the ids of keys in arguments: a whole key must not stand there, where other users of the machine see it. */
final class KeyIds {
    private KeyIds() {}

    static String require(String text) {
        if (!KeyText.isId(text)) {
            throw CommandException.misunderstood(
                    "The argument <id> is not the id of a key, which has 12 letters and digits. Never give a whole key"
                            + " as an argument.");
        }
        return text;
    }
}
