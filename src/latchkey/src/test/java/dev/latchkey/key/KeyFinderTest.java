package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.KeyFinder.Match;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyFinderTest {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final ManagedStore store = new ManagedStore(Settings.of(Map.of()), List.of());
    private final String text = store.key("shop", Set.of()).reveal();
    private final String id = KeyText.parse(text, List.of("lk")).orElseThrow().id();

    @AfterEach
    void close() {
        store.close();
    }

    private Optional<Match> match(String sent) {
        return store.finder.find(sent).map(hit -> {
            assertThat(hit.found().key().id()).isEqualTo(id);
            return hit.match();
        });
    }

    @Test
    void keyIsFoundByItsTextAndByItsId() {
        assertThat(match(text)).contains(Match.EXACT);
        assertThat(match(id)).contains(Match.ID);
    }

    /** Each position, with each other digit at some of them: also in the id, where another key would be looked up. */
    @Test
    void oneWrongCharacter_isFoundWhereverItIs() {
        Random random = new Random(1);
        for (int i = 3; i < text.length(); i++) {
            if (text.charAt(i) == '_') {
                continue;
            }
            char other = DIGITS.charAt(random.nextInt(DIGITS.length()));
            if (other != text.charAt(i)) {
                assertThat(match(text.substring(0, i) + other + text.substring(i + 1)))
                        .as("position " + i)
                        .contains(Match.ALMOST);
            }
            assertThat(match(text.substring(0, i) + '!' + text.substring(i + 1)))
                    .contains(Match.ALMOST);
        }
    }

    @Test
    void moreWrongCharacters_leaveTheId() {
        String two = text.substring(0, 20) + (text.charAt(20) == 'a' ? "bb" : "aa") + text.substring(22);
        String both = two.substring(0, 30) + (text.charAt(30) == 'a' ? "bb" : "aa") + two.substring(32);
        assertThat(match(both)).contains(Match.ID);
        String foreign = KeyText.generate("lk").text().reveal();
        String secretOfAnother = text.substring(0, 15) + foreign.substring(15);
        assertThat(match(secretOfAnother)).contains(Match.ID);
    }

    @Test
    void otherTexts_findNothing() {
        for (String other : List.of(
                KeyText.generate("lk").text().reveal(),
                "",
                "x",
                text.substring(1),
                text + "x",
                "xx" + text.substring(2))) {
            assertThat(store.finder.find(other)).isEmpty();
        }
    }
}
