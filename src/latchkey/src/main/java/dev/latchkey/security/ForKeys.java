package dev.latchkey.security;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Qualifies {@link KeyMechanism}, so that it is not injected where the web application wants its own mechanism. */
@Qualifier
@Retention(RUNTIME)
@Target(TYPE)
@interface ForKeys {
    /** The qualifier. */
    final class Literal extends AnnotationLiteral<ForKeys> implements ForKeys {
        static final Literal INSTANCE = new Literal();
        private static final long serialVersionUID = 1;

        private Literal() {}
    }
}
