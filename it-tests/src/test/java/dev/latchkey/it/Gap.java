package dev.latchkey.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** What does not work on some servers, with the reason that the table of servers shows. */
@ExtendWith(GapCondition.class)
@Repeatable(Gap.List.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Gap {
    /** The servers. */
    ServerKind[] on();

    /** The versions of Jakarta EE in which it is one. */
    int[] ee() default {10, 11};

    /** The feature release of Java from which on it is one. */
    int fromJava() default 0;

    /** A sentence that somebody who wants to run that server can use. */
    String because();

    /** Several gaps of one test. */
    @ExtendWith(GapCondition.class)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** Each. */
        Gap[] value();
    }
}
