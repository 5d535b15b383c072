package dev.latchkey.config;

/**
 * Holds how responses are redacted where no annotation says it. Immutable.
 *
 * @param limit see {@link Setting#REDACTION_LIMIT}
 * @param portion see {@link Setting#REDACTION_PORTION}
 * @param arrays see {@link Setting#REDACTION_ARRAYS}
 */
public record RedactionSettings(double limit, RedactionPortion portion, RedactionArrays arrays) {

    /** How the portion of a response that would be withheld is calculated. */
    public enum RedactionPortion {
        /** From the declared types. */
        DECLARED,
        /** From the values of each response. */
        MEASURED
    }

    /** The replacement of a withheld array. */
    public enum RedactionArrays {
        /** None: the member is left out. */
        OMIT,
        /** An empty array. */
        EMPTY
    }
}
