package dev.latchkey.key;

/** Checks the texts by which people recognise keys, clients and applications: one line that they can see and databases keep. */
final class DisplayText {
    /** The largest number of characters (Unicode code points, of which some have two units in a Java string). */
    static final int LONGEST = 200;

    private DisplayText() {}

    /**
     * Returns the text.
     *
     * @param what what the text is, for the message
     * @throws IllegalArgumentException if it is null, blank, longer than {@link #LONGEST} characters, or holds a control character,
     *     a line separator or half of a surrogate pair
     */
    static String require(String what, String text) {
        if (text == null) {
            throw new IllegalArgumentException(
                    "the " + what + " is null. It must be a text of 1 to " + LONGEST + " characters");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new IllegalArgumentException("the " + what + " is " + length
                    + " characters long. It must be a text of 1 to " + LONGEST + " characters");
        }
        text.codePoints().filter(DisplayText::isForbidden).findFirst().ifPresent(found -> {
            throw new IllegalArgumentException("the " + what + " holds "
                    + (isSurrogate(found) ? "half of a surrogate pair" : "a control character or line separator")
                    + String.format(" (U+%04X)", found) + ". It must be one line of text");
        });
        if (text.codePoints().noneMatch(DisplayText::isVisible)) {
            throw new IllegalArgumentException(
                    "the " + what + " is blank. It must be a text of 1 to " + LONGEST + " visible characters");
        }
        return text;
    }

    private static boolean isForbidden(int character) {
        int type = Character.getType(character);
        return isSurrogate(character)
                || type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isSurrogate(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    /** Whether it leaves ink: not a space, not a format or combining character by itself, not a filler that fonts leave empty. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isFiller(character);
        };
    }

    /** Letters and symbols that Unicode defines as empty: the Hangul fillers and the blank pattern of Braille. */
    private static boolean isFiller(int character) {
        return character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x2800;
    }
}
