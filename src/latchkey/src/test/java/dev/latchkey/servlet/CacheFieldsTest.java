package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheFieldsTest {
    private final CacheFields fields = new CacheFields(List.of("Authorization", "X-Api-Key"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept|Accept, Authorization, X-Api-Key",
                "Accept,Origin|Accept, Origin, Authorization, X-Api-Key",
                "AUTHORIZATION|AUTHORIZATION, X-Api-Key",
                "x-api-key , authorization|x-api-key, authorization",
                ", Accept,,|Accept, Authorization, X-Api-Key",
                "*|*",
                "Accept, *|*"
            })
    void vary_isOneLineOfAllNames(String before, String after) {
        assertThat(fields.vary(List.of(before))).isEqualTo(after);
        assertThat(fields.vary(List.of(before.split(",")))).isEqualTo(after);
    }

    @Test
    void vary_ofNothing_namesWhatMayCarryACredential() {
        assertThat(fields.vary(List.of())).isEqualTo("Authorization, X-Api-Key");
        assertThat(new CacheFields(List.of("Authorization")).vary(List.of())).isEqualTo("Authorization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-store|true",
                "private, No-Store|true",
                "private|false",
                "public, max-age=60|false",
                "public, x-no-store=1|false",
                "public, ext=\"no-store\"|false",
                "public, ext=\"a, no-store, b\"|false",
                "ext=\"a,b\", no-store|true"
            })
    void forbidStoring_isToldByNoStoreAlone(String value, boolean expected) {
        assertThat(CacheFields.forbidStoring(List.of("max-age=1", value))).isEqualTo(expected);
    }
}
