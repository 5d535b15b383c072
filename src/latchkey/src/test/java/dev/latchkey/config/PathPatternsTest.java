package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "/{application},           /shop,                    shop",
        "/{application},           /shop/x,                  ",
        "/{application},           /,                        ",
        "/{application}/**,        /shop,                    shop",
        "/{application}/**,        /shop/a/b,                shop",
        "/apps/{application}/**,   /apps/shop/things,        shop",
        "/apps/{application}/**,   /apps,                    ",
        "/apps/{application}/**,   /Apps/shop,               ",
        "/apps/{application}/**,   /x/apps/shop,             ",
        "/apps/{application},      /apps/shop/things,        ",
        "/users/*/apps/{application}/**, /users/u1/apps/shop/x, shop",
        "/users/*/apps/{application}/**, /users/apps/shop/x,    ",
        "/users/*/apps/{application}/**, /users/u1/u2/apps/shop, ",
        "/a/{application}/b/*,     /a/shop/b/c,              shop",
        "/a/{application}/b/*,     /a/shop/b,                ",
        "/a/{application}/b/*,     /a/shop/b/c/d,            "
    })
    void applicationIn_aPath_isWhatStandsInItsPlace(String pattern, String path, String application) {
        List<String> segments =
                Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();

        assertThat(ApplicationPath.parse(pattern).applicationIn(segments).orElse(null))
                .isEqualTo(application);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/**",
                "/apps",
                "apps/{application}",
                "/{application}/{application}",
                "/{app}",
                "/x{application}",
                "/{application}/",
                "//{application}",
                "/a*/{application}",
                "/**/{application}",
                "/{application}/**/x",
                "/%61/{application}",
                "/a;b/{application}",
                "/{application}?x"
            })
    void parse_ofAnotherApplicationPath_isRefused(String pattern) {
        assertThatThrownBy(() -> ApplicationPath.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/page.html,   /page.html,           true",
        "/page.html,   /page.htm,            false",
        "/page.html,   /page.html/,          false",
        "/page.html,   /a/page.html,         false",
        "/page.html,   /page.html;x=1,       false",
        "/page.html,   /%70age.html,         false",
        "/page.html,   //page.html,          false",
        "/,            /,                    true",
        "/,            /x,                   false",
        "/,            '',                   false",
        "/static/*,    /static/,             true",
        "/static/*,    /static/a/b.js,       true",
        "/static/*,    /static,              false",
        "/static/*,    /statical,            false",
        "/static/*,    /static/../api/keys,  false",
        "/static/*,    /static/%2e%2e/api,   false",
        "/static/*,    /static/a;x,          false",
        "/static/*,    /static//api,         false",
        "/static/*,    /static/.git,         false",
        "/*,           /anything,            true",
        "/*,           '',                   false",
        "*.css,        /a/b.css,             true",
        "*.css,        /b.CSS,               false",
        "*.css,        /b.css/,              false",
        "*.css,        /api/keys;.css,       false",
        "*.css,        /api/keys%3b.css,     false",
        "*.css,        b.css,                false",
        "*.tar.gz,     /x.tar.gz,            true",
        "*.tar.gz,     /x.gz,                false"
    })
    void matches_aPath_asWritten(String pattern, String path, boolean expected) {
        assertThat(PublicPath.parse(pattern).matches(true, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "*", "*.", "**", "/a*", "/*/a", "/*.css", "*.a/b", "/a b", "/%61", "/a;b", "/a?b", "/a#b", "//",
                "/a//b"
            })
    void parse_ofAnotherPublicPath_isRefused(String pattern) {
        assertThatThrownBy(() -> PublicPath.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"*.css,/users/1.css,false", "/static/*,/static/a,true", "/page.html,/page.html,true"})
    void matches_whatIsNoFile_isNeverOpenedByASuffix(String pattern, String path, boolean expected) {
        assertThat(PublicPath.parse(pattern).matches(false, path)).isEqualTo(expected);
    }
}
