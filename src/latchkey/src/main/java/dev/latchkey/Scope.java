package dev.latchkey;

import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one scope of the web application in the scope catalogue, for the people who create keys.
 *
 * <p>It can stand on any class of the WAR, usually on the REST {@code Application}. Scopes that are only used in
 * {@link ScopeRequired} are in the catalogue too, without a description. These mistakes stop the deployment: a malformed or
 * reserved name, two different entries for one name, an unknown name in {@link #requires()}, and a cycle.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(TYPE)
@Repeatable(Scope.List.class)
public @interface Scope {

    /**
     * {@return the name, {@code Resource:Action} or {@code Resource}, with at most 64 characters} Each part begins
     * with a letter and consists of letters, digits, {@code _}, {@code .} and {@code -}. {@code All} is reserved.
     */
    String name();

    /** {@return a short description of the calls that the scope allows} */
    String description() default "";

    /** {@return scopes without which this one has no use} Checked when a key is created, never implied at run time. */
    String[] requires() default {};

    /** {@return the heading of the scope in a form} Empty: the part of the name before the colon. */
    String group() default "";

    /** {@return whether a short form lists this scope} */
    boolean basic() default false;

    /** Contains several {@link Scope} of one element. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(TYPE)
    @interface List {
        /** {@return the entries} */
        Scope[] value();
    }
}
