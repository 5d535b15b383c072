package dev.latchkey;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records what a response is given. Calls of {@code sendError}, which would run error pages, fail the test. */
public final class FakeResponse {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpServletResponse response = fake();
    private int status = 200;
    private boolean committed;

    private HttpServletResponse fake() {
        return Fake.of(HttpServletResponse.class)
                .does(HttpServletResponse::setStatus, (Integer code) -> status = code)
                .on(HttpServletResponse::getStatus, () -> status)
                .does(HttpServletResponse::setHeader, (String name, String value) -> headers.put(name, listOf(value)))
                .does(HttpServletResponse::addHeader, this::add)
                .does(HttpServletResponse::setContentType, (String type) -> headers.put("Content-Type", listOf(type)))
                .does(
                        HttpServletResponse::setContentLength,
                        (Integer length) -> headers.put("Content-Length", listOf(length.toString())))
                .on(HttpServletResponse::getHeaderNames, () -> List.copyOf(headers.keySet()))
                .on(HttpServletResponse::getHeaders, name -> headers.getOrDefault(name, List.of()))
                .on(HttpServletResponse::getOutputStream, () -> new Recorder(body))
                .on(HttpServletResponse::containsHeader, headers::containsKey)
                .on(HttpServletResponse::getContentType, () -> header("Content-Type"))
                .on(HttpServletResponse::isCommitted, () -> committed)
                .does(HttpServletResponse::flushBuffer, () -> committed = true)
                .does(HttpServletResponse::reset, this::reset)
                .build();
    }

    private void reset() {
        headers.clear();
        body.reset();
        status = 200;
    }

    private static List<String> listOf(String value) {
        return new ArrayList<>(List.of(value));
    }

    private void add(String name, String value) {
        headers.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    /** The response to hand over. */
    public HttpServletResponse response() {
        return response;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The only value of a header field, or null. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? null : String.join(" | ", values);
    }

    /** The body as text. */
    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Whether the response was sent. */
    public boolean isCommitted() {
        return committed;
    }

    private static final class Recorder extends ServletOutputStream {
        private final ByteArrayOutputStream body;

        Recorder(ByteArrayOutputStream body) {
            this.body = body;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("a refusal is written at once");
        }

        @Override
        public void write(int octet) {
            body.write(octet);
        }
    }
}
