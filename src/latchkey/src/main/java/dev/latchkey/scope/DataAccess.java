package dev.latchkey.scope;

import dev.latchkey.Access;
import dev.latchkey.ScopeRequired;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.EnumSet;
import java.util.Set;

/** Reads for which accesses a declaration on data counts. */
final class DataAccess {
    private DataAccess() {}

    /**
     * Returns the accesses for which {@code guard} on {@code element} counts.
     *
     * @throws DeclarationException if it is to count for reading where a member is only written
     */
    static Set<Access> of(ScopeRequired guard, AnnotatedElement element, String place) {
        boolean onlyWritten = isOnlyWritten(element);
        if (guard.on().length == 0) {
            return onlyWritten ? EnumSet.of(Access.WRITE) : EnumSet.allOf(Access.class);
        }
        Set<Access> accesses = EnumSet.noneOf(Access.class);
        for (Access access : guard.on()) {
            accesses.add(access);
        }
        if (onlyWritten && accesses.contains(Access.READ)) {
            throw new DeclarationException("@ScopeRequired at " + place
                    + " has on = READ on a setter or parameter, by which the member is only written:"
                    + " move the annotation to the field, the getter or the record component.");
        }
        return accesses;
    }

    private static boolean isOnlyWritten(AnnotatedElement element) {
        return element instanceof Parameter || element instanceof Method method && method.getParameterCount() > 0;
    }
}
