package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, sections 8.8.3.2 and 13.1. */
class PreconditionsTest {
    private static final Date CHANGED = Date.from(Instant.parse("1994-11-06T08:49:37.500Z"));

    private static Preconditions asked(String field, String value) {
        return Preconditions.of(FakeRequest.get("/x").header(field, value).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"v1\"|true",
                "W/\"v1\"|true",
                "\"v0\", \"v1\"|true",
                "\"v0\",W/\"v1\" , \"v2\"|true",
                "\"a, \\\", \"v1\"|true",
                "*|true",
                "\"v2\"|false",
                "\"v0, v1\"|false",
                "v1|false",
                "\"v0\" nonsense \"v1\"|false",
                "\"|false",
            })
    void ifNoneMatch_comparesWeakly(String value, boolean unchanged) {
        assertThat(asked("If-None-Match", value).isUnchanged("v1", null)).isEqualTo(unchanged);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT|true",
                "Mon, 07 Nov 1994 08:49:37 GMT|true",
                "Sun, 06 Nov 1994 08:49:36 GMT|false",
                "yesterday|false",
            })
    void ifModifiedSince_comparesSeconds(String value, boolean unchanged) {
        assertThat(asked("If-Modified-Since", value).isUnchanged(null, CHANGED)).isEqualTo(unchanged);
        assertThat(asked("If-Modified-Since", value).isUnchanged("v1", null)).isFalse();
    }

    @Test
    void ifModifiedSince_isNotHeeded_besideIfNoneMatch() {
        Preconditions both = Preconditions.of(FakeRequest.get("/x")
                .header("If-None-Match", "\"v0\"")
                .header("If-Modified-Since", "Mon, 07 Nov 1994 08:49:37 GMT")
                .build());
        assertThat(both.isUnchanged("v1", CHANGED)).isFalse();
        assertThat(both.isUnchanged("v0", CHANGED)).isTrue();
    }

    @Test
    void isUnchanged_ofIfRange_isNever() {
        assertThat(asked("If-Range", "\"v1\"").isUnchanged("v1", CHANGED)).isFalse();
    }

    @Test
    void of_unconditionalOrWritingRequests_isNothing() {
        assertThat(asked("If-Unmodified-Since", "Mon, 07 Nov 1994 08:49:37 GMT"))
                .isNull();
        assertThat(Preconditions.of(FakeRequest.of("PUT", "/x")
                        .header("If-Modified-Since", "Mon, 07 Nov 1994 08:49:37 GMT")
                        .build()))
                .isNull();
    }

    @Test
    void unconditionalRequest_showsAllElse_andAllOnceItMay() {
        HttpServletRequest sent = FakeRequest.get("/x")
                .header("If-None-Match", "\"v1\"")
                .header("If-Range", "\"v1\"")
                .header("Range", "bytes=0-1")
                .header("If-Match", "\"v1\"")
                .build();
        Preconditions preconditions = Preconditions.of(sent);
        UnconditionalRequest shown = new UnconditionalRequest(sent, preconditions);
        assertThat(Collections.list(shown.getHeaderNames())).containsExactly("If-Match");
        assertThat(shown.getHeader("if-none-match")).isNull();
        assertThat(Collections.list(shown.getHeaders("If-Range"))).isEmpty();
        assertThat(shown.getHeader("Range")).as("would be of another version").isNull();
        assertThat(shown.getDateHeader("If-None-Match")).isEqualTo(-1);
        assertThat(shown.getHeader("If-Match")).isEqualTo("\"v1\"");
        preconditions.show();
        assertThat(Collections.list(shown.getHeaderNames())).hasSize(4);
        assertThat(shown.getHeader("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void tagsOfAWrite_areShown_asTheyAreOrAsThoseOfTheApplication() {
        HttpServletRequest sent = FakeRequest.of("PUT", "/x")
                .header("If-Match", "\"sealed\"")
                .header("If-None-Match", "\"other\"")
                .build();
        Preconditions preconditions = Preconditions.of(sent);
        UnconditionalRequest shown = new UnconditionalRequest(sent, preconditions);
        assertThat(preconditions.isHidden()).isFalse();
        assertThat(shown.getHeader("If-Match")).isEqualTo("\"sealed\"");
        preconditions.show("If-Match", List.of("\"v1\", \"v2\""));
        assertThat(shown.getHeader("if-match")).isEqualTo("\"v1\", \"v2\"");
        assertThat(Collections.list(shown.getHeaders("If-Match"))).containsExactly("\"v1\", \"v2\"");
        assertThat(shown.getHeader("If-None-Match")).isEqualTo("\"other\"");
        assertThat(Collections.list(shown.getHeaderNames())).containsExactlyInAnyOrder("If-Match", "If-None-Match");
    }

    @Test
    void tagOfAReadThatIsShown_leavesTheOthersHidden() {
        HttpServletRequest sent = FakeRequest.get("/x")
                .header("If-None-Match", "\"sealed\"")
                .header("If-Modified-Since", "Mon, 07 Nov 1994 08:49:37 GMT")
                .build();
        Preconditions preconditions = Preconditions.of(sent);
        preconditions.show("If-None-Match", List.of("\"v1\""));
        UnconditionalRequest shown = new UnconditionalRequest(sent, preconditions);
        assertThat(shown.getHeader("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(shown.getHeader("If-Modified-Since")).isNull();
        assertThat(preconditions.isUnchanged("sealed", null))
                .as("the request itself")
                .isTrue();
    }

    @Test
    void range_alone_isTheApplications() {
        HttpServletRequest sent = FakeRequest.get("/x")
                .header("If-None-Match", "\"v1\"")
                .header("Range", "bytes=0-1")
                .build();
        assertThat(Preconditions.of(sent).fields()).containsOnlyKeys("If-None-Match");
        assertThat(List.of(
                        Preconditions.of(sent).hides("Range"),
                        Preconditions.of(sent).hides("If-None-Match")))
                .containsExactly(false, true);
    }
}
