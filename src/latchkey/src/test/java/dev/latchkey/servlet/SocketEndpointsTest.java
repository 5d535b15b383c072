package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeContext;
import dev.latchkey.FakeRequest;
import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declaration;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketEndpointsTest {
    private final Declarations declarations = new Declarations(new Vocabulary());
    private final ServletContext context = new FakeContext().build();

    @ServerEndpoint("/rooms/{room}")
    @ScopeRequired("Rooms:Get")
    static class Room {}

    @ServerEndpoint("/rooms/admin")
    @ScopeRequired("Rooms:Add")
    static class Admin {}

    @ServerEndpoint("/open")
    @PublicEndpoint
    static class Open {}

    @ServerEndpoint("/plain")
    static class Plain {}

    private Declaration declaration(FakeRequest request) {
        SocketEndpoints.read(
                List.of(Room.class, Admin.class, Open.class, Plain.class, String.class), declarations, context);
        return ((RequestTarget.WebSocket)
                        SocketEndpoints.of(context, declarations).target(request.build()))
                .declaration();
    }

    private static FakeRequest at(String uri, String decoded) {
        return FakeRequest.get(uri, decoded);
    }

    @ParameterizedTest
    @CsvSource({
        "/rooms/1, /rooms/1",
        "/rooms/%31, /rooms/1",
        "/r%6Foms/1, /rooms/1",
        "/rooms;x=y/1;z, /rooms/1",
        "//rooms//1/, //rooms//1/",
        "/rooms/a%2Fb, /rooms/a/b"
    })
    void destination_ofAnySpelling_needsWhatTheEndpointDeclares(String uri, String decoded) {
        assertThat(declaration(at(uri, decoded)))
                .isInstanceOfSatisfying(
                        Declaration.Guarded.class,
                        guarded -> assertThat(guarded.requirement().allOf()).containsExactly("Rooms:Get"));
    }

    /** Which of two the server takes is not for us to guess. */
    @Test
    void destination_thatMayBeEither_needsWhatBothDeclare() {
        assertThat(declaration(at("/rooms/admin", "/rooms/admin")))
                .isInstanceOfSatisfying(
                        Declaration.Guarded.class,
                        guarded -> assertThat(guarded.requirement().allOf()).containsExactly("Rooms:Add", "Rooms:Get"));
    }

    @Test
    void destination_thatDeclaresNoScope_isAsDeclared() {
        assertThat(declaration(at("/open", "/open"))).isInstanceOf(Declaration.Public.class);
        assertThat(declaration(at("/plain", "/plain"))).isInstanceOf(Declaration.Undeclared.class);
        assertThat(declaration(at("/nowhere", "/nowhere"))).isInstanceOf(Declaration.Undeclared.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "h2c, websocket"})
    void isHandshake_ofAnUpgradeToWebSocket(String upgrade) {
        assertThat(SocketEndpoints.isHandshake(
                        FakeRequest.get("/x").header("Upgrade", upgrade).build()))
                .isTrue();
    }

    @Test
    void isHandshake_ofAnythingElse_isFalse() {
        assertThat(SocketEndpoints.isHandshake(FakeRequest.get("/x").build())).isFalse();
        assertThat(SocketEndpoints.isHandshake(
                        FakeRequest.get("/x").header("Upgrade", "h2c").build()))
                .isFalse();
    }
}
