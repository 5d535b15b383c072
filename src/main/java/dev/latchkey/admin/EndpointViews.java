package dev.latchkey.admin;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Tells what a key with given scopes can see of the web application. */
public interface EndpointViews {

    /** What becomes of a call. */
    enum Verdict {
        /** It is answered. */
        ALLOWED,
        /** It is answered, with members taken out. */
        REDACTED,
        /** It is refused. */
        REJECTED,
        /** It is answered, key or not. */
        PUBLIC,
        /** It is refused for every key, because nothing is declared. */
        CLOSED
    }

    /**
     * A member that is taken out of the answer.
     *
     * @param member where it stands, such as {@code inputs[].data.concepts}
     * @param missing the scopes for want of which
     */
    record Withheld(String member, SortedSet<String> missing) {}

    /**
     * One endpoint.
     *
     * @param method the HTTP method
     * @param path the template of its path, within the web application
     * @param verdict what becomes of a call
     * @param missing the scopes for want of which it is not answered whole
     * @param withheld what is taken out
     */
    record View(String method, String path, Verdict verdict, SortedSet<String> missing, List<Withheld> withheld) {}

    /** All endpoints that are known, by path and method. */
    List<View> seenWith(Set<String> scopes);
}
