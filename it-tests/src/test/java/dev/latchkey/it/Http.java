package dev.latchkey.it;

import dev.latchkey.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Speaks HTTP to one web application, and writes every answer down for {@link NoSecretLeftBehind} to read. */
public final class Http {
    private static final Path ANSWERS = Path.of(System.getProperty("it.target"), "it-answers.log");

    /** Some servers would go on with HTTP/2, in which some header fields are others. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    /** Speaks to the web application at this address. */
    public Http(Object base) {
        String url = base.toString();
        this.base = URI.create(url.endsWith("/") ? url : url + "/");
    }

    /** The path of the web application, ending with a slash. */
    String root() {
        return base.getPath();
    }

    URI at(String path) {
        return base.resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> get(Keys key, String path) {
        return get(path, "Authorization", "Key " + key.text());
    }

    HttpResponse<String> send(Keys key, String method, String path) {
        return send(method, path, null, "Authorization", "Key " + key.text());
    }

    /** Sends a text, or nothing if it is null. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return publish(
                method,
                path,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body),
                headers);
    }

    /** Sends a body that is perhaps no text. */
    HttpResponse<String> sendBytes(String method, String path, byte[] body, String... headers) {
        return publish(method, path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    private HttpResponse<String> publish(
            String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            note(method + " " + withoutKey(path) + " " + response.statusCode() + " "
                    + response.headers().map() + "\n" + withoutNewKey(response));
            return response;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Some tests send a key in the path or in the query, where it does not belong. */
    private static String withoutKey(String path) {
        return path.replaceFirst("\\?.*", "?…").replaceAll("\\w+_[0-9A-Za-z]{12}_[0-9A-Za-z]{33}", "(a key)");
    }

    /** The answer that makes a key, a client or an access token shows it, and no other answer may. */
    private static String withoutNewKey(HttpResponse<String> response) {
        if (response.body().contains("\"access_token\"")) {
            return response.body().replaceFirst("\"access_token\":\"[^\"]*\"", "\"access_token\":\"(shown)\"");
        }
        return response.statusCode() == 201
                ? response.body().replaceFirst("\"(text|secret)\":\"[^\"]*\"", "\"$1\":\"(shown)\"")
                : response.body();
    }

    /** Begins to read a response that comes line by line. */
    Stream stream(String path, Secret key) {
        return stream("GET", path, key);
    }

    /** The same for another method. */
    Stream stream(String method, String path, Secret key) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Key " + key.reveal())
                .build();
        return new Stream(client.sendAsync(request, HttpResponse.BodyHandlers.ofLines()));
    }

    /** The body alone, for answers of which there are too many to write down. */
    String quietly(Keys key, String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Key " + key.text())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The status alone; 0 if the server does not answer. */
    int statusQuietly(String path, String... headers) {
        try {
            return client.send(patient(path, headers), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException gone) {
            return 0;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The same, for whoever does not wait for it. */
    CompletableFuture<Integer> statusLater(String path, String... headers) {
        return client.sendAsync(patient(path, headers), HttpResponse.BodyHandlers.discarding())
                .handle((response, gone) -> gone == null ? response.statusCode() : 0);
    }

    private HttpRequest patient(String path, String... headers) {
        return HttpRequest.newBuilder(base.resolve(path))
                .headers(headers)
                .timeout(Duration.ofSeconds(180))
                .build();
    }

    /** The status of the answer to a form, or what is not quite one. */
    int statusOfPostQuietly(String path, String body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sends bytes that no client library would, and gives back all that comes. */
    String raw(String... lines) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            try (InputStream in = socket.getInputStream()) {
                String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                note(lines[0] + "\n" + answer);
                return answer;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int rawStatus(String... lines) {
        return Integer.parseInt(raw(lines).substring(9, 12));
    }

    private static synchronized void note(String answer) throws IOException {
        Files.writeString(ANSWERS, answer + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
