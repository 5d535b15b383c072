package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"shop", "7", "a.b_c-d", "A", "0.0"})
    void applicationId_ofTheRightForm_isOne(String id) {
        assertThatCode(() -> ApplicationId.require(id)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ".a", "-a", "_a", "a b", "a/b", "a;b", "a%b", "a+b", "é", "a\n", "..", "a\0"})
    void applicationId_ofAnotherForm_isNoneAndNotRepeated(String id) {
        assertThatThrownBy(() -> ApplicationId.require(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the id of an application must be 1 to 64 letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lk", "a", "acme_live", "A1_b2_C3", "abcdefghijklmnopqrst"})
    void keyPrefix_ofTheRightForm_isOne(String prefix) {
        assertThatCode(() -> KeyPrefix.require(prefix)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "_", "lk_", "_lk", "a__b", "a-b", "ä", "a b", "abcdefghijklmnopqrstu", "lk\n"})
    void keyPrefix_ofAnotherForm_isNone(String prefix) {
        assertThatThrownBy(() -> KeyPrefix.require(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void applicationId_hasAtMost64Characters() {
        assertThatCode(() -> ApplicationId.require("a".repeat(64))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ApplicationId.require("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
