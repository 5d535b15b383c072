package dev.latchkey;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what happens to a response of which the calling key may not see everything, where the settings
 * {@code latchkey.redaction.*} are not to decide.
 *
 * <p>On a REST method it counts for its responses, on a resource class for those of its methods, on a response type for
 * responses of that type and of collections of it. The nearest counts, as a whole: method, resource class, response type,
 * settings. What it does not say is left to the settings.
 *
 * <pre>{@code
 * @GET
 * @ScopeRequired("Inputs:Get")
 * @Redaction(onMissing = OnMissing.REJECT)
 * public Invoice invoice() { … }
 * }</pre>
 *
 * <p>A limit above 1, a malformed pointer, and a method that answers with a {@code StreamingOutput} although it stands under
 * this annotation and is not {@link #byHand()} stop the deployment with a sentence that names the place.
 *
 * @see ScopeRequired
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
public @interface Redaction {

    /** What happens. */
    OnMissing onMissing() default OnMissing.AUTO;

    /**
     * The largest portion that may be withheld, from 0 (nothing) to 1 (anything, as long as something is left); a negative
     * number leaves it to the settings.
     */
    double limit() default -1;

    /** How the portion is found. */
    Portion portion() default Portion.DEFAULT;

    /** What stands in place of withheld members. */
    Form form() default Form.DEFAULT;

    /**
     * Guarded places in the JSON of responses whose classes cannot say it, such as a {@code JsonObject}. They count besides
     * what classes declare. Only on methods and resource classes.
     */
    Pointer[] pointers() default {};

    /**
     * Whether the method withholds by itself what its caller may not see, by {@link Redactor} for instance. Its responses are
     * left alone.
     */
    boolean byHand() default false;

    /**
     * Guards a place in JSON.
     *
     * <p>Counted as withheld portion is what the values hold, and only where the portion is {@link Portion#MEASURED}: nothing
     * is declared about JSON that has no class.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({})
    @interface Pointer {

        /**
         * A JSON pointer (RFC 6901), in which {@code *} as a whole segment stands for every member or element, as in
         * {@code "/inputs/*}{@code /concepts"}.
         */
        String value();

        /** The scopes without which the value there is withheld. */
        ScopeRequired needs();
    }

    /** What to do with a response of which something is to be withheld. */
    enum OnMissing {
        /** Refuse it if more than the limit is to be withheld, otherwise withhold that. */
        AUTO,
        /** Refuse it. */
        REJECT,
        /** Withhold what is to be withheld, however much, as long as something is left. */
        REDACT
    }

    /** How the portion of a response that is to be withheld is found. */
    enum Portion {
        /** As {@code latchkey.redaction.portion} says. */
        DEFAULT,
        /**
         * From the declared types: the share of leaf properties, collections counted as one element. It is known before the
         * method runs, and is the same for every response. Where only the class of the response object is known, it counts.
         */
        DECLARED,
        /** From the values of each response. Only for safe methods; of others the result is redacted after they ran. */
        MEASURED
    }

    /** What stands in place of withheld members. */
    enum Form {
        /** As {@code latchkey.redaction.arrays} says. */
        DEFAULT,
        /** Nothing. */
        OMIT,
        /** An empty array for arrays and collections, nothing for others. */
        EMPTY,
        /** A {@code null}. */
        NULL
    }
}
