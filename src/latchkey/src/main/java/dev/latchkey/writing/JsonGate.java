package dev.latchkey.writing;

import dev.latchkey.scope.GrantedScopes;
import java.io.IOException;
import java.io.InputStream;

/**
 * Checks the JSON of a request body while the application's reader reads it, and takes out what gives an unwritable member no value.
 *
 * <p>The reader gets the bytes as they are. A member that the caller may not write and that is {@code null}, {@code []} or
 * {@code {}} is left out, for clients send such members always; with any other value it is a violation. After a violation the
 * reader gets nothing more: the rest is only scanned, and then {@link Violations} is thrown out of {@link #read}, so that nothing
 * is bound. Memory does not depend on the size of the body. JSON is read strictly: what only a lenient reader accepts is refused,
 * because it could hold a member that is not seen here. Not thread-safe.
 */
public final class JsonGate extends InputStream {
    private static final int CHUNK = 8192;

    private final InputStream in;
    private final JsonScanner scanner;
    private final byte[] chunk = new byte[CHUNK];
    private boolean ended;

    /**
     * Checks what {@code in} gives.
     *
     * @param in JSON in UTF-8
     * @param body what the body may hold
     * @param granted the caller's scopes
     * @param rules what happens to unwritable members
     */
    JsonGate(InputStream in, BodyType body, GrantedScopes granted, WriteMode rules) {
        this.in = in;
        this.scanner = new JsonScanner(body, granted, rules);
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

    @Override
    public void close() throws IOException {
        in.close();
    }
}
