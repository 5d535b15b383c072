package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParsingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final int DEEPEST = 3;

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{\"a\":1},{\"a\":2}]", "{\"a\":{\"a\":{}}}", "[[[]]]", "\"a\"", "1.50", "null"})
    void whatHasOneReadingIsRead(String text) {
        assertThat(StrictJson.read(text, DEEPEST)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"b\":{\"a\":1,\"c\":[],\"a\":2}}]",
                "[[[[]]]]",
                "{} {}",
                "[1,]",
                "{\"a\":1"
            })
    void whatHasTwoReadingsOrNoneIsRefused(String text) {
        assertThatThrownBy(() -> StrictJson.read(text, DEEPEST)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"a\":2} | a name occurs more than once",
                "{\"a\":1,\"\\u0061\":2} | a name occurs more than once",
                "[[[[]]]] | nested too deeply"
            })
    void theRefusalSaysWhy(String text, String why) {
        assertThatThrownBy(() -> StrictJson.read(text, DEEPEST))
                .isInstanceOf(JsonParsingException.class)
                .hasMessageContaining(why);
    }
}
