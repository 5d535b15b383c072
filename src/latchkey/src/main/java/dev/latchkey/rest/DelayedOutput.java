package dev.latchkey.rest;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Holds back the beginning of a body, so that header fields can still be set by what was written. */
final class DelayedOutput extends FilterOutputStream {
    /** More than that is not kept in memory. */
    private static final int LIMIT = 1 << 20;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final Release release;
    private boolean released;

    /** Is called once, before anything goes on. */
    interface Release {
        /** {@code isComplete} says whether the whole body was written. */
        void before(boolean isComplete);
    }

    DelayedOutput(OutputStream out, Release release) {
        super(out);
        this.release = release;
    }

    /** Lets all of it go on: nothing more will come. */
    void release() throws IOException {
        letGo(true);
        out.flush();
    }

    private void letGo(boolean isComplete) throws IOException {
        if (!released) {
            released = true;
            release.before(isComplete);
            held.writeTo(out);
            held.reset();
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (!released && held.size() + length > LIMIT) {
            letGo(false);
        }
        if (released) {
            out.write(octets, offset, length);
        } else {
            held.write(octets, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (released) {
            out.flush();
        }
    }

    /** Writers of some runtimes close what they write to; the runtime itself closes what is behind it. */
    @Override
    public void close() throws IOException {
        if (released) {
            out.close();
        }
    }
}
