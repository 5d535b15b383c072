package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyIdTest {
    private static final String ID = "0123456789Az";

    @Test
    void of_theIdOfAKey_isWhatTheKeyIsKnownBy() {
        KeyText key = KeyText.generate("lk");
        KeyText sent = KeyText.outline("Key " + key.text().reveal(), 4, List.of("lk"));

        assertThat(sent.id()).isEqualTo(key.id());
        assertThat(sent.knownBy())
                .isEqualTo(key.knownBy())
                .isEqualTo(KeyId.of(key.id()))
                .hasSameHashCodeAs(KeyId.of(key.id()));
    }

    @Test
    void equals_everyDigitCounts() {
        IntStream.range(0, ID.length()).forEach(i -> {
            String other = ID.substring(0, i) + 'x' + ID.substring(i + 1);

            assertThat(KeyId.of(other)).isNotEqualTo(KeyId.of(ID));
            assertThat(KeyId.of(other).hashCode()).isNotEqualTo(KeyId.of(ID).hashCode());
        });
        assertThat(KeyId.of("short")).isNotEqualTo(KeyId.of(ID)).isNotEqualTo("short");
    }

    @Test
    void of_whatIsNoId_isOneAllTheSame() {
        assertThat(KeyId.of("")).isEqualTo(KeyId.of(""));
        assertThat(KeyId.of(ID + ", and a remark of whoever changed the tables"))
                .isEqualTo(KeyId.of(ID));
    }
}
