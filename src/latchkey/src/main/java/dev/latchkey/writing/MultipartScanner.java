package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import java.nio.charset.StandardCharsets;

/**
 * Follows a multipart form (RFC 7578, RFC 2046), and finds parts that the caller may not write. A part without a byte has no value. The
 * reader gets the same parts in the one form that all readers understand alike; what they could divide in different ways is refused.
 * Not thread-safe.
 */
final class MultipartScanner implements BodyScanner {
    private static final byte[] LINE = {'\r', '\n'};
    private static final int LONGEST_HEAD = 20_000;

    private final FormBody form;
    private final GrantedScopes granted;
    private final WriteMode mode;
    private final byte[] delimiter;
    /** For each length of a beginning of the delimiter: how much of it is a beginning again. */
    private final int[] shorter;

    private final ByteQueue output = new ByteQueue();
    /** Bytes of a body that may belong to the next delimiter, or a head. */
    private final ByteQueue pending = new ByteQueue();

    private final Violations refused = new Violations();
    private final Violations ignored = new Violations();

    private State state = State.PREAMBLE;
    /** How many bytes of the delimiter stand at the end of {@link #pending}. */
    private int matched;
    /** Whether {@link #pending} begins with a line. */
    private boolean atStart = true;

    private PartHead head;
    private boolean hasBegun;
    private boolean leavingOut;

    /** Tells what stands at hand. */
    private enum State {
        PREAMBLE,
        BEHIND_DELIMITER,
        HEAD,
        BODY,
        EPILOGUE
    }

    /**
     * Follows a form.
     *
     * @param boundary what stands between its parts
     */
    MultipartScanner(FormBody form, String boundary, GrantedScopes granted, WriteMode mode) {
        this.form = form;
        this.granted = granted;
        this.mode = mode;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.shorter = shorter(delimiter);
    }

    private static int[] shorter(byte[] text) {
        int[] shorter = new int[text.length];
        for (int i = 1, length = 0; i < text.length; i++) {
            while (length > 0 && text[i] != text[length]) {
                length = shorter[length - 1];
            }
            length += text[i] == text[length] ? 1 : 0;
            shorter[i] = length;
        }
        return shorter;
    }

    @Override
    public ByteQueue output() {
        return output;
    }

    @Override
    public Violations ignored() {
        return ignored;
    }

    @Override
    public void accept(byte[] source, int count) {
        for (int i = 0; i < count; i++) {
            byte b = source[i];
            switch (state) {
                case PREAMBLE, BODY -> body(b);
                case BEHIND_DELIMITER -> behindDelimiter(b);
                case HEAD -> head(b);
                default -> {
                    // Nothing counts behind the last delimiter.
                }
            }
        }
        flush(delimiter.length + LINE.length);
    }

    @Override
    public void end() {
        flush(0);
        if (!refused.isEmpty()) {
            throw refused;
        }
    }

    private void body(byte b) {
        pending.add(b);
        while (matched > 0 && delimiter[matched] != b) {
            matched = shorter[matched - 1];
        }
        if (delimiter[matched] == b) {
            matched++;
        }
        if (matched == delimiter.length) {
            pending.dropLast(delimiter.length);
            delimited();
        }
    }

    private void delimited() {
        matched = 0;
        int size = pending.size();
        boolean afterLine = size >= LINE.length && pending.get(size - 2) == LINE[0] && pending.get(size - 1) == LINE[1];
        if (!afterLine && !(atStart && size == 0)) {
            throw new MalformedBodyException("has the boundary of its parts within a line");
        }
        if (afterLine) {
            pending.dropLast(LINE.length);
        }
        flush(0);
        endPart();
        pending.clear();
        state = State.BEHIND_DELIMITER;
    }

    /** The line of a delimiter may end with space, and that of the last one has two hyphens. */
    private void behindDelimiter(byte b) {
        pending.add(b);
        int size = pending.size();
        if (b == '\n' && size >= LINE.length && pending.get(size - 2) == '\r') {
            pending.clear();
            pending.add(LINE, 0, LINE.length);
            state = State.HEAD;
        } else if (size == 2 && pending.get(0) == '-' && b == '-') {
            if (refused.isEmpty()) {
                output.add(delimiter, 0, delimiter.length);
                add("--\r\n");
            }
            state = State.EPILOGUE;
        } else if (b != ' ' && b != '\t' && b != '\r' && !(b == '-' && size == 1) || size > LONGEST_HEAD) {
            throw new MalformedBodyException("has something behind the boundary of its parts");
        }
    }

    private void head(byte b) {
        if (pending.size() == LONGEST_HEAD) {
            throw new MalformedBodyException("has a part with a head of more than " + LONGEST_HEAD + " bytes");
        }
        pending.add(b);
        int size = pending.size();
        boolean ends = b == '\n'
                && size >= 2 * LINE.length
                && pending.get(size - 2) == '\r'
                && pending.get(size - 3) == '\n'
                && pending.get(size - 4) == '\r';
        if (ends) {
            head = PartHead.of(pending.toArray(), delimiter);
            pending.clear();
            hasBegun = false;
            leavingOut = false;
            atStart = true;
            state = State.BODY;
        }
    }

    /** Gives the reader what belongs to a body for certain: all but the last {@code kept} bytes. */
    private void flush(int kept) {
        int length = pending.size() - kept;
        if (length <= 0 || state != State.PREAMBLE && state != State.BODY) {
            return;
        }
        atStart = false;
        if (state == State.PREAMBLE) {
            pending.drop(length);
            return;
        }
        begin(true);
        if (leavingOut) {
            pending.drop(length);
        } else {
            pending.moveTo(output, length);
        }
    }

    private void begin(boolean hasContent) {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        for (String name : head.names()) {
            BodyType.Member unwritable = form.unwritable(name, granted);
            if (unwritable != null) {
                leavingOut = true;
                if (hasContent || mode.kind() != WriteMode.Kind.WHOLE) {
                    (mode.ignore() ? ignored : refused).add(FormScanner.pointer(name), unwritable.unmetWithin(granted));
                }
            }
        }
        leavingOut |= !refused.isEmpty();
        if (!leavingOut) {
            output.add(delimiter, 0, delimiter.length);
            add("\r\n");
            byte[] text = head.text();
            output.add(text, 0, text.length);
        }
    }

    private void endPart() {
        if (head != null) {
            begin(false);
            if (!leavingOut) {
                add("\r\n");
            }
            head = null;
        }
    }

    private void add(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        output.add(bytes, 0, bytes.length);
    }
}
