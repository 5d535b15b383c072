package dev.latchkey.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Secret;
import dev.latchkey.admin.ManagementFixture;
import dev.latchkey.admin.ManagementFixture.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The REST API of key management over HTTP on this machine, for commands. */
final class ServedManagement implements AutoCloseable {
    final ManagementFixture fixture;
    private final HttpServer server;

    ServedManagement(Map<String, String> values) {
        fixture = new ManagementFixture(values);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/latchkey/", this::respond);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/latchkey";
    }

    private void respond(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String path = exchange.getRequestURI().getPath().substring("/latchkey/".length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> key = exchange.getRequestHeaders().getOrDefault("Authorization", List.of(""));
        Answer answer = fixture.send(
                exchange.getRequestMethod(),
                path + (query == null ? "" : "?" + query),
                body,
                Secret.of(key.get(0).replaceFirst("^Key ", "")),
                "127.0.0.1");
        byte[] bytes =
                answer.body() == null ? new byte[0] : answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Goes away, as a server that is down. */
    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
        fixture.close();
    }
}
