package dev.latchkey.config;

/**
 * Holds what happens to requests that write or name members which the caller may not write or see. Immutable.
 *
 * @param unwritable see {@link Setting#WRITE}
 * @param incomplete see {@link Setting#WRITE_INCOMPLETE}
 * @param precondition see {@link Setting#WRITE_PRECONDITION}
 * @param hidden see {@link Setting#QUERY_HIDDEN}
 * @param undeclared see {@link Setting#QUERY_UNDECLARED}
 */
public record WriteSettings(
        UnwritableMembers unwritable,
        IncompleteView incomplete,
        Precondition precondition,
        HiddenNames hidden,
        UndeclaredNames undeclared) {

    /** What happens to members of request bodies that the caller may not write. */
    public enum UnwritableMembers {
        /** The request is refused. */
        REFUSE,
        /** They are left out, and the response names them. */
        IGNORE
    }

    /** What happens to a request that replaces an object that is only partly visible to the caller. */
    public enum IncompleteView {
        /** It is refused, unless the method keeps what is hidden. */
        REFUSE,
        /** The method runs. */
        ALLOW
    }

    /** What happens to a request without a condition that changes an object which is only partly visible to the caller. */
    public enum Precondition {
        /** The method runs. */
        NONE,
        /** The request is refused. */
        REQUIRED
    }

    /** How a parameter is refused that names a hidden member. */
    public enum HiddenNames {
        /** With the scopes that the caller lacks. */
        REFUSE,
        /** Like a name that does not exist. */
        UNKNOWN
    }

    /** What happens where a parameter seems to name members of a guarded type, and does not say so. */
    public enum UndeclaredNames {
        /** The log names it when the application starts. */
        WARN,
        /** Callers who may not see every member cannot send it. */
        DENY,
        /** The deployment stops. */
        FAIL
    }
}
