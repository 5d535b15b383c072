package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import dev.latchkey.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Opens a WebSocket, or is told why not, and listens until it is closed. */
final class Socket {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final int status;

    /** With a key, or without if it is null. */
    Socket(URI http, Secret key) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (key != null) {
            builder.header("Authorization", "Key " + key.reveal());
        }
        int refused = 101;
        try {
            WebSocket socket = builder.buildAsync(URI.create(http.toString().replace("http:", "ws:")), new Listening())
                    .join();
            socket.sendText("who?", true);
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof WebSocketHandshakeException handshake)) {
                throw failure;
            }
            refused = handshake.getResponse().statusCode();
        }
        status = refused;
    }

    private final class Listening implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text.toString());
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }

    /** The status of the handshake. */
    int status() {
        return status;
    }

    /** What the endpoint said. */
    String answer() {
        await("the answer").atMost(LONGEST).until(answer::isDone);
        return answer.join();
    }

    /** The code with which it was closed. */
    int closedWith() {
        await("the end").atMost(LONGEST).until(closed::isDone);
        return closed.join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }
}
