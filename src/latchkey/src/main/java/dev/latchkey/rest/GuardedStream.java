package dev.latchkey.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;

/** Cuts a response off that is written for a long time, once its caller would be refused. */
final class GuardedStream extends FilterOutputStream {
    private final Check check;

    /** Whether the response may go on. */
    interface Check {
        void run() throws IOException;
    }

    GuardedStream(OutputStream out, Check check) {
        super(out);
        this.check = check;
    }

    /** Whether writing such an object may take long, because it is read from somewhere meanwhile. Events are judged one by one. */
    static boolean isFor(Object value, MediaType media) {
        if (media != null && "event-stream".equalsIgnoreCase(media.getSubtype())) {
            return false;
        }
        return value instanceof StreamingOutput
                || value instanceof InputStream
                || value instanceof Reader
                || value instanceof File
                || ResponseBody.isSentInPieces(value.getClass())
                || !ResponseBody.isJson(media) && !ResponseBody.isText(value.getClass());
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
