package dev.latchkey.cli;

import dev.latchkey.config.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Sends requests to the management of keys of a running server. The key that manages comes from the environment, where no list of
 * processes shows it.
 */
final class ServerConnection {
    static final String KEY_VARIABLE = "LATCHKEY_KEY";
    static final String NOTES =
            """
            The environment variable LATCHKEY_KEY holds a key with the scopes that the request needs.
            """;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OTHERS = 300;
    private static final int FAILURES = 500;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String address;
    private final String key;

    /** A response with its body. */
    record Reply(int status, Map<String, Object> body) {}

    private ServerConnection(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /**
     * Connects to an address.
     *
     * @throws CommandException if the key is missing, or would go over a network unencrypted
     */
    static ServerConnection to(String url, Terminal terminal) {
        String key = terminal.variable(KEY_VARIABLE);
        if (!key.matches("[\\x21-\\x7e]+")) {
            throw CommandException.misunderstood("The environment variable LATCHKEY_KEY does not have a key.");
        }
        URI address;
        try {
            address = URI.create(url.replaceAll("/+$", ""));
        } catch (IllegalArgumentException noUri) {
            throw CommandException.misunderstood("The value of --url is not a URL.");
        }
        if (!isSafe(address)) {
            throw CommandException.misunderstood(
                    "The value of --url must begin with https:, or with http: and a host of this machine.");
        }
        return new ServerConnection(address.toString(), key);
    }

    private static boolean isSafe(URI address) {
        return address.getHost() != null
                && address.getQuery() == null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || "http".equalsIgnoreCase(address.getScheme())
                                && Loopback.is(address.getHost().toLowerCase(Locale.ROOT)));
    }

    /** Returns a parameter of a query. */
    static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * Sends a request.
     *
     * @param body the JSON text; null for none
     * @throws CommandException if the server refuses it or fails
     */
    Reply send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Key " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "The server did not respond: " + failure.getClass().getSimpleName());
        }
        if (response.statusCode() >= OTHERS) {
            throw new CommandException(
                    response.statusCode() >= FAILURES ? ExitCode.UNAVAILABLE : ExitCode.REFUSED,
                    "The server responded with " + response.statusCode() + ": " + response.body());
        }
        return new Reply(
                response.statusCode(), response.body().isEmpty() ? Map.of() : CommandJson.object(response.body()));
    }
}
