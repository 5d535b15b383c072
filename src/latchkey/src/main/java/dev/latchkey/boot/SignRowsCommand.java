package dev.latchkey.boot;

import dev.latchkey.config.Loopback;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a running server sign its rows: sends {@code POST signatures} to the management of keys until every row is looked at, and prints
 * what came of it.
 *
 * <p>By way of the server, for it alone reaches every data source, the embedded one as well, with the driver and the pepper that it has. The
 * key that manages comes from the environment, where no list of processes shows it.
 */
final class SignRowsCommand {
    static final String NAME = "sign-rows";
    static final String KEY_VARIABLE = "LATCHKEY_KEY";
    static final String USAGE =
            """
            Usage: java -jar latchkey.jar sign-rows --url <address>

              --url     where keys are managed (latchkey.admin.path), such as https://shop.example/app/latchkey;
                        http: to this machine alone

            Signs the rows of applications, keys and clients that have no signature under latchkey.pepper, as far as the audit
            trail explains them, and renews signatures under an older pepper. The environment variable LATCHKEY_KEY holds a key
            that manages all applications, with the scopes Keys:Get, Keys:Add and Keys:Delete: new-key makes one.
            """;

    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");
    private static final Pattern COUNT = Pattern.compile("\"(signed|renewed|unsignedTokens|outdatedDigests)\":(\\d+)");
    private static final Pattern REFUSED = Pattern.compile(
            "\\{\"kind\":\"(\\w+)\",\"id\":\"([^\"]+)\",\"application\":\"([^\"]+)\",\"detail\":\"([^\"]*)\"}");
    private static final int OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean refused;

    SignRowsCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Returns 0 if every row is signed, 1 if the server refused some or failed, 2 if the arguments are wrong. */
    int run(String... arguments) {
        if (arguments.length != 3 || !arguments[1].equals("--url")) {
            return misunderstood("The option --url is missing, or there are other arguments.");
        }
        String key = environment.getOrDefault(KEY_VARIABLE, "").strip();
        if (!key.matches("[\\x21-\\x7e]+")) {
            return misunderstood("The environment variable LATCHKEY_KEY does not have a key.");
        }
        URI address;
        try {
            address = URI.create(arguments[2].replaceAll("/+$", "") + "/signatures");
        } catch (IllegalArgumentException noUri) {
            return misunderstood("The value of --url is not a URL.");
        }
        if (!isSafe(address)) {
            return misunderstood(
                    "The value of --url must begin with https:, or with http: and a host of this machine.");
        }
        try {
            return sign(address, key);
        } catch (IOException failure) {
            err.println("The server did not respond: " + failure.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int misunderstood(String why) {
        err.println(why);
        err.println();
        err.print(USAGE);
        return 2;
    }

    /** A key must not go over a network unencrypted. */
    private static boolean isSafe(URI address) {
        return address.getHost() != null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || "http".equalsIgnoreCase(address.getScheme())
                                && Loopback.is(address.getHost().toLowerCase(Locale.ROOT)));
    }

    private int sign(URI address, String key) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        String after = "";
        boolean more = true;
        while (more) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(address + (after.isEmpty() ? "" : "?after=" + after)))
                            .timeout(TIMEOUT)
                            .header("Authorization", "Key " + key)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                err.println("The server responded with " + response.statusCode() + ": " + response.body());
                return 1;
            }
            add(response.body());
            Matcher next = NEXT.matcher(response.body());
            more = next.find();
            after = more ? next.group(1) : "";
        }
        counts.forEach((name, count) -> out.println(name + " " + count));
        return refused ? 1 : 0;
    }

    private void add(String body) {
        Matcher count = COUNT.matcher(body);
        while (count.find()) {
            counts.merge(count.group(1), Long.parseLong(count.group(2)), Long::sum);
        }
        Matcher row = REFUSED.matcher(body);
        while (row.find()) {
            refused = true;
            out.println(
                    "not signed: " + row.group(1) + " " + row.group(2) + " of " + row.group(3) + ". " + row.group(4));
        }
    }
}
