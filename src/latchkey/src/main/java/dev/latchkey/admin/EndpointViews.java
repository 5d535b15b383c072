package dev.latchkey.admin;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Determines which endpoints and members a key with given scopes may see and change. */
public interface EndpointViews {

    /** The result of a call. */
    enum Verdict {
        /** The call is allowed. */
        ALLOWED,
        /** The call is allowed, and members of the response are left out. */
        REDACTED,
        /** The call is refused. */
        REJECTED,
        /** The call is allowed, with or without a key. */
        PUBLIC,
        /** The call is refused for every key, because the endpoint has no declaration. */
        CLOSED
    }

    /**
     * A member that is left out of the response, or refused in the request body.
     *
     * @param member its path, such as {@code inputs[].data.concepts}; empty for the whole body
     * @param missing the missing scopes that it requires
     */
    record Withheld(String member, SortedSet<String> missing) {}

    /**
     * One endpoint.
     *
     * @param method the HTTP method
     * @param path the template of its path, within the web application
     * @param verdict the result of a call
     * @param missing the missing scopes that the whole response requires
     * @param withheld the members that are left out
     * @param unwritable the members of the request body that are refused
     * @param incompleteView whether the request is refused because the key sees only a part of what it would replace
     */
    record View(
            String method,
            String path,
            Verdict verdict,
            SortedSet<String> missing,
            List<Withheld> withheld,
            List<Withheld> unwritable,
            boolean incompleteView) {}

    /** Returns all known endpoints, ordered by path and method. */
    List<View> visibleTo(Set<String> scopes);
}
