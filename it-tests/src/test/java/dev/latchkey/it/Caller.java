package dev.latchkey.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Manages keys by REST, as whoever holds one key. */
final class Caller {
    private final Http http;
    private final List<String> headers;

    Caller(Http http, String... headers) {
        this.http = http;
        this.headers = List.of(headers);
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, String body, String... more) {
        return call("POST", path, body, more);
    }

    Answer patch(String path, String body, String... more) {
        return call("PATCH", path, body, more);
    }

    Answer delete(String path, String... more) {
        return call("DELETE", path, null, more);
    }

    /** Sends JSON, or nothing if the body is null. */
    Answer call(String method, String path, String body, String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        if (body != null) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return Answer.of(http.send(method, "latchkey/" + path, body, all.toArray(String[]::new)));
    }

    /** Posts what is perhaps no JSON. */
    Answer postBytes(String path, byte[] body, String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return Answer.of(http.sendBytes("POST", "latchkey/" + path, body, all.toArray(String[]::new)));
    }

    /** The same, of which there are too many to write down; 0 if there is no answer. */
    int atInputsQuietly() {
        return http.statusQuietly("api/inputs/1", headers.toArray(String[]::new));
    }

    /** The same, for whoever does not wait for it. */
    CompletableFuture<Integer> atInputsLater() {
        return http.statusLater("api/inputs/1", headers.toArray(String[]::new));
    }

    /** The status that the guarded resource answers with. */
    int atInputs() {
        return http.get("api/inputs/1", headers.toArray(String[]::new)).statusCode();
    }
}
