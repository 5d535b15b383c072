package dev.latchkey.writing;

/**
 * Defines what a request body does, and what happens to members in it that a caller may not write.
 *
 * @param ignore whether they are left out rather than refused
 * @param kind what the body does
 */
public record WriteMode(boolean ignore, Kind kind) {

    /** Defines what a request body does. */
    public enum Kind {
        /** It is an object. A member that is {@code null}, {@code []} or {@code {}} has no value. */
        WHOLE,
        /** It changes an object in a way that the application defines: {@code null} may remove a member. */
        PATCH,
        /** It changes an object as RFC 7396 defines: {@code null} removes a member, and what is no object replaces one. */
        MERGE_PATCH
    }
}
