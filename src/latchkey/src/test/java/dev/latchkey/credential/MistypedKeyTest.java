package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with one or two characters of a key is refused without asking the store. */
class MistypedKeyTest {
    private static final List<String> PREFIXES = List.of("lk", "acme_live", "Lk", "1k", "mk");
    private static final int[] CHARACTERS = IntStream.concat(
                    IntStream.rangeClosed(0, 0x17f), IntStream.of(0x2028, 0x212a, 0xd800, 0xff10, 0xff21, 0xffff))
            .toArray();

    static Stream<String> keys() {
        return Stream.of("lk", "lk", "lk", "acme_live", "1k")
                .map(prefix -> KeyText.generate(prefix).text().reveal());
    }

    @ParameterizedTest(name = "key {index}")
    @MethodSource("keys")
    void parse_anyOneCharacterReplaced_isRefused(String key) {
        for (int at = 0; at < key.length(); at++) {
            for (int character : CHARACTERS) {
                if (character != key.charAt(at)) {
                    refuse(key.substring(0, at) + (char) character + key.substring(at + 1), at);
                }
            }
        }
    }

    @ParameterizedTest(name = "key {index}")
    @MethodSource("keys")
    void parse_anyOneCharacterInserted_isRefused(String key) {
        for (int at = 0; at <= key.length(); at++) {
            for (int character : CHARACTERS) {
                refuse(key.substring(0, at) + (char) character + key.substring(at), at);
            }
        }
    }

    @ParameterizedTest(name = "key {index}")
    @MethodSource("keys")
    void parse_anyStretchCutOut_isRefused(String key) {
        for (int from = 0; from < key.length(); from++) {
            for (int to = from + 1; to <= key.length(); to++) {
                refuse(key.substring(0, from) + key.substring(to), from);
            }
        }
    }

    @ParameterizedTest(name = "key {index}")
    @MethodSource("keys")
    void parse_anyTwoCharactersSwapped_isRefused(String key) {
        for (int first = 0; first < key.length(); first++) {
            for (int second = first + 1; second < key.length(); second++) {
                if (key.charAt(first) != key.charAt(second)) {
                    StringBuilder swapped = new StringBuilder(key);
                    swapped.setCharAt(first, key.charAt(second));
                    swapped.setCharAt(second, key.charAt(first));
                    refuse(swapped.toString(), first);
                }
            }
        }
    }

    @Property(tries = 20_000)
    void parse_anyOneCharacterReplacedByAnyOther_isRefused(
            @ForAll @IntRange(max = 48) int at, @ForAll @CharRange(to = Character.MAX_VALUE) char character) {
        String key = KeyText.generate("lk").text().reveal();
        Assume.that(key.charAt(at) != character);

        refuse(key.substring(0, at) + character + key.substring(at + 1), at);
    }

    @Property(tries = 2_000)
    void parse_theHalvesOfTwoKeysJoined_isRefused(@ForAll @IntRange(min = 3, max = 48) int at) {
        String one = KeyText.generate("lk").text().reveal();
        String other = KeyText.generate("lk").text().reveal();
        String joined = one.substring(0, at) + other.substring(at);
        Assume.that(!joined.equals(one) && !joined.equals(other));

        refuse(joined, at);
    }

    private static void refuse(String text, int at) {
        assertThat(KeyText.parse(text, PREFIXES).isPresent())
                .as("accepted with a mistake at %d", at)
                .isFalse();
    }
}
