package dev.latchkey.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Answers every request that there is no such key, and remembers how the key was sent. */
final class Recorder implements AutoCloseable {
    private static final byte[] ANSWER =
            "{\"status\":{\"code\":11009,\"description\":\"API key not found\",\"details\":\"recorded\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Set<String> requests = new ConcurrentSkipListSet<>();
    private final Set<List<String>> authorizations = ConcurrentHashMap.newKeySet();

    Recorder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        authorizations.add(List.copyOf(exchange.getRequestHeaders().getOrDefault("Authorization", List.of())));
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(401, ANSWER.length);
        exchange.getResponseBody().write(ANSWER);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Method and path of each request. */
    Set<String> requests() {
        return requests;
    }

    /** The values of the {@code Authorization} fields of each request, in their order. */
    Set<List<String>> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
