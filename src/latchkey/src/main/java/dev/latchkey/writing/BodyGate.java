package dev.latchkey.writing;

import java.io.IOException;
import java.io.InputStream;

/**
 * Checks a request body while the application's reader reads it, and takes out what gives an unwritable member no value.
 *
 * <p>The reader gets the bytes as they are. A member that the caller may not write and that has no value is left out, for clients
 * send such members always: in JSON {@code null}, {@code []} and {@code {}}, in a form an empty text. With any other value it is a
 * violation. After a violation the reader gets nothing more: the rest is only scanned, and then {@link Violations} is thrown out of
 * {@link #read}, so that nothing is bound. Memory does not depend on the size of the body. Bodies are read strictly: what only a
 * lenient reader accepts is refused, because it could hold a member that is not seen here. Not thread-safe.
 */
public final class BodyGate extends InputStream {
    /** How many bytes are scanned at a time, unless the body has fewer. */
    static final int CHUNK = 8192;

    private final InputStream in;
    private final BodyScanner scanner;
    private final byte[] chunk = new byte[CHUNK];
    private boolean ended;
    private RuntimeException failure;

    /** Checks what {@code in} gives. */
    BodyGate(InputStream in, BodyScanner scanner) {
        this.in = in;
        this.scanner = scanner;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (scanner.output().isEmpty()) {
            if (!advance()) {
                return -1;
            }
        }
        return scanner.output().take(target, offset, length);
    }

    /** Scans what the reader has left unread, for a member may stand behind what it took for the end. */
    public void finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        do {
            scanner.output().clear();
        } while (advance());
    }

    /** Scans some more; returns whether there was more. */
    private boolean advance() throws IOException {
        if (ended) {
            return false;
        }
        int count = in.read(chunk, 0, CHUNK);
        if (count < 0) {
            ended = true;
            scanner.end();
            return !scanner.output().isEmpty();
        }
        scanner.accept(chunk, count);
        return true;
    }

    /** Returns what was left out although it had a value, where that is allowed. */
    public Violations ignored() {
        return scanner.ignored();
    }

    @Override
    public int available() {
        return scanner.output().size();
    }

    /** Scans the rest, for there is nothing to scan behind it. What is wrong with it is told by {@link #finish}. */
    @Override
    public void close() throws IOException {
        try {
            finish();
        } catch (RuntimeException found) {
            failure = found;
        }
        in.close();
    }
}
