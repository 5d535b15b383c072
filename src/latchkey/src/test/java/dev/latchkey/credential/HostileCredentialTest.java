package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever guesses gets no further than the header: nothing throws, and nothing looks like a key. */
class HostileCredentialTest {
    private static final CredentialReader READER = new CredentialReader(Settings.of(
            Map.of("latchkey.header", "X-Api-Key", "latchkey.query", "k", "latchkey.key.prefix", "lk,acme_x")));

    @Property(tries = 20_000)
    void read_ofGuessedAuthorization_neverThrowsAndIsNeverAKey(@ForAll("values") String value) {
        assertNoKey(FakeRequest.get("/").header("Authorization", value));
    }

    @Property(tries = 5_000)
    void read_ofGuessesElsewhere_neverThrowsAndIsNeverAKey(
            @ForAll("texts") String header, @ForAll("queries") String query) {
        assertNoKey(FakeRequest.get("/").header("X-Api-Key", header));
        assertNoKey(FakeRequest.get("/").query(query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Digest username=\"%s\"", "Digest %s", "Key %s", "Key \"%s", "Basic x, \"%s\", Key y", "%s"})
    void read_ofAVeryLongField_neverThrows(String pattern) {
        for (String filling : List.of("a", "\\\\", "\\\"", ",", " ", "_", ", Key ", "\"", "%")) {
            for (int times : new int[] {2_000, 50_000}) {
                String value = pattern.replace("%s", filling.repeat(times));
                assertNoKey(FakeRequest.get("/").header("Authorization", value));
                assertNoKey(FakeRequest.get("/").header("X-Api-Key", value));
                assertNoKey(FakeRequest.get("/").query("k=" + value));
            }
        }
    }

    private static void assertNoKey(FakeRequest request) {
        Credential read = READER.read(request.build());
        assertThat(read instanceof Credential.Key key && key.text().isIntact()).isFalse();
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> schemes =
                Arbitraries.of("Key ", "Key ", "key\t", "KEY  ", "Key", "Bearer ", "Basic ", "", " ", ",");
        return Combinators.combine(schemes, texts()).as(String::concat);
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> names = Arbitraries.of("k=", "k=", "k", "%6b=", "&k=", "=k&", "%k=", "k==");
        return Combinators.combine(names, texts()).as(String::concat);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, keyLike()),
                Tuple.of(2, Arbitraries.strings().ofMaxLength(80)),
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .withChars("lk_K ey,\t\0\r\n%+&=\"'ÄſK０_")
                                .ofMaxLength(60)));
    }

    /** The right form by a bias towards the right lengths, so that the checksum alone stands in the way of many. */
    private static Arbitrary<String> keyLike() {
        Arbitrary<String> prefixes = Arbitraries.of("lk", "lk", "lk", "acme_x", "LK", "l", "");
        Arbitrary<String> separators = Arbitraries.of("_", "_", "_", "_", "__", "-", "");
        return Combinators.combine(prefixes, separators, digits(12), separators, digits(33))
                .as((prefix, first, id, second, tail) -> prefix + first + id + second + tail);
    }

    private static Arbitrary<String> digits(int length) {
        Arbitrary<String> right = Arbitraries.strings()
                .numeric()
                .alpha()
                .ofLength(length)
                .filter(text -> text.chars().allMatch(c -> c < 128));
        return Arbitraries.frequencyOf(
                Tuple.of(8, right),
                Tuple.of(1, Arbitraries.strings().alpha().ofMaxLength(length + 3)),
                Tuple.of(1, Arbitraries.strings().ofLength(length)));
    }
}
