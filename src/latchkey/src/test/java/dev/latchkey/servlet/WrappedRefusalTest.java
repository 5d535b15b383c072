package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import jakarta.ejb.EJBException;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

class WrappedRefusalTest {
    private static final AccessRefusedException REFUSED =
            new AccessRefusedException(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));

    @Test
    void itIsFoundThroughWhatServersWrapAroundIt() {
        for (Exception failure : new Exception[] {
            REFUSED,
            new ServletException(REFUSED),
            new EJBException(REFUSED),
            new RuntimeException(REFUSED),
            new RuntimeException(new RuntimeException(REFUSED)),
            new ServletException(new RuntimeException(new EJBException(REFUSED)))
        }) {
            assertThat(WrappedRefusal.in(failure))
                    .as(failure.toString())
                    .isEqualTo(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED));
        }
    }

    /** An exception with a meaning of its own is the application's affair, whatever caused it. */
    @Test
    void itIsNotLookedForInOtherFailures() {
        for (Exception failure : new Exception[] {
            new IllegalStateException(REFUSED),
            new RuntimeException("nothing in it"),
            new ServletException("nothing either")
        }) {
            assertThat(WrappedRefusal.in(failure)).as(failure.toString()).isNull();
        }
    }
}
