package dev.latchkey.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Checks that servers that are compared do the same: they send the same to who may have it, and refuse all others. */
final class PeerCheck {
    private final String path;
    private final HttpResponse<String> expected;

    /** Takes the response of a server without a guard as that of all. */
    PeerCheck(BenchServer unguarded, String path) throws IOException, InterruptedException {
        this.path = path;
        this.expected = unguarded.get(path, Optional.empty());
    }

    /**
     * Checks one server.
     *
     * @param key a key with every permission
     * @param powerless a key without any
     * @param unknown a key that does not exist
     */
    void check(PeerVariant variant, BenchServer server, String key, String powerless, String unknown)
            throws IOException, InterruptedException {
        HttpResponse<String> response = server.get(path, Optional.of(key));
        require(variant, "with the key", 200, response);
        if (!response.body().equals(expected.body()) || !type(response).equals(type(expected))) {
            throw new IllegalStateException("%s sends something else at %s: %s %s"
                    .formatted(variant.title(), path, type(response), response.body()));
        }
        if (variant.isGuarded()) {
            require(variant, "without a key", 401, server.get(path, Optional.empty()));
            require(variant, "with an unknown key", 401, server.get(path, Optional.of(unknown)));
            require(
                    variant,
                    "with a key without permissions",
                    variant.forbidden(),
                    server.get(path, Optional.of(powerless)));
        }
    }

    private static List<String> type(HttpResponse<String> response) {
        return response.headers().allValues("Content-Type");
    }

    private void require(PeerVariant variant, String how, int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException("%s responds %d to %s %s: %s"
                    .formatted(variant.title(), response.statusCode(), path, how, response.body()));
        }
    }
}
