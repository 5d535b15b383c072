package dev.latchkey.servlet;

import dev.latchkey.refusal.RefusableResponse;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Ends the response of a servlet once its caller would be refused: writes fail as if the client had closed the connection. */
final class GuardedResponse extends HttpServletResponseWrapper implements RefusableResponse {
    private final ResponseCheck check;
    private ServletOutputStream stream;
    private PrintWriter writer;

    GuardedResponse(HttpServletResponse response, ResponseCheck check) {
        super(response);
        this.check = check;
    }

    @Override
    public void allowRefusal() {
        check.end();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Stream(super.getOutputStream(), check);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new Text(super.getWriter(), check));
        }
        return writer;
    }

    /** Allows the servlet to choose the stream or the writer again. */
    @Override
    public void reset() {
        super.reset();
        stream = null;
        writer = null;
    }

    private static final class Stream extends ServletOutputStream {
        private final ServletOutputStream out;
        private final ResponseCheck check;

        Stream(ServletOutputStream out, ResponseCheck check) {
            this.out = out;
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

        @Override
        public void print(String text) throws IOException {
            check.run();
            out.print(text);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }

    private static final class Text extends Writer {
        private final PrintWriter out;
        private final ResponseCheck check;

        Text(PrintWriter out, ResponseCheck check) {
            this.out = out;
            this.check = check;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            check.run();
            out.write(text, from, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            check.run();
            out.write(text, from, length);
        }

        /** The writer of the server reports only by this method that the client has closed the connection. */
        @Override
        public void flush() throws IOException {
            if (out.checkError()) {
                throw new IOException("The connection was closed, so the response cannot be written");
            }
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
