package dev.latchkey.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a server for the same again and again, by the program wrk. */
final class Wrk {
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("([0-9]+) requests in");

    private Wrk() {}

    /**
     * What it found.
     *
     * @param rate requests in a second
     * @param p99 milliseconds within which 99 of 100 were answered
     * @param requests how many were answered
     */
    record Found(double rate, double p99, double requests) {}

    /** Whether it can be asked; says so if not. */
    static boolean isInstalled() {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "wrk")));
        if (!installed) {
            System.out.println(
                    "The throughput of a whole server is not measured: install the program wrk, Debian's package"
                            + " of that name.");
        }
        return installed;
    }

    /** Writes what makes it post JSON instead. */
    static void writePost(Path script, String json) throws IOException {
        Files.writeString(
                script,
                """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.body = [==[%s]==]
                """
                        .formatted(json));
    }

    /** Asks on eight connections, as a script says, of which there may be none. */
    static Found ask(String url, List<String> script, String key, int seconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c8", "-d" + seconds + "s", "--latency"));
        script.forEach(each -> command.addAll(List.of("-s", each)));
        command.addAll(List.of("-H", "Authorization: Key " + key, url));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException("wrk on " + url + ":\n" + said);
        }
        return new Found(number(RATE, said), number(P99, said), number(COUNT, said));
    }

    private static double number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("wrk says nothing of " + pattern + ":\n" + text);
        }
        double number = Double.parseDouble(found.group(1));
        if (found.groupCount() == 1) {
            return number;
        }
        return switch (found.group(2)) {
            case "us" -> number / 1000;
            case "s" -> number * 1000;
            default -> number;
        };
    }
}
