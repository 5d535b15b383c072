package dev.latchkey.writing;

/**
 * Follows JSON text (RFC 8259) byte by byte from token to token, and says at which a member or a value begins or ends. Nothing is read
 * twice. Not thread-safe.
 */
abstract class JsonTokens {
    /** Names are kept while their members are read, so that they must not fill the memory. */
    private static final int LONGEST = 10_000;

    final JsonPath path = new JsonPath();
    /** A name, a literal, or a text that is wanted, without quotes and with its escapes. */
    final ByteQueue text = new ByteQueue();

    private JsonState state = JsonState.START;
    private long position;
    private boolean escaped;
    private boolean collecting;

    /** Takes one byte of the text. */
    abstract void take(byte b);

    /** Takes several bytes of the text. */
    abstract void take(byte[] source, int from, int to);

    /** Called before the first byte of a name; returns whether the name is wanted. */
    abstract boolean beginName();

    /** Called at the end of a name that is wanted; returns whether its value is wanted if it is a text. */
    abstract boolean endName();

    /** Called at the end of a name that is not wanted. */
    abstract void skipName();

    /** Called before the first byte of a value. */
    abstract void beginValue(byte b);

    /** Called behind the first byte of an object or array that is not empty. */
    abstract void enter();

    /** Called at the end of a text that is wanted. */
    abstract void endText();

    /** Called at the end of a literal, which {@link #text} begins with. */
    abstract void endLiteral();

    /** Called at the end of a value. */
    abstract void endValue();

    /** Called before the comma behind a member or an element. */
    abstract void next();

    /** Returns what the value that begins is read as. */
    abstract BodyType opened();

    public void accept(byte[] source, int count) {
        for (int i = 0; i < count; i++, position++) {
            boolean isInText = state == JsonState.IN_STRING || state == JsonState.IN_NAME;
            int end = isInText && !collecting && !escaped ? JsonTexts.endOfRun(source, i, count) : i;
            if (end > i) {
                take(source, i, end);
                position += end - i;
                i = end;
            }
            if (i == count) {
                return;
            }
            step(source[i]);
        }
    }

    /** Says that there is no more. */
    void endOfText() {
        if (state == JsonState.IN_LITERAL) {
            endLiteral();
            finishValue();
        }
    }

    private void step(byte b) {
        switch (state) {
            case IN_STRING -> inString(b);
            case IN_NAME -> inName(b);
            case IN_LITERAL -> inLiteral(b);
            default -> {
                if (JsonTexts.isSpace(b)) {
                    take(b);
                } else {
                    between(b);
                }
            }
        }
    }

    private void between(byte b) {
        switch (state) {
            case START -> start(b);
            case VALUE -> value(b);
            case FIRST_ELEMENT -> {
                if (b == ']') {
                    close(b);
                } else {
                    enter();
                    value(b);
                }
            }
            case FIRST_NAME, NAME -> {
                if (b == '"') {
                    name(b);
                } else if (b == '}' && state == JsonState.FIRST_NAME) {
                    close(b);
                } else {
                    throw malformed(JsonTexts.unexpected(b));
                }
            }
            case COLON -> {
                if (b != ':') {
                    throw malformed(JsonTexts.unexpected(b));
                }
                take(b);
                state = JsonState.VALUE;
            }
            // A reader of several texts would read another one.
            case DONE -> throw malformed("has something behind its end");
            default -> afterValue(b);
        }
    }

    /** A byte order mark is the reader's affair. */
    private void start(byte b) {
        if ("\u00ef\u00bb\u00bf".indexOf(b & 0xff) == position) {
            take(b);
        } else {
            value(b);
        }
    }

    private void name(byte b) {
        if (state == JsonState.FIRST_NAME) {
            enter();
        }
        text.clear();
        collecting = beginName();
        take(b);
        state = JsonState.IN_NAME;
    }

    private void inName(byte b) {
        if (!isEnd(b)) {
            return;
        }
        state = JsonState.COLON;
        if (collecting) {
            collecting = endName();
        } else {
            skipName();
        }
    }

    /** Takes a byte of a text; returns whether it is the quote at the end. */
    private boolean isEnd(byte b) {
        take(b);
        if (b == '"' && !escaped) {
            return true;
        }
        escaped = b == '\\' && !escaped;
        if (collecting) {
            if (text.size() == LONGEST) {
                throw malformed("has a name of more than " + LONGEST + " bytes");
            }
            text.add(b);
        }
        return false;
    }

    private void value(byte b) {
        beginValue(b);
        if (JsonTexts.isLiteral(b)) {
            text.clear();
            collecting = false;
            state = JsonState.IN_LITERAL;
            inLiteral(b);
            return;
        }
        take(b);
        if (b == '"') {
            text.clear();
            state = JsonState.IN_STRING;
        } else if (b == '{' || b == '[') {
            path.open(b == '{', opened(), position);
            collecting = false;
            state = b == '{' ? JsonState.FIRST_NAME : JsonState.FIRST_ELEMENT;
        } else {
            throw malformed(JsonTexts.unexpected(b));
        }
    }

    private void inString(byte b) {
        if (isEnd(b)) {
            if (collecting) {
                endText();
            }
            finishValue();
        }
    }

    private void inLiteral(byte b) {
        if (JsonTexts.isLiteral(b)) {
            if (text.size() <= "null".length()) {
                text.add(b);
            }
            take(b);
        } else {
            endLiteral();
            finishValue();
            step(b);
        }
    }

    private void afterValue(byte b) {
        if (b == ',') {
            path.next();
            next();
            state = path.isObject() ? JsonState.NAME : JsonState.VALUE;
            take(b);
        } else if (b == (path.isObject() ? '}' : ']')) {
            close(b);
        } else {
            throw malformed(JsonTexts.unexpected(b));
        }
    }

    private void close(byte b) {
        take(b);
        path.leave();
        finishValue();
    }

    private void finishValue() {
        collecting = false;
        endValue();
        state = path.depth() == 0 ? JsonState.DONE : JsonState.AFTER_VALUE;
    }

    final MalformedBodyException malformed(String what) {
        return new MalformedBodyException(what + " at byte " + (position + 1));
    }
}
