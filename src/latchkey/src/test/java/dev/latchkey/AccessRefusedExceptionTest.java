package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRefusedExceptionTest {
    private final AccessRefusedException refused =
            new AccessRefusedException(Refusal.insufficientScope(Set.of("A"), Set.of()));

    @Test
    void exception_isAnAnswerAndNotAFault() {
        assertThat(refused.refusal().status()).isEqualTo(403);
        assertThat(refused).hasMessage(refused.refusal().detail());
        assertThat(refused.getStackTrace()).isEmpty();
    }

    /** As through a remote EJB. */
    @Test
    void exception_thatCameSerialized_stillRefuses() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(refused);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            AccessRefusedException received = (AccessRefusedException) in.readObject();
            assertThat(received.refusal().status()).isEqualTo(401);
            assertThat(received).hasMessage(refused.getMessage());
        }
    }
}
