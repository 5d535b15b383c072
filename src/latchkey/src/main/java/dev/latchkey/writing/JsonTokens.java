package dev.latchkey.writing;

/**
 * Follows JSON text (RFC 8259) byte by byte from token to token, and says at which a member or a value begins or ends. Nothing is read
 * twice. Not thread-safe.
 */
abstract class JsonTokens extends JsonEvents {
    /** Names are kept while their members are read, so that they must not fill the memory. */
    private static final int LONGEST = 10_000;

    /** No word of JSON that matters here has more bytes than one less. */
    private static final int LONGEST_WORD = "null".length() + 1;

    final JsonPath path = new JsonPath();
    /** A name, a literal, or a text that is wanted, without quotes and with its escapes. */
    final ByteQueue text = new ByteQueue();

    private final SkippedValue skipped = new SkippedValue(path);
    private JsonState state = JsonState.START;
    private long position;
    private boolean escaped;
    private boolean collecting;

    public void accept(byte[] source, int count) {
        for (int i = 0; i < count; i++, position++) {
            if (skipped.isActive()) {
                int next = skipped.follow(source, i, count, position);
                take(next - i);
                position += next - i;
                i = next;
                if (!skipped.isActive()) {
                    finishValue();
                }
                if (i == count) {
                    return;
                }
            }
            int end = endOfRun(source, i, count);
            if (end > i) {
                take(end - i);
                position += end - i;
                i = end;
                if (i == count) {
                    return;
                }
            }
            step(source[i]);
        }
    }

    /** Returns the first byte from {@code from} on that may end a text or a literal. Most bytes are within one. */
    private int endOfRun(byte[] source, int from, int count) {
        if (state == JsonState.IN_LITERAL) {
            int end = JsonTexts.endOfLiteral(source, from, count);
            text.add(source, from, Math.min(end, Math.max(from, from + LONGEST_WORD - text.size())));
            return end;
        }
        if (escaped || state != JsonState.IN_STRING && state != JsonState.IN_NAME) {
            return from;
        }
        int end = JsonTexts.endOfRun(source, from, count);
        if (collecting && end > from) {
            if (text.size() + end - from > LONGEST) {
                throw malformed("has a name of more than " + LONGEST + " bytes");
            }
            text.add(source, from, end);
        }
        return end;
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
                    take(1);
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
                    throw JsonTexts.unexpected(b, position);
                }
            }
            case COLON -> {
                if (b != ':') {
                    throw JsonTexts.unexpected(b, position);
                }
                take(1);
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
            take(1);
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
        take(1);
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
        take(1);
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
        take(1);
        if (b == '"') {
            text.clear();
            state = JsonState.IN_STRING;
        } else if (b == '{' || b == '[') {
            path.open(b == '{', opened(), position);
            collecting = false;
            state = b == '{' ? JsonState.FIRST_NAME : JsonState.FIRST_ELEMENT;
            if (skips()) {
                skipped.begin();
            }
        } else {
            throw JsonTexts.unexpected(b, position);
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
            if (text.size() < LONGEST_WORD) {
                text.add(b);
            }
            take(1);
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
            take(1);
        } else if (b == (path.isObject() ? '}' : ']')) {
            close(b);
        } else {
            throw JsonTexts.unexpected(b, position);
        }
    }

    private void close(byte b) {
        take(1);
        path.leave();
        finishValue();
    }

    private void finishValue() {
        collecting = false;
        endValue();
        state = path.depth() == 0 ? JsonState.DONE : JsonState.AFTER_VALUE;
    }

    final MalformedBodyException malformed(String what) {
        return JsonTexts.malformed(what, position);
    }
}
