package dev.latchkey;

import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one scope of the application for the people who make keys: an entry of the scope catalogue.
 *
 * <p>Stands on any class of the WAR, usually on the REST {@code Application}. Scopes that are used in
 * {@link ScopeRequired} and described nowhere are in the catalogue too, without a text. A malformed or reserved name, two
 * different entries for one name, an unknown name in {@link #requires()} and a cycle stop the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(TYPE)
@Repeatable(Scope.List.class)
public @interface Scope {

    /**
     * The name, {@code Resource:Action} or {@code Resource}: letters, digits, {@code _}, {@code .} and {@code -}, each part
     * beginning with a letter; 64 characters at most. {@code All} is reserved.
     */
    String name();

    /** What a key with this scope may do, in a few words. */
    String description() default "";

    /** Scopes that a key needs besides this one to be of any use. Checked when a key is made, never assumed at run time. */
    String[] requires() default {};

    /** The heading under which a form lists the scope; empty: the part of the name before the colon. */
    String group() default "";

    /** Whether a short form offers this scope. */
    boolean basic() default false;

    /** Holds several {@link Scope} on one element. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(TYPE)
    @interface List {
        /** The entries. */
        Scope[] value();
    }
}
