package dev.latchkey;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the member by which elements of a collection are matched when a caller updates an object of which it may not see every
 * member: the field, getter or record component of an id. Its value must not be null and is compared with {@code equals}.
 *
 * @see Update#onto
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD})
public @interface Identity {}
