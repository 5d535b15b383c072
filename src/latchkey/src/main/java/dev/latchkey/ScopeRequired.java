package dev.latchkey;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires scopes of the caller's key. The effect depends on the annotated element:
 *
 * <ul>
 *   <li>A REST resource, CDI bean, EJB or servlet, or one of their methods: the call runs only for a caller with the scopes. Every
 *       other caller is refused with 401 (no key) or 403 (missing scope).
 *   <li>A class of data, or one of its fields, getters or record components: the value is not visible to callers without the
 *       scopes, and they cannot write it. If the withheld portion is too large, the response is refused: see {@link Redaction}.
 *       A request body that gives the member a value is refused with 403.
 *   <li>A setter, or a parameter of a creator: callers without the scopes cannot write the member. It is visible to all.
 *   <li>Another annotation: it becomes a stereotype that requires the same scopes on each element with it.
 * </ul>
 *
 * <p>A declaration on a method overrides the one on its class. Both are inherited from superclasses and interfaces. The nearest
 * declaration counts, and several at the same distance add up. On data, all declarations add up. All of {@link #value()} are
 * required, and at least one of {@link #anyOf()} if it is not empty.
 *
 * <pre>{@code
 * @GET
 * @ScopeRequired("Concepts:Get")
 * public List<Concept> concepts() { … }
 * }</pre>
 *
 * <p>These mistakes stop the deployment, with a message that names the element: a malformed scope name, an annotation without a
 * scope, and a guarded method that is private, static or final.
 *
 * @see PublicEndpoint
 * @see Redaction
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface ScopeRequired {

    /** {@return the scopes that are all required, such as {@code "Inputs:Get"}} */
    String[] value() default {};

    /** {@return the scopes of which one is enough} */
    String[] anyOf() default {};

    /**
     * {@return the accesses to data that require the scopes: reading, writing, or both} By default both, and on a setter or
     * a parameter of a creator {@link Access#WRITE} alone. Only for data.
     */
    Access[] on() default {};
}
