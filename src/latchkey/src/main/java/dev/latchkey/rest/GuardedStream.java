package dev.latchkey.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends a response that is written for a long time when its caller would be refused. */
final class GuardedStream extends FilterOutputStream {
    private final Check check;

    /** Decides whether the response may go on. */
    interface Check {
        void run() throws IOException;
    }

    GuardedStream(OutputStream out, Check check) {
        super(out);
        this.check = check;
    }

    @Override
    public void write(int one) throws IOException {
        check.run();
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        check.run();
        out.write(bytes, from, length);
    }
}
