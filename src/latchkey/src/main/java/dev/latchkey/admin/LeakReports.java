package dev.latchkey.admin;

import dev.latchkey.config.LeakSettings;
import dev.latchkey.config.Settings;
import dev.latchkey.key.LeakedKeys.Report;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Accepts reports of leaked keys from anyone. The response is always the same and comes before the texts are looked at, so neither its
 * bytes nor its time tell whether one is a key.
 */
final class LeakReports {
    private static final List<String> PATH = List.of("leaked");
    private static final List<String> GITHUB_PATH = List.of("scanning", "github");
    private static final int MOST_TEXTS = 1_000;
    private static final int LARGEST = 1 << 18;
    private static final int LONGEST_SOURCE = 400;

    private final Settings settings;
    private final Predicate<Report> queue;
    private final GithubScanning github;
    private final ReportLimiter limiter = new ReportLimiter(System::nanoTime);

    /**
     * Accepts reports as the settings say.
     *
     * @param queue takes a report to be processed later; false if it is full
     * @param processor processes one text at once; true if it is a key
     */
    LeakReports(Settings settings, Predicate<Report> queue, BiPredicate<String, Report> processor) {
        this.settings = settings;
        this.queue = queue;
        this.github = new GithubScanning(settings.leaks().github(), processor);
    }

    /** Returns the response to a report; empty if the request is for another path, or reports are not accepted. */
    Optional<AdminResponse> respond(HttpServletRequest request, List<String> segments) throws IOException {
        boolean ours = settings.leaks().reported() != LeakSettings.Reported.OFF;
        if (ours && segments.equals(PATH)) {
            requirePost(request);
            return Optional.of(accept(request));
        }
        if (ours && github.isOn() && segments.equals(GITHUB_PATH)) {
            requirePost(request);
            return Optional.of(github.respond(request, address(request)));
        }
        return Optional.empty();
    }

    private String address(HttpServletRequest request) {
        return settings.network().proxies().textOf(request);
    }

    private static void requirePost(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            throw new ProblemException(405, "method-not-allowed", "Method not allowed", "The path supports POST.")
                    .withHeader("Allow", "POST");
        }
    }

    private AdminResponse accept(HttpServletRequest request) throws IOException {
        String address = address(request);
        if (!limiter.accepts(address)) {
            throw tooMany();
        }
        RequestBody body = RequestBody.of(request, false, Set.of("keys", "reason", "source"), LARGEST);
        Set<String> texts = body.requiredTexts("keys");
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw ProblemException.invalid("keys", "The member keys must have 1 to " + MOST_TEXTS + " texts.");
        }
        String reason = body.text("reason").orElse("reported");
        if (!reason.matches("[a-z][a-z0-9-]{0,39}")) {
            throw ProblemException.invalid(
                    "reason", "The member reason must be a word of up to 40 lower-case letters, digits and hyphens.");
        }
        Optional<String> source = body.text("source").map(LeakReports::required);
        if (!queue.test(new Report(List.copyOf(texts), reason, source, address))) {
            throw tooMany();
        }
        return new AdminResponse(202, null, Map.of());
    }

    /** Returns the source of a report, which people will read. It may contain a key, as a URL does whose query carries one. */
    static String required(String source) {
        String masked = source.replaceAll("(?<=_)[0-9A-Za-z]{33}", "***");
        if (!masked.matches("[\\x20-\\x7e]{1," + LONGEST_SOURCE + "}")) {
            throw ProblemException.invalid(
                    "source", "The member source must have 1 to " + LONGEST_SOURCE + " printable ASCII characters.");
        }
        return masked;
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                        429,
                        "too-many-reports",
                        "Too many reports",
                        "Too many reports were sent. Repeat the report later.")
                .withHeader("Retry-After", "60");
    }
}
