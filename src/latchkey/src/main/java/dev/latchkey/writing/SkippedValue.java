package dev.latchkey.writing;

/**
 * Follows an object or array in which nothing is guarded, from bracket to bracket. What else is wrong with it is for the reader to tell;
 * but its brackets must match, and outside of texts there must be nothing by which a lenient reader could find its end elsewhere. Not
 * thread-safe.
 */
final class SkippedValue {
    private static final byte FILLING = 1;
    private static final byte QUOTE = 2;
    private static final byte OPENING = 3;
    private static final byte CLOSING = 4;

    /** What each byte outside of texts is; 0 for one that has no place there. */
    private static final byte[] KINDS = kinds();

    private final JsonPath path;
    private int depth;
    private boolean active;
    private boolean inText;
    private boolean escaped;

    SkippedValue(JsonPath path) {
        this.path = path;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (byte b = 0; b >= 0 && b < Byte.MAX_VALUE; b++) {
            boolean fills = JsonTexts.isSpace(b) || JsonTexts.isLiteral(b) || b == ',' || b == ':';
            kinds[b] = fills ? FILLING : 0;
        }
        kinds['"'] = QUOTE;
        kinds['{'] = OPENING;
        kinds['['] = OPENING;
        kinds['}'] = CLOSING;
        kinds[']'] = CLOSING;
        return kinds;
    }

    /** Begins behind the bracket that opens it. */
    void begin() {
        depth = path.depth();
        active = true;
        inText = false;
        escaped = false;
    }

    /** Returns whether its end was not found yet. */
    boolean isActive() {
        return active;
    }

    /**
     * Follows a chunk of it; returns the byte behind its end, or behind the chunk.
     *
     * @param position the place of the byte {@code from} in the whole text
     */
    int follow(byte[] source, int from, int count, long position) {
        int i = inText ? text(source, from, count) : from;
        while (i < count) {
            byte b = source[i++];
            switch (KINDS[b & 0xff]) {
                case FILLING -> {}
                case QUOTE -> i = text(source, i, count);
                case OPENING -> path.open(b == '{', BodyType.FREE, position + i - 1 - from);
                case CLOSING -> {
                    close(b, position + i - 1 - from);
                    if (!active) {
                        return i;
                    }
                }
                default -> throw JsonTexts.unexpected(b, position + i - 1 - from);
            }
        }
        return i;
    }

    /** Follows a text; returns the byte behind its quote, or behind the chunk. */
    private int text(byte[] source, int from, int count) {
        int i = from;
        if (escaped && i < count) {
            escaped = false;
            i++;
        }
        while (i < count) {
            byte b = source[i++];
            if (b == '"') {
                inText = false;
                return i;
            }
            if (b == '\\') {
                escaped = i == count;
                i++;
            }
        }
        inText = true;
        return count;
    }

    private void close(byte b, long position) {
        if (path.isObject() != (b == '}')) {
            throw JsonTexts.unexpected(b, position);
        }
        active = path.depth() > depth;
        path.leave();
    }
}
