package dev.latchkey.it;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads the lines of a response while it comes. */
final class Stream {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<java.util.stream.Stream<String>>> response;
    private final CompletableFuture<Void> end;

    Stream(CompletableFuture<HttpResponse<java.util.stream.Stream<String>>> response) {
        this.response = response;
        this.end = response.thenAcceptAsync(begun -> begun.body().forEach(lines::add));
    }

    /** Waits for a line that contains a text. */
    void awaitLine(String text) {
        await(text).atMost(LONGEST).until(() -> has(text));
    }

    boolean has(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /** Waits for the end, which is cut off perhaps. */
    void awaitEnd() {
        await("the end").atMost(LONGEST).until(end::isDone);
    }

    boolean isOpen() {
        return !end.isDone();
    }

    int status() {
        await("the status").atMost(LONGEST).until(response::isDone);
        return response.join().statusCode();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
