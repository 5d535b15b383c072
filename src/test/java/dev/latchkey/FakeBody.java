package dev.latchkey;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** The body of a fake request. */
final class FakeBody extends ServletInputStream {
    private final ByteArrayInputStream content;

    FakeBody(byte[] content) {
        this.content = new ByteArrayInputStream(content);
    }

    @Override
    public int read() {
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
