package dev.latchkey.admin;

import dev.latchkey.config.ApplicationId;
import dev.latchkey.config.RequestPath;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A request to manage something, read piece by piece; what is wrong with a piece is a problem. */
final class AdminRequest {
    private static final Pattern REPETITION = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final HttpServletRequest request;
    private final AdminPrincipal authority;
    private final List<String> variables;
    private final VersionPreconditions preconditions;

    /**
     * A request that was routed.
     *
     * @param variables the parts of the path that its route leaves open, in their order
     * @throws ProblemException if its preconditions are malformed
     */
    AdminRequest(HttpServletRequest request, AdminPrincipal authority, List<String> variables) {
        this.request = request;
        this.authority = authority;
        this.variables = variables;
        this.preconditions = VersionPreconditions.of(request);
    }

    AdminPrincipal authority() {
        return authority;
    }

    String variable() {
        return variables.get(0);
    }

    /** A relative reference to a path within the web application, which begins with a slash. */
    String reference(String path) {
        return RequestPath.reference(request, path);
    }

    /** A relative reference to something that this exchange made. */
    String location(String... parts) {
        return reference(request.getServletPath() + "/" + String.join("/", parts));
    }

    /** Refuses parameters that mean nothing, for a misspelt one would be passed over in silence. */
    AdminRequest parameters(String... allowed) {
        // The server would read the body as parameters.
        RequestBody.refuseForm(request);
        Set<String> unknown = new TreeSet<>(names());
        unknown.removeAll(Set.of(allowed));
        if (!unknown.isEmpty()) {
            throw ProblemException.malformed("There is a parameter that means nothing here; known are "
                    + (allowed.length == 0 ? "none" : String.join(", ", new TreeSet<>(Set.of(allowed)))) + ".");
        }
        return this;
    }

    private Set<String> names() {
        try {
            return request.getParameterMap().keySet();
        } catch (RuntimeException unreadable) {
            // Servers have their own exceptions for a query that is not encoded as it must be.
            throw ProblemException.malformed("The query of the request cannot be read.");
        }
    }

    Optional<String> parameter(String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw ProblemException.malformed("The parameter " + name + " is there twice.");
        }
        return values == null || values[0].isEmpty() ? Optional.empty() : Optional.of(values[0]);
    }

    /** A parameter of which only some values mean anything; the database may be unable to look for others. */
    Optional<String> parameter(String name, Predicate<String> allowed, String what) {
        Optional<String> value = parameter(name);
        if (value.filter(allowed.negate()).isPresent()) {
            throw ProblemException.invalid(name, "The parameter " + name + " is " + what + ".");
        }
        return value;
    }

    /** The id of a key that the path names. */
    String keyId() {
        if (!KeyText.isId(variable())) {
            throw Problems.noSuchKey();
        }
        return variable();
    }

    /** The application that a list is asked for: that of the parameter, or the only one that may be seen; empty for all. */
    Optional<String> application() {
        Optional<String> asked = parameter("application", ApplicationId::isValid, "the id of an application");
        asked.ifPresent(authority::requireApplication);
        return asked.or(authority::application);
    }

    boolean flag(String name) {
        String value = parameter(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw ProblemException.invalid(name, "The parameter " + name + " is true or false.");
        }
        return value.equals("true");
    }

    /** How many entries a page is to have. */
    int limit() {
        long limit = number("limit").orElse(PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ProblemException.invalid("limit", "The parameter limit is a number from 1 to " + LARGEST_PAGE + ".");
        }
        return (int) limit;
    }

    OptionalLong number(String name) {
        Optional<String> value = parameter(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!NUMBER.matcher(value.get()).matches()) {
            throw ProblemException.invalid(name, "The parameter " + name + " is a whole number.");
        }
        return OptionalLong.of(Long.parseLong(value.get()));
    }

    RequestBody body(String... members) throws IOException {
        return RequestBody.of(request, false, Set.of(members));
    }

    RequestBody optionalBody(String... members) throws IOException {
        return RequestBody.of(request, true, Set.of(members));
    }

    /** Whether the request asks for something and changes nothing. */
    boolean isRead() {
        return List.of("GET", "HEAD").contains(request.getMethod());
    }

    VersionPreconditions preconditions() {
        return preconditions;
    }

    /**
     * Goes on only if the preconditions allow it, for what exists and has no entity tag.
     *
     * @throws ProblemException if they do not: 412
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

    /** How to recognise this request when it comes again; empty if it says nothing about that. */
    Optional<IdempotencyKey> repetition(RequestBody body) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return Optional.empty();
        }
        if (!REPETITION.matcher(key).matches()) {
            throw ProblemException.malformed(
                    "Idempotency-Key is 1 to 255 printable ASCII characters without blanks, another one for each request.");
        }
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return Optional.of(IdempotencyKey.of(
                authority.actor().name() + "\n" + key,
                request.getMethod() + " " + request.getPathInfo() + "?" + query + "\n" + body.canonical()));
    }
}
