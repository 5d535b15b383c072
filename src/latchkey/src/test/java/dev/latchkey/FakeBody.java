package dev.latchkey;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The body of a fake request. */
final class FakeBody extends ServletInputStream {
    private final ByteArrayInputStream content;
    private final Exception failure;

    FakeBody(byte[] content) {
        this.content = new ByteArrayInputStream(content);
        this.failure = null;
    }

    /** One that fails with an {@link IOException}, or with what servers have of their own. */
    FakeBody(Exception failure) {
        this.content = new ByteArrayInputStream(new byte[0]);
        this.failure = failure;
    }

    @Override
    public int read() throws IOException {
        if (failure instanceof IOException broken) {
            throw broken;
        }
        if (failure instanceof RuntimeException broken) {
            throw broken;
        }
        return content.read();
    }

    @Override
    public boolean isFinished() {
        return content.available() == 0;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("read it at once");
    }
}
