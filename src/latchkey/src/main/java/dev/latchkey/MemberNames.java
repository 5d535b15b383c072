package dev.latchkey;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a parameter of a REST method names members of a class. Callers cannot sort, filter or group by members that they
 * may not see. On a parameter, field or setter with {@code @QueryParam} or {@code @PathParam}:
 *
 * <pre>{@code
 * @GET
 * public List<Product> products(@MemberNames(Product.class) @QueryParam("sort") String sort) { … }
 * }</pre>
 *
 * <p>Names are those of the JSON. These forms are read: {@code name}, {@code -name}, {@code +name}, {@code name,desc},
 * {@code name:desc}, {@code a.b}, {@code /a/b}, {@code a[b]}, and several of them, separated by commas, semicolons or spaces. A
 * member that the caller may not see is refused with 403 {@code insufficient-scope}. A name that does not exist is refused with
 * 400 {@code unknown-member}. The method does not run. With {@code latchkey.query.hidden=unknown} both get the same 400. A name is never
 * dropped: a query without its filter would return everything.
 *
 * <p>On a body parameter of type {@link jakarta.json.JsonPatch}, it names the class of the patched object.
 *
 * @see VisibleMembers
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({PARAMETER, FIELD, METHOD})
public @interface MemberNames {

    /** {@return the class of the objects whose members are named} */
    Class<?> value();

    /**
     * {@return whether the names select what the response shows, rather than sort, filter or group} An object that is partly visible may be
     * selected, because the response is redacted; sorting by it would reveal what is hidden.
     */
    boolean selection() default false;
}
