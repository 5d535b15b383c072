package dev.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Caller;
import dev.latchkey.FakeRequest;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerKeyClientFilterTest {
    private static final String ID = "0123456789ab";
    private static final String KEY = "lk_" + ID + "_0123456789abcdefghijklmnopqrstuvw";

    private final RecordingServer elsewhere = new RecordingServer(null);
    private final RecordingServer server = new RecordingServer(elsewhere);
    private final Client client = ClientBuilder.newClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
        elsewhere.close();
    }

    private static Caller caller(String id) {
        return (Caller) Proxy.newProxyInstance(
                Caller.class.getClassLoader(),
                new Class<?>[] {Caller.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isAnonymous" -> id == null;
                    case "keyId" -> id;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void send(Caller caller, HttpServletRequest request, String path) {
        client.register(new CallerKeyClientFilter(caller, request, server.origin()));
        client.target(server.origin() + path).request().get().close();
    }

    @Test
    void passesTheCallersKeyOn() {
        send(caller(ID), FakeRequest.get("/").key(KEY).build(), "/stock");

        assertThat(server.received()).containsExactly("/stock Key " + KEY);
    }

    @Test
    void passesAKeyOnThatCameInAnotherField() {
        send(caller(ID), FakeRequest.get("/").header("X-Api-Key", KEY).build(), "/stock");

        assertThat(server.received()).containsExactly("/stock Key " + KEY);
    }

    @Test
    void anAccessTokenKeepsItsScheme() {
        send(
                caller(ID),
                FakeRequest.get("/").header("Authorization", "bearer " + KEY).build(),
                "/stock");

        assertThat(server.received()).containsExactly("/stock Bearer " + KEY);
    }

    @Test
    void passesNothingOnButTheKeyThatAuthenticatedTheCaller() {
        send(
                caller("another0000a"),
                FakeRequest.get("/").key(KEY).header("Cookie", "s=1").build(),
                "/stock");
        send(caller(null), FakeRequest.get("/").key(KEY).build(), "/stock");
        send(
                caller(ID),
                FakeRequest.get("/")
                        .header("Authorization", "Bearer x_" + ID + "_y.z")
                        .build(),
                "/stock");

        assertThat(server.received()).containsOnly("/stock nothing");
    }

    @Test
    void passesNothingToOtherOriginsNorAlongRedirects() {
        send(caller(ID), FakeRequest.get("/").key(KEY).build(), "/away");
        client.target(elsewhere.origin() + "/stock").request().get().close();

        assertThat(elsewhere.received()).containsExactly("/stock nothing");
    }

    @Test
    void passesNothingOnWhereNoRequestRuns() {
        HttpServletRequest gone = (HttpServletRequest) Proxy.newProxyInstance(
                Caller.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    throw new ContextNotActiveException();
                });
        send(caller(ID), gone, "/stock");

        assertThat(server.received()).containsExactly("/stock nothing");
    }
}
