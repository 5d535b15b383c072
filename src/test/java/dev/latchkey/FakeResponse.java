package dev.latchkey;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Records what a response is given. Whoever calls {@code sendError}, which would run the host's error pages, fails the test. */
public final class FakeResponse {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpServletResponse response = Fakes.of(HttpServletResponse.class, methods());
    private int status = 200;
    private boolean committed;

    private Map<String, Function<Object[], Object>> methods() {
        Map<String, Function<Object[], Object>> methods = new HashMap<>();
        methods.put("setStatus", arguments -> status = (Integer) arguments[0]);
        methods.put("getStatus", unused -> status);
        methods.put("setHeader", arguments -> headers.put((String) arguments[0], listOf((String) arguments[1])));
        methods.put("addHeader", arguments -> add((String) arguments[0], (String) arguments[1]));
        methods.put("setContentType", arguments -> headers.put("Content-Type", listOf((String) arguments[0])));
        methods.put("setContentLength", arguments -> headers.put("Content-Length", listOf(arguments[0].toString())));
        methods.put("getHeaderNames", unused -> List.copyOf(headers.keySet()));
        methods.put("getHeaders", arguments -> headers.getOrDefault((String) arguments[0], List.of()));
        methods.put("getOutputStream", unused -> new Recorder(body));
        methods.put("containsHeader", arguments -> headers.containsKey((String) arguments[0]));
        methods.put("getStatus", unused -> status);
        methods.put("getContentType", unused -> header("Content-Type"));
        methods.put("isCommitted", unused -> committed);
        methods.put("flushBuffer", unused -> committed = true);
        methods.put("reset", unused -> {
            headers.clear();
            body.reset();
            status = 200;
            return null;
        });
        return methods;
    }

    private static List<String> listOf(String value) {
        return new ArrayList<>(List.of(value));
    }

    private boolean add(String name, String value) {
        return headers.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
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

    /** Whether the answer was sent. */
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
            throw new UnsupportedOperationException("nobody writes a refusal asynchronously");
        }

        @Override
        public void write(int octet) {
            body.write(octet);
        }
    }
}
