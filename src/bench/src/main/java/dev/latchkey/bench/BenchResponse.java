package dev.latchkey.bench;

import dev.latchkey.FakeResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A response that costs as little as one of a server: header fields go into a map. */
final class BenchResponse extends HttpServletResponseWrapper {
    private final Map<String, String> headers = new HashMap<>();
    private int status = SC_OK;

    BenchResponse() {
        super(strange());
    }

    /** Whoever asks for something else finds out. */
    private static HttpServletResponse strange() {
        return new FakeResponse().response();
    }

    /** What the last call left must not be what the next one finds. */
    BenchResponse anew() {
        headers.clear();
        status = SC_OK;
        return this;
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.merge(name, value, (one, other) -> one + ", " + other);
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public void sendError(int status) {
        this.status = status;
    }

    @Override
    public void sendError(int status, String message) {
        this.status = status;
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(Writer.nullWriter());
    }
}
