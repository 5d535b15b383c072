package dev.latchkey.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows what the server says of itself once it is up: its address and its first keys. */
final class Ready {
    private final String content;

    private Ready(String content) {
        this.content = content;
    }

    static Ready read(Path file) throws IOException {
        return new Ready(Files.readString(file));
    }

    String url() {
        return value("url");
    }

    String key(String name) {
        return value(name);
    }

    /** Whether the application responds to each of its keys by now: it writes them down a little before that. */
    boolean answers() {
        return responds("/v2/models", "all") && responds("/latchkey/me", "admin");
    }

    private boolean responds(String path, String key) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url() + path).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            connection.setRequestProperty("Authorization", "Key " + key(key));
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** The file is the demo's own, and no value in it has a character that JSON escapes. */
    private String value(String member) {
        Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(content);
        if (!found.find()) {
            throw new DemoException("The server's ready.json has no \"" + member + "\".");
        }
        return found.group(1);
    }
}
