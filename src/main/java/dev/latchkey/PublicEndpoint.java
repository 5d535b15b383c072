package dev.latchkey;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a REST resource, one of its methods, or a servlet to callers without a key.
 *
 * <p>A key that is sent all the same is checked: a wrong one is refused, a right one makes the {@link Caller}. On a
 * method it beats a {@link ScopeRequired} on the class, and the other way round; both on the same element contradict each
 * other and stop the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD})
public @interface PublicEndpoint {}
