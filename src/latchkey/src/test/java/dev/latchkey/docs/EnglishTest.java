package dev.latchkey.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation, the Javadoc of the public API and the messages use the words of the specifications, in short sentences. */
class EnglishTest {
    private static final int MOST_WORDS = 25;

    private static final List<Pattern> BANNED = List.of(
            banned("who(?:m|se)?ever|whatever|whichever"),
            banned("nobody"),
            banned("for want of"),
            banned("all the same(?! \\w)"),
            banned("be it"),
            banned("(?:what|that which) (?:is|was|are) (?:known|remembered|forgotten|left|withheld|sent|shown|allowed"
                    + "|written|told|asked|guarded|declared|fixed|read)"),
            banned("what (?:says|declares|needs|happens? to be|goes|counts|stands)"),
            banned("remember(?:s|ed|ing)?|forg(?:ets?|otten)"),
            banned("strangers?|welcome"),
            banned("the host(?:'s| application)|of the host's"),
            banned("lets? (?:\\w+ )?in"),
            banned("hears?(?: of)|heard of"),
            banned("cut(?:s|ting)? down"),
            banned("hands? on|handed on"),
            banned("(?<!there )(?:is|are) no (?!longer|more|\\w+ner)"),
            banned("the former|the latter(?! case)"),
            banned("look-ups?"),
            banned("(?:answer|answers|answered|answering)"));

    /** Words of speech, which messages use for what code does. */
    private static final List<Pattern> BANNED_IN_MESSAGES = List.of(banned("tells?|told"), banned("stands?"));

    private static Pattern banned(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    private static List<String> bannedIn(Document document) {
        return bannedIn(document, BANNED);
    }

    private static List<String> bannedIn(Document document, List<Pattern> banned) {
        List<String> found = new ArrayList<>();
        for (String block : document.prose()) {
            for (Pattern pattern : banned) {
                pattern.matcher(block).results().forEach(hit -> found.add("\"" + hit.group() + "\" in: " + block));
            }
        }
        return found;
    }

    private static List<String> longSentences(Document document) {
        List<String> found = new ArrayList<>();
        for (String block : document.prose()) {
            for (String sentence : block.split("(?<=[.:;!?])\\s+")) {
                if (sentence.split("\\s+").length > MOST_WORDS) {
                    found.add(sentence);
                }
            }
        }
        return found;
    }

    private static Stream<Document> covered() throws IOException {
        return Stream.concat(Document.all().stream(), Javadoc.ofPublicApi().stream());
    }

    @TestFactory
    List<DynamicTest> bannedWordsAreNotUsed() throws IOException {
        return covered()
                .map(document -> DynamicTest.dynamicTest(
                        document.name(), () -> assertThat(bannedIn(document)).isEmpty()))
                .toList();
    }

    @TestFactory
    List<DynamicTest> bannedWordsAreNotUsedInMessages() throws IOException {
        List<Pattern> banned =
                Stream.concat(BANNED.stream(), BANNED_IN_MESSAGES.stream()).toList();
        return Messages.ofSources().stream()
                .map(document -> DynamicTest.dynamicTest(document.name(), () -> assertThat(bannedIn(document, banned))
                        .isEmpty()))
                .toList();
    }

    @Test
    void messages_areReadAcrossLinesAndWithoutComments() {
        String source =
                """
                /** "Not a message here". */
                LOG.log(Level.WARNING, "The key " + id + " is refused: nobody"
                        + " can give scopes", failure);
                // "Neither a message here"
                announce(`The ${id} is welcome`);
                key("latchkey.header");
                """;
        assertThat(Messages.in(source)).containsExactly("is refused: nobody can give scopes", "The CODE is welcome");
        assertThat(bannedIn(new Document(Document.PAGES, String.join("\n\n", Messages.in(source)))))
                .hasSize(2);
    }

    /** Where log records, exceptions, problems, the settings table and the pages of the console have their texts. */
    @Test
    void messages_areFoundWhereTheyAre() throws IOException {
        assertThat(Messages.ofSources())
                .extracting(document -> document.path().getFileName().toString())
                .contains(
                        "KeyResolver.java", "ActorRights.java", "RefusalKind.java", "Setting.java", "messages.en.json");
    }

    @TestFactory
    List<DynamicTest> sentencesAreShort() throws IOException {
        return Stream.concat(covered(), Messages.ofSources().stream())
                .map(document -> DynamicTest.dynamicTest(document.name(), () -> assertThat(longSentences(document))
                        .isEmpty()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Whoever sends a key.",
                "Nobody sees it.",
                "It is left out for want of a scope.",
                "It is checked all the same.",
                "A control, be it hidden.",
                "What is known of keys is trusted.",
                "What says nothing is closed.",
                "Remembered keys.",
                "It lets them in.",
                "A name that is no setting."
            })
    void bannedConstruction_isFound(String sentence) {
        assertThat(bannedIn(new Document(Document.PAGES, sentence))).isNotEmpty();
    }

    @Test
    void javadoc_isReadWithoutCode() {
        Document javadoc = new Document(
                Document.PAGES, Javadoc.markdown("/**\n * Remembers {@code a nobody}.\n *\n * @return whoever\n */"));
        assertThat(javadoc.prose()).containsExactly("Remembers CODE.", "whoever");
        assertThat(bannedIn(javadoc)).hasSize(2);
    }
}
