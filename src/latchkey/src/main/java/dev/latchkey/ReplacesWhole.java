package dev.latchkey;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says whether a REST method replaces a stored object by its request body. If so, a caller who may not see every member of the
 * declared type gets 409 {@code incomplete-view}, because what is hidden would be erased. Methods with {@code @PUT} replace objects
 * unless this annotation or the setting {@code latchkey.write.incomplete} says otherwise; other methods do not. A method whose body
 * is an {@link Update} or a {@link MergePatch} erases nothing and is never refused for that.
 *
 * <p>The annotation on the method counts before the one on its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
public @interface ReplacesWhole {

    /** {@return whether the method replaces stored objects} */
    boolean value() default true;
}
