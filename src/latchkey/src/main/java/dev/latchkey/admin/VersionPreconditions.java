package dev.latchkey.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates the preconditions of one request by RFC 9110, section 13: first {@code If-Match}, then {@code If-None-Match}.
 *
 * <p>The resources have no modification date, so {@code If-Unmodified-Since} and {@code If-Modified-Since} are ignored, as the
 * RFC requires. Immutable.
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
     * Reads the preconditions of a request.
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
                    "The header field " + field
                            + " is malformed. Send *, or entity tags in quotation marks, separated by commas, such as \"3\", \"4\".");
        }
    }

    /** Returns whether the request has none. */
    boolean isEmpty() {
        return match.isEmpty() && noneMatch.isEmpty();
    }

    /** Returns whether they hold for every version of an existing resource. */
    boolean holdForAnyVersion() {
        return noneMatch.isEmpty() && match.map(EntityTags::isAny).orElse(true);
    }

    /**
     * Returns the problem if the preconditions do not hold; empty if they hold.
     *
     * @param tag the entity tag of the resource; empty if it has none
     */
    Optional<ProblemException> problem(Optional<String> tag) {
        if (!match.map(condition -> condition.matchesStrongly(tag)).orElse(true)) {
            return Optional.of(
                    tag.isPresent()
                            ? Problems.changedMeanwhile()
                            : failed(MATCH, "names an entity tag, but the resource has none. Send * instead."));
        }
        if (noneMatch.map(condition -> condition.matchesWeakly(tag)).orElse(false)) {
            return Optional.of(failed(NONE_MATCH, "names the current entity tag of the resource."));
        }
        return Optional.empty();
    }

    private static ProblemException failed(String field, String reason) {
        return new ProblemException(
                412,
                "precondition-failed",
                "Precondition failed",
                "The request was not executed, because its " + field + " " + reason);
    }

    /** Returns the response to a GET or HEAD: the given one, a 304 or a 412. */
    AdminResponse applyTo(AdminResponse response) {
        if (isEmpty() || response.status() != 200) {
            return response;
        }
        Optional<String> tag = Optional.ofNullable(response.headers().get("ETag"));
        Optional<ProblemException> problem = problem(tag);
        if (problem.isEmpty()) {
            return response;
        }
        boolean matches = match.map(condition -> condition.matchesStrongly(tag)).orElse(true);
        return matches
                ? new AdminResponse(
                        304, null, tag.map(value -> Map.of("ETag", value)).orElse(Map.of()))
                : problem.get().response();
    }
}
