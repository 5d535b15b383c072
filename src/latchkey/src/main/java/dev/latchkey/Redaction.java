package dev.latchkey;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Overrides the settings {@code latchkey.redaction.*} for responses of which the caller may not see every part.
 *
 * <p>On a REST method it applies to its responses, and on a resource class to the responses of its methods. On a response type it
 * applies to responses of that type and of collections of it. The nearest annotation counts, as a whole: method, resource
 * class, response type, settings. Elements without a value follow the settings.
 *
 * <pre>{@code
 * @GET
 * @ScopeRequired("Inputs:Get")
 * @Redaction(onMissing = OnMissing.REJECT)
 * public Invoice invoice() { … }
 * }</pre>
 *
 * <p>These mistakes stop the deployment, with a message that names the element: a limit above 1, a malformed pointer, and a method
 * that returns a {@code StreamingOutput} without {@link #manual()}.
 *
 * @see ScopeRequired
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
public @interface Redaction {

    /** {@return the decision between refusing and redacting the response} */
    OnMissing onMissing() default OnMissing.AUTO;

    /**
     * {@return the largest portion that may be withheld, from 0 (nothing) to 1 (everything except the last part)} A negative
     * number stands for the setting {@code latchkey.redaction.limit}.
     */
    double limit() default -1;

    /** {@return how the withheld portion is determined} */
    Portion portion() default Portion.DEFAULT;

    /** {@return the placeholder of withheld members} */
    Form form() default Form.DEFAULT;

    /**
     * {@return guarded paths in the JSON of responses without classes, such as a {@code JsonObject}} They apply in addition to the
     * declarations of classes. Only on methods and resource classes.
     */
    Pointer[] pointers() default {};

    /** {@return whether the method withholds guarded parts itself, for example with {@link Redactor}} Its responses are not changed. */
    boolean manual() default false;

    /**
     * Guards a path in JSON.
     *
     * <p>Withheld values count towards the withheld portion only with {@link Portion#MEASURED}, because JSON without a class has
     * no declared portion.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Pointer {

        /**
         * {@return the JSON Pointer (RFC 6901)} A segment {@code *} stands for every member or element, as in
         * {@code "/inputs/*}{@code /concepts"}.
         */
        String value();

        /** {@return the scopes that the value requires} */
        ScopeRequired needs();
    }

    /** Defines what happens to a response with parts to withhold. */
    enum OnMissing {
        /** Refuses the response if the withheld portion exceeds the limit, and otherwise redacts it. */
        AUTO,
        /** Refuses the response. */
        REJECT,
        /** Redacts the response, unless it would be empty. */
        REDACT
    }

    /** Defines how the withheld portion of a response is determined. */
    enum Portion {
        /** Follows {@code latchkey.redaction.portion}. */
        DEFAULT,
        /**
         * Counts the leaf properties of the declared types, with a collection as one element. The portion is determined before
         * the method runs, and is the same for every response. Without a declared type, the class of the response object counts.
         */
        DECLARED,
        /** Counts the values of each response. Only for safe methods; responses of others are redacted, not refused. */
        MEASURED
    }

    /** Defines the placeholder of withheld members. */
    enum Form {
        /** Follows {@code latchkey.redaction.arrays}. */
        DEFAULT,
        /** Leaves the member out. */
        OMIT,
        /** Writes an empty array for arrays and collections, and leaves others out. */
        EMPTY,
        /** Writes {@code null}. */
        NULL
    }
}
