package dev.latchkey.bench;

import java.io.OutputStream;

/** Counts bytes. */
final class Sink extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count += length;
    }

    long count() {
        return count;
    }
}
