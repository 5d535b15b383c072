package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "shpo, shop",
        "Shop, shop",
        "shops, shop",
        "shoop, shop",
        "latchkye, latchkey",
        "image-catalogue, image_catalogue",
        "my.blog, my-blog"
    })
    void typingError_isRecognised(String name, String meant) {
        assertThat(Suggestion.of(name, List.of("shop", "latchkey", "image_catalogue", "my-blog", "unrelated")))
                .contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"shop", "nobody", "x", "shop2", "ship-1", "shipping", "''"})
    void otherName_isNone(String name) {
        assertThat(Suggestion.of(name, List.of("shop", "shop1", "ship-2"))).isEmpty();
    }
}
