package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lists of entity tags are read as RFC 9110 defines them, however they are written. */
class EntityTagsTest {
    /** The grammar of sections 5.6.1, 8.8.3 and 13.1, word by word. */
    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"";

    private static final Pattern LIST =
            Pattern.compile("[ \t]*(?:\\*|(?:" + TAG + ")?(?:[ \t]*,[ \t]*(?:" + TAG + ")?)*)[ \t]*");

    private record Tag(boolean weak, String opaque) {
        @Override
        public String toString() {
            return (weak ? "W/" : "") + "\"" + opaque + "\"";
        }
    }

    @Provide
    Arbitrary<Tag> tag() {
        Arbitrary<String> opaque = Arbitraries.oneOf(
                Arbitraries.of("1", "2", "3", "", "a,b", "1,2", "W/", "*", "\u00e9"),
                Arbitraries.strings()
                        .withCharRange('#', '~')
                        .withChars('!', ',', '\\', '\u00ff')
                        .ofMaxLength(6));
        return Combinators.combine(Arbitraries.of(true, false), opaque).as(Tag::new);
    }

    @Provide
    Arbitrary<List<Tag>> tags() {
        return tag().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> separator() {
        return Arbitraries.of(",", ", ", " ,", "\t, ", ",,", " , ,\t", "\n");
    }

    /** One line per {@code \n}, with the elements that the list has. */
    private static List<String> written(List<Tag> tags, List<String> separators) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tags.size(); i++) {
            text.append(i == 0 ? "" : separators.get(i % separators.size())).append(tags.get(i));
        }
        return List.of(text.toString().split("\n", -1));
    }

    @Property(tries = 2000)
    void listMatches_whatOneOfItsTagsMatches(
            @ForAll("tags") List<Tag> tags, @ForAll("tag") Tag current, @ForAll("separators") List<String> separators) {
        EntityTags read = EntityTags.parse(written(tags, separators));
        Optional<String> tag = Optional.of(current.toString());
        boolean strongly = false;
        boolean weakly = false;
        for (Tag each : tags) {
            boolean same = each.opaque().equals(current.opaque());
            weakly |= same;
            strongly |= same && !each.weak() && !current.weak();
        }

        assertThat(read.matchesStrongly(tag)).isEqualTo(strongly);
        assertThat(read.matchesWeakly(tag)).isEqualTo(weakly);
        assertThat(read.matchesStrongly(Optional.empty())).isFalse();
        assertThat(read.matchesWeakly(Optional.empty())).isFalse();
    }

    @Provide
    Arbitrary<List<String>> separators() {
        return separator().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.of(
                        "\"", "\"", "W/", "w/", "*", ",", ", ", " ", "\t", "1", "a", "\"1\"", "W/\"2\"", "\u007f",
                        "\u00e9", "\\")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 20_000)
    void whatTheGrammarDoesNotAllow_isMalformed(@ForAll("anything") String text) {
        if (LIST.matcher(text).matches()) {
            EntityTags.parse(List.of(text));
        } else {
            assertThatThrownBy(() -> EntityTags.parse(List.of(text))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void star_matchesWhatExists() {
        EntityTags star = EntityTags.parse(List.of(" * "));
        assertThat(star.isAny()).isTrue();
        assertThat(star.matchesStrongly(Optional.of("W/\"1\""))).isTrue();
        assertThat(star.matchesWeakly(Optional.empty())).isTrue();
        for (List<String> wrong : List.of(List.of("*", "*"), List.of("*", "\"1\""), new ArrayList<>(List.of("*,")))) {
            assertThatThrownBy(() -> EntityTags.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(EntityTags.parse(List.of("\"*\"")).isAny()).isFalse();
    }
}
