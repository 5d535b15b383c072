package dev.latchkey.admin;

import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.RequestPath;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the parts of a request to key management. A malformed part is a {@link ProblemException}. */
final class AdminRequest {
    private static final Pattern REPETITION = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T00:00:00Z");
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final HttpServletRequest request;
    private final AdminPrincipal principal;
    private final List<String> variables;
    private final VersionPreconditions preconditions;

    /**
     * Creates a routed request.
     *
     * @param variables the variable segments of the path, in their order
     * @throws ProblemException if its preconditions are malformed
     */
    AdminRequest(HttpServletRequest request, AdminPrincipal principal, List<String> variables) {
        this.request = request;
        this.principal = principal;
        this.variables = variables;
        this.preconditions = VersionPreconditions.of(request);
    }

    AdminPrincipal principal() {
        return principal;
    }

    HttpServletRequest servletRequest() {
        return request;
    }

    String variable() {
        return variables.get(0);
    }

    /** Returns a relative reference to a path within the web application, which begins with a slash. */
    String reference(String path) {
        return RequestPath.reference(request, path);
    }

    /** Returns a relative reference to a created resource. */
    String location(String... parts) {
        return reference(request.getServletPath() + "/" + String.join("/", parts));
    }

    /** Refuses unknown parameters, because a misspelt one would otherwise be ignored. */
    AdminRequest parameters(String... allowed) {
        // The server would read the body as parameters.
        RequestBody.refuseForm(request);
        Set<String> unknown = new TreeSet<>(names());
        unknown.removeAll(Set.of(allowed));
        if (!unknown.isEmpty()) {
            throw ProblemException.malformed("The request has an unknown parameter. Allowed parameters: "
                    + (allowed.length == 0 ? "none" : String.join(", ", new TreeSet<>(Set.of(allowed)))) + ".");
        }
        return this;
    }

    private Set<String> names() {
        try {
            return request.getParameterMap().keySet();
        } catch (RuntimeException unreadable) {
            // Servers have their own exceptions for a malformed query.
            throw ProblemException.malformed("The query of the request is malformed.");
        }
    }

    Optional<String> parameter(String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw ProblemException.malformed("The parameter " + name + " occurs more than once.");
        }
        return values == null || values[0].isEmpty() ? Optional.empty() : Optional.of(values[0]);
    }

    /** Returns a parameter whose values are restricted, because databases cannot search for some texts. */
    Optional<String> parameter(String name, Predicate<String> allowed, String what) {
        Optional<String> value = parameter(name);
        if (value.filter(allowed.negate()).isPresent()) {
            throw ProblemException.invalid(name, "The parameter " + name + " must be " + what + ".");
        }
        return value;
    }

    /** Returns the id of a key in the path. */
    String keyId() {
        if (!KeyText.isId(variable())) {
            throw Problems.noSuchKey();
        }
        return variable();
    }

    /** Returns the application of a list: of the parameter, or the only one that the principal manages; empty for all. */
    Optional<String> application() {
        Optional<String> requested = parameter("application", ApplicationId::isValid, "the id of an application");
        requested.ifPresent(principal::requireApplication);
        return requested.or(principal::application);
    }

    boolean flag(String name) {
        String value = parameter(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw ProblemException.invalid(name, "The parameter " + name + " must be true or false.");
        }
        return value.equals("true");
    }

    /** Returns the number of entries of a page. */
    int limit() {
        long limit = number("limit").orElse(PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ProblemException.invalid(
                    "limit", "The parameter limit must be a number from 1 to " + LARGEST_PAGE + ".");
        }
        return (int) limit;
    }

    OptionalLong number(String name) {
        Optional<String> value = parameter(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!NUMBER.matcher(value.get()).matches()) {
            throw ProblemException.invalid(name, "The parameter " + name + " must be a whole number.");
        }
        return OptionalLong.of(Long.parseLong(value.get()));
    }

    /** Returns a moment, to the microsecond; empty if the request does not have the parameter. */
    Optional<Instant> moment(String name) {
        return parameter(name).map(text -> {
            try {
                Instant moment = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                if (!moment.isBefore(FIRST_MOMENT) && moment.isBefore(LAST_MOMENT)) {
                    return moment;
                }
            } catch (DateTimeException malformed) {
                // As one that no database has.
            }
            throw ProblemException.invalid(
                    name, "The parameter " + name + " must be a time with its zone, such as 2026-01-31T12:00:00Z.");
        });
    }

    RequestBody body(String... members) throws IOException {
        return RequestBody.of(request, false, Set.of(members));
    }

    RequestBody optionalBody(String... members) throws IOException {
        return RequestBody.of(request, true, Set.of(members));
    }

    /** Returns whether the method is GET or HEAD. */
    boolean isRead() {
        return List.of("GET", "HEAD").contains(request.getMethod());
    }

    VersionPreconditions preconditions() {
        return preconditions;
    }

    /**
     * Requires that the preconditions hold for a resource that has no entity tag.
     *
     * @throws ProblemException if they do not hold: 412
     */
    AdminRequest requireTagless() {
        preconditions.problem(Optional.empty()).ifPresent(problem -> {
            throw problem;
        });
        return this;
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** Returns the idempotency key of this request; empty if it has none. */
    Optional<IdempotencyKey> repetition(RequestBody body) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return Optional.empty();
        }
        if (!REPETITION.matcher(key).matches()) {
            throw ProblemException.malformed(
                    "Idempotency-Key must be 1 to 255 printable ASCII characters without spaces, and a different one for each request.");
        }
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return Optional.of(IdempotencyKey.of(
                principal.actor().name() + "\n" + key,
                request.getMethod() + " " + request.getPathInfo() + "?" + query + "\n" + body.canonical()));
    }
}
