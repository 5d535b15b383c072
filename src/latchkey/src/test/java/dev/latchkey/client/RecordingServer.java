package dev.latchkey.client;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An origin that notes what it is sent as credentials; {@code /away} redirects to another, if there is one. */
public final class RecordingServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();

    /** Redirects to {@code other}, which may be null. */
    public RecordingServer(RecordingServer other) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", exchange -> {
            List<String> sent = exchange.getRequestHeaders().get("Authorization");
            received.add(exchange.getRequestURI() + " " + (sent == null ? "nothing" : String.join(" and ", sent)));
            boolean away = exchange.getRequestURI().getPath().equals("/away");
            if (away) {
                exchange.getResponseHeaders().add("Location", other.origin() + "/arrived");
            }
            exchange.sendResponseHeaders(away ? 302 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    /** Where it is. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The paths that were asked for, each with its credentials. */
    public List<String> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
