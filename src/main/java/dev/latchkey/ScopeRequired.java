package dev.latchkey;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Demands scopes of the calling key. Where it stands says what it does:
 *
 * <ul>
 *   <li>on a REST resource, CDI bean, EJB or servlet, or on one of their methods: the call runs only for a caller that
 *       holds the scopes, every other caller is refused with 401 (no key) or 403 (key without the scope);
 *   <li>on a class that is sent in responses, or on one of its fields, getters or record components: a caller without the
 *       scopes does not see it, or is refused if that were too much of the response ({@link Redaction} says when);
 *   <li>on another annotation: that annotation becomes a stereotype and demands the same wherever it stands.
 * </ul>
 *
 * <p>A declaration on a method beats one on its class. Both are inherited from superclasses and interfaces; the nearest
 * declaration counts, and several at the same distance add up; on data, all add up. All of {@link #value()} are needed, and at least one of
 * {@link #anyOf()} where that is not empty.
 *
 * <pre>{@code
 * @GET
 * @ScopeRequired("Concepts:Get")
 * public List<Concept> concepts() { … }
 * }</pre>
 *
 * <p>A name that is not a scope name, an annotation that demands nothing, and a guarded method that is private, static or
 * final stop the deployment with a sentence that names the place.
 *
 * @see PublicEndpoint
 * @see Redaction
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD, FIELD})
public @interface ScopeRequired {

    /** The scopes that are all needed, such as {@code "Inputs:Get"}. */
    String[] value() default {};

    /** The scopes of which one is enough. */
    String[] anyOf() default {};
}
