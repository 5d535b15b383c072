package dev.latchkey.etag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagViewTest {
    private static final byte[] DECLARED = {1};
    private static final TagCipher CIPHER = new TagCipher(List.of(secret(1)));
    private static final TagView VIEW = new TagView(CIPHER, "/x", List.of("A:Get"), DECLARED);

    private static byte[] secret(int fill) {
        byte[] secret = new byte[TagCipher.SECRET];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    private static String sealed(String tag) {
        return VIEW.seal(tag).orElseThrow();
    }

    private static String opened(String... lines) {
        return String.join("|", VIEW.open(List.of(lines)));
    }

    private static boolean isForeign(TagView view, String tag) {
        return !view.open(List.of(tag)).get(0).contains("v1");
    }

    @Property(tries = 300)
    void tagOfTheView_isThatOfTheApplication(
            @ForAll @CharRange(from = '#', to = '~') @StringLength(max = 60) String opaque, @ForAll boolean weak) {
        String tag = (weak ? "W/" : "") + '"' + opaque + '"';
        assertThat(sealed(tag))
                .isNotEqualTo(tag)
                .startsWith(weak ? "W/\"" : "\"")
                .isEqualTo(sealed(tag));
        assertThat(opened(sealed(tag))).isEqualTo(tag);
    }

    @Test
    void list_isReadElementByElement() {
        String one = sealed("\"v1\"");
        String other = sealed("W/\"a,b\"");
        assertThat(opened(one + "," + other)).isEqualTo("\"v1\", W/\"a,b\"");
        assertThat(opened(other, " " + one + " ")).isEqualTo("W/\"a,b\", \"v1\"");
        assertThat(opened("\"foreign, y\" , " + one)).endsWith(", \"v1\"").doesNotContain("foreign");
    }

    @Test
    void anyTag_staysAny() {
        assertThat(opened(" * ")).isEqualTo("*");
    }

    /** Without it, the request would have no condition. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v1\"",
                "W/\"v1\"",
                "v1",
                "\"v1",
                "",
                ",",
                "\"\"",
                "\"*\"",
                "\"A\" \"B\"",
                "*, \"v1\"",
                "\"====\""
            })
    void otherTag_matchesNothing(String tag) {
        String opened = opened(tag);
        assertThat(opened).doesNotContain("v1").doesNotContain("*").contains("\"");
        assertThat(opened("*", tag)).doesNotContain("*");
        assertThat(new TagView(new TagCipher(List.of(secret(1))), "/x", List.of("A:Get"), DECLARED).open(List.of(tag)))
                .as("another server has another one that matches nothing")
                .doesNotContain(opened);
    }

    @Test
    void tagOfAnotherView_matchesNothing() {
        String tag = sealed("\"v1\"");
        assertThat(isForeign(VIEW, tag)).isFalse();
        for (TagView other : List.of(
                new TagView(CIPHER, "/y", List.of("A:Get"), DECLARED),
                new TagView(CIPHER, "/x", List.of("A:Get", "B:Get"), DECLARED),
                new TagView(CIPHER, "/x", List.of(), DECLARED),
                new TagView(CIPHER, "/xA:Get", List.of(""), DECLARED),
                new TagView(CIPHER, "/x", List.of("A:Get"), new byte[] {2}),
                new TagView(new TagCipher(List.of(secret(2))), "/x", List.of("A:Get"), DECLARED))) {
            assertThat(isForeign(other, tag)).isTrue();
        }
    }

    @Test
    void tagOfAnOlderSecret_isStillRead() {
        TagCipher rotated = new TagCipher(List.of(secret(2), secret(1)));
        TagView view = new TagView(rotated, "/x", List.of("A:Get"), DECLARED);
        assertThat(isForeign(view, sealed("\"v1\""))).isFalse();
        assertThat(view.seal("\"v1\"")).isNotEqualTo(VIEW.seal("\"v1\""));
        assertThat(isForeign(VIEW, view.seal("\"v1\"").orElseThrow())).isTrue();
    }

    @Test
    void length_doesNotTellVersionsApart() {
        Set<Integer> lengths = new LinkedHashSet<>();
        for (String tag : List.of("\"1\"", "\"10\"", "\"123456789\"", "\"\"")) {
            lengths.add(sealed(tag).length());
        }
        assertThat(lengths).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "\"a\"b\"", "w/\"a\"", "\"a b\"", "W/ \"a\""})
    void whatIsNoTag_isNotSent(String text) {
        assertThat(VIEW.seal(text)).isEmpty();
    }

    @Test
    void ownTags_areFoundAmongOthers() {
        String tag = sealed("\"v1\"");
        assertThat(VIEW.own(List.of("\"v1\", " + tag, sealed("W/\"v2\"")))).containsExactly("\"v1\", W/\"v2\"");
        assertThat(VIEW.own(List.of("\"v1\"", "*"))).isEmpty();
    }

    @Test
    void onlyTag_isFoundAmongOthers() {
        String tag = sealed("W/\"v1\"");
        assertThat(VIEW.only(List.of(tag))).contains(tag);
        assertThat(VIEW.only(List.of(tag, tag))).isEmpty();
        assertThat(VIEW.only(List.of(tag + "," + tag))).isEmpty();
        assertThat(VIEW.only(List.of("\"v1\""))).isEmpty();
        assertThat(VIEW.only(List.of("\"v1\", " + tag, "*"))).contains(tag);
    }
}
