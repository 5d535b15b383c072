package dev.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.LoggedRecords;
import dev.latchkey.Secret;
import dev.latchkey.credential.KeyText;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program learns from the responses to its key that the key ends. */
class SunsetNoticesTest {
    private static final String SUNSET = "Mon, 1 Mar 2027 00:00:00 GMT";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final KeyText key = KeyText.generate("lk");
    private final LoggedRecords log = LoggedRecords.of("dev.latchkey.client");
    private HttpServer server;
    private String origin;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        log.close();
    }

    private void get(Secret secret, String allowed) {
        try (Client client = ClientBuilder.newClient()) {
            client.register(new ApiKeyClientFilter(secret, allowed));
            client.target(origin + "/inputs").request().get().close();
        }
    }

    private void get() {
        get(key.text(), origin);
    }

    @Test
    void endOfAKey_isLoggedOnceForAllClients() {
        headers.put("Sunset", SUNSET);
        headers.put("Deprecation", "@1");
        headers.put("Link", "<../latchkey/>; rel=\"deprecation\", <https://keys.example/>; rel=\"sunset\"");
        get();
        get();

        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains(key.id(), origin, "2027-03-01T00:00:00Z", "https://keys.example/")
                .doesNotContain(key.text().reveal());
        get(KeyText.generate("lk").text(), origin);
        assertThat(log.warnings()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2027-03-01", "Mon, 99 Mar 2027 00:00:00 GMT"})
    void malformedField_saysNothing(String sunset) {
        headers.put("Sunset", sunset);
        get();
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void responseWithoutTheField_saysNothing() {
        get();
        assertThat(log.warnings()).isEmpty();
    }

    /** Nobody else than its service knows when a key ends. */
    @Test
    void otherOrigin_saysNothing() {
        headers.put("Sunset", SUNSET);
        get(key.text(), "https://api.example.com");
        assertThat(log.warnings()).isEmpty();
    }
}
