package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestMediaTypeTest {
    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "Application/JSON; charset=UTF-8, application/json",
        "application/json ;q=1, application/json",
        "text/plain; application/json, text/plain",
        "'', ''"
    })
    void of_aContentType_isTypeAndSubtypeInLowerCase(String contentType, String expected) {
        assertThat(RequestMediaType.of(
                        FakeRequest.of("POST").body(contentType, new byte[0]).build()))
                .isEqualTo(expected);
    }

    @Test
    void of_aRequestWithoutContentType_isEmpty() {
        assertThat(RequestMediaType.of(FakeRequest.of("POST").build())).isEmpty();
    }
}
