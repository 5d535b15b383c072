package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people recognise keys and applications by can be seen, and is as long as people count. */
class DisplayTextTest {
    @RegisterExtension
    final KeyStoreFixture fixture = new KeyStoreFixture();

    @BeforeEach
    void createApplication() {
        fixture.keys.createApplication("shop", "The shop");
    }

    private void refused(String text, String part) {
        String id = fixture.keys.issue("shop", "Stays", Set.of()).key().id();
        assertThatThrownBy(() -> fixture.keys.issue("shop", text, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the description")
                .hasMessageContaining(part);
        assertThatThrownBy(() -> fixture.keys.change(id, text, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
        NewKey client = new NewKey("shop", text, Set.of(), false, CredentialKind.CLIENT);
        assertThatThrownBy(() -> fixture.management.issue(Actor.SYSTEM, client, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
        KeyChange change = new KeyChange(Optional.of(text), Optional.empty(), false);
        assertThatThrownBy(() -> fixture.management.change(Actor.SYSTEM, id, change, OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
        assertThatThrownBy(() -> fixture.keys.createApplication("made", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the name")
                .hasMessageContaining(part);
        assertThat(fixture.column("select description from latchkey_key"))
                .isNotEmpty()
                .containsOnly("Stays");
        assertThat(fixture.column("select name from latchkey_application")).containsExactly("The shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "   ",
                "\u00a0",
                "\u1680",
                "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
                "\u202f\u205f\u3000",
                "\u200b",
                "\u200c\u200d\u2060\ufeff",
                "\u00ad",
                "\u202e\u2066",
                "\u3164",
                "\u115f\u1160",
                "\u2800",
                "\ufe0f",
                "\u034f"
            })
    void textWithoutAnythingToSee_isRefused(String blank) {
        refused(blank, "blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "a\u0000b", "\t", "two\nlines", "a\rb", "\u001b[31m", "a\u007f", "a\u0085b", "a\u2028b"
            })
    void controlCharacters_areRefused(String text) {
        refused(text, "control character or line separator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83d", "\ude00b", "\ude00\ud83d"})
    void halfOfASurrogatePair_isRefused(String text) {
        refused(text, "half of a surrogate pair");
    }

    @Test
    void whatPeopleWrite_isKeptAsItIs() {
        for (String text :
                new String[] {" padded ", "\u202Egnp.exe", "Ünï\u0301code", "\uD83D\uDE00", "事務所", "-", "א"}) {
            String id = fixture.keys.issue("shop", text, Set.of()).key().id();
            assertThat(fixture.keys.key(id).orElseThrow().description()).isEqualTo(text);
        }
    }

    /** A character is what people count, also where a string has two units for it. */
    @Test
    void aTextOf200Characters_isKept_andOneMoreIsRefused() {
        String longest = "\uD83D\uDE00".repeat(200);
        refused(longest + "a", "201 characters");

        fixture.keys.createApplication("emojis", longest);
        String id = fixture.keys.issue("emojis", longest, Set.of()).key().id();
        assertThat(fixture.keys.key(id).orElseThrow().description()).isEqualTo(longest);
        assertThat(fixture.column("select name from latchkey_application where id = 'emojis'"))
                .containsExactly(longest);
    }
}
