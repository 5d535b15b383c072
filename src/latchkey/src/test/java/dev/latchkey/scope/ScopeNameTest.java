package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "Concepts:Get", "a.b-c_d:E9", "A:B:C", "Everything", "all", "All:Get", "a-"})
    void require_ofAName_handsItBack(String name) {
        assertThat(ScopeName.require(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "", " ", "9a", "A:", ":A", "A::B", "A:9", "A B", "A,B", "A:*", "*", "Ä", "A\n", "A\"", "_a", "All"
            })
    void require_ofWhatIsNone_isRefusedWithWhatItShouldBe(String name) {
        assertThatThrownBy(() -> ScopeName.require(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scope");
    }

    @Test
    void require_ofALongName_allows64Characters() {
        assertThat(ScopeName.require("A".repeat(64))).hasSize(64);
        assertThatThrownBy(() -> ScopeName.require("A".repeat(65))).hasMessageContaining("at most 64");
    }
}
