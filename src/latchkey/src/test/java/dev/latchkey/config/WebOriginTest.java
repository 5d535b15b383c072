package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://keys.example.com, https://KEYS.example.com:443",
        "http://localhost, HTTP://localhost:80",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "https://[::1]:8443, https://[::1]:8443"
    })
    void sameOrigin_isEqualHoweverItIsWritten(String one, String other) {
        assertThat(WebOrigin.parse(one)).isPresent().isEqualTo(WebOrigin.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://keys.example.com, http://keys.example.com",
        "https://keys.example.com, https://keys.example.com:8443",
        "http://localhost:443, https://localhost",
        "https://keys.example.com, https://example.com",
        "https://keys.example.com, https://keys.example.com.evil.example"
    })
    void anotherSchemeHostOrPort_isAnotherOrigin(String one, String other) {
        assertThat(WebOrigin.parse(one)).isPresent().isNotEqualTo(WebOrigin.parse(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "keys.example.com",
                "//keys.example.com",
                "https://",
                "https://keys.example.com/",
                "https://keys.example.com/latchkey",
                "https://a@keys.example.com",
                "https://keys.example.com?x",
                "https://keys.example.com#x",
                "ftp://keys.example.com",
                "file:///etc",
                "https://keys.example.com:99999",
                "https://keys example.com",
                "https://a, https://b"
            })
    void whatIsNoOrigin_isNone(String text) {
        assertThat(WebOrigin.parse(text)).isEmpty();
    }
}
