package dev.latchkey;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows anonymous callers on a REST resource, one of its methods, or a servlet.
 *
 * <p>If the request contains a key, the key is checked: an invalid key is refused, and a valid key becomes the {@link Caller}. The
 * annotation on a method overrides {@link ScopeRequired} on the class, and vice versa. Both on the same element stop the
 * deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD})
public @interface PublicEndpoint {}
