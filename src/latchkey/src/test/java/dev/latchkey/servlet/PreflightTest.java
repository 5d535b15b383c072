package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
    @ParameterizedTest
    @CsvSource({
        "OPTIONS, true, true, true",
        "OPTIONS, true, false, false",
        "OPTIONS, false, true, false",
        "options, true, true, false",
        "GET, true, true, false",
        "POST, true, true, false"
    })
    void preflight_isOptionsWithBothFieldsAndNothingElse(
            String method, boolean origin, boolean asks, boolean expected) {
        FakeRequest request = FakeRequest.of(method);
        if (origin) {
            request.header("Origin", "https://example.org");
        }
        if (asks) {
            request.header("Access-Control-Request-Method", "DELETE");
        }
        assertThat(ServletGuard.asksForCors(request.build())).isEqualTo(expected);
    }
}
