package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading at 16 MiB: one image of the largest size, in base64, and room for the rest. */
final class LimitedStream extends FilterInputStream {
    private static final long MOST = 16 * 1024 * 1024;

    private long read;

    LimitedStream(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read > MOST) {
            throw ApiException.tooLarge("A request must not exceed 16 MiB.");
        }
    }
}
