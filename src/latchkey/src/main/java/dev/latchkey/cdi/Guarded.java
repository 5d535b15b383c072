package dev.latchkey.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Binds {@link ScopeInterceptor}. Start-up adds it to beans that carry {@link dev.latchkey.ScopeRequired}, which is no
 * binding itself because it may stand on more than beans.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface Guarded {

    /** An instance to add. */
    final class Literal extends AnnotationLiteral<Guarded> implements Guarded {
        private static final long serialVersionUID = 1L;

        /** The one instance. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
