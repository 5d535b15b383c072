package dev.latchkey.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates the preconditions of one request by RFC 9110, section 13: first {@code If-Match}, then {@code If-None-Match}.
 *
 * <p>Nothing here has a date of modification, so {@code If-Unmodified-Since} and {@code If-Modified-Since} are ignored, as the
 * RFC demands. Immutable.
 */
final class VersionPreconditions {
    private static final String MATCH = "If-Match";
    private static final String NONE_MATCH = "If-None-Match";

    private final Optional<EntityTags> match;
    private final Optional<EntityTags> noneMatch;

    private VersionPreconditions(Optional<EntityTags> match, Optional<EntityTags> noneMatch) {
        this.match = match;
        this.noneMatch = noneMatch;
    }

    /**
     * Reads those of a request.
     *
     * @throws ProblemException if a field is malformed: 400
     */
    static VersionPreconditions of(HttpServletRequest request) {
        return new VersionPreconditions(read(request, MATCH), read(request, NONE_MATCH));
    }

    private static Optional<EntityTags> read(HttpServletRequest request, String field) {
        List<String> lines = Collections.list(request.getHeaders(field));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EntityTags.parse(lines));
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.malformed(
                    "The field " + field
                            + " is malformed: send * alone, or entity tags in quotation marks, separated by commas, such as \"3\", \"4\".");
        }
    }

    /** Whether the request has none. */
    boolean isEmpty() {
        return match.isEmpty() && noneMatch.isEmpty();
    }

    /** Whether they hold for every version alike, of something that exists. */
    boolean holdForAnyVersion() {
        return noneMatch.isEmpty() && match.map(EntityTags::isAny).orElse(true);
    }

    /**
     * Why the request must not be carried out; empty if it may.
     *
     * @param tag the entity tag of what the request is about; empty if it has none
     */
    Optional<ProblemException> problem(Optional<String> tag) {
        if (!match.map(condition -> condition.matchesStrongly(tag)).orElse(true)) {
            return Optional.of(
                    tag.isPresent()
                            ? Problems.changedMeanwhile()
                            : failed(MATCH, "which has no entity tag, and can be matched by * alone"));
        }
        if (noneMatch.map(condition -> condition.matchesWeakly(tag)).orElse(false)) {
            return Optional.of(failed(NONE_MATCH, "which exists with the entity tag that you named"));
        }
        return Optional.empty();
    }

    private static ProblemException failed(String field, String what) {
        return new ProblemException(
                412,
                "precondition-failed",
                "Precondition failed",
                "Nothing was done: the request has " + field + " for a resource " + what + ".");
    }

    /** What a GET or HEAD gets in place of a response that was made for it. */
    AdminResponse applyTo(AdminResponse reply) {
        if (isEmpty() || reply.status() != 200) {
            return reply;
        }
        Optional<String> tag = Optional.ofNullable(reply.headers().get("ETag"));
        Optional<ProblemException> problem = problem(tag);
        if (problem.isEmpty()) {
            return reply;
        }
        boolean matches = match.map(condition -> condition.matchesStrongly(tag)).orElse(true);
        return matches
                ? new AdminResponse(
                        304, null, tag.map(value -> Map.of("ETag", value)).orElse(Map.of()))
                : problem.get().reply();
    }
}
