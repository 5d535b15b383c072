package dev.latchkey.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Fake;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths within a web application, and references that hold behind a proxy. */
class RequestPathTest {
    private static HttpServletRequest request(String context, String uri) {
        return Fake.of(HttpServletRequest.class)
                .returns(HttpServletRequest::getContextPath, context == null ? "" : context)
                .returns(HttpServletRequest::getServletPath, "/latchkey")
                .returns(HttpServletRequest::getPathInfo, null)
                .returns(HttpServletRequest::getRequestURI, uri)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        ",/a/b,/a/b",
        "/shop,/shop/a;v=1/b,/a;v=1/b",
        "/shop,/shop,''",
        "/shop,/%73hop/%61,/%61",
        "/süd lager,/s%C3%BCd%20lager/open/a.css,/open/a.css",
        "/s%C3%BCd%20lager,/s%c3%bcd%20lager/x,/x",
        "/a/b c,/a/b%20c/d,/d",
        "/a+b,/a+b/d,/d"
    })
    void within_isWhatComesAfterTheContextPath(String context, String uri, String path) {
        assertThat(RequestPath.within(request(context, uri))).contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop,/shopping/a",
        "/shop,//shop/a",
        "/shop,/shop;x/a",
        "/shop,/sh%/a",
        "/shop,/x/../shop/a",
        "/a/b,/a",
        "/a/b,/a%2Fb/c",
        "/shop,''"
    })
    void within_anotherPath_isEmpty(String context, String uri) {
        assertThat(RequestPath.within(request(context, uri))).isEmpty();
    }

    @Test
    void legible_leavesWhatMeansSomethingInAPathEncoded() {
        assertThat(RequestPath.legible("/gr%C3%BCn/%E2%82%AC%2F%3B%2e%25")).isEqualTo("/grün/€%2F%3B%2e%25");
        // Neither the beginning of a character nor a slash in two octets.
        assertThat(RequestPath.legible("/%C3/%C0%AF")).isEqualTo("/%C3/%C0%AF");
    }

    /** The client resolves it against the address that it used, which has a prefix that the server does not know. */
    @ParameterizedTest
    @CsvSource({
        "/shop,/shop/latchkey,/latchkey/",
        "/shop,/shop/latchkey/keys,/latchkey/keys/k1",
        "/shop,/shop/latchkey/keys/k0/replace,/latchkey/keys/k1",
        "/shop,/shop/api/v2/inputs,/latchkey/",
        "/shop,/shop/api/../v2/x/..,/latchkey/",
        "/shop,/shop/./a/..,/latchkey/",
        "/shop,/shop/,/latchkey/",
        "/shop,/shop,/latchkey/",
        "/shop,/shop/latchkey/me,/",
        ",/,/latchkey/",
        ",/a,/",
        "/süd lager,/s%C3%BCd%20lager/latchkey/keys,/latchkey/keys/k1"
    })
    void reference_leadsToThePathBehindAnyPrefix(String context, String uri, String path) {
        String reference = RequestPath.reference(request(context, uri), path);
        String encoded = context == null ? "" : uri.replaceFirst("(?<=.)/.*", "");
        assertThat(URI.create("https://proxy.example/below" + uri).resolve(reference))
                .as(reference)
                .isEqualTo(URI.create("https://proxy.example/below" + encoded + path));
        assertThat(reference).doesNotStartWith("/").doesNotContain("//");
    }

    /** An empty segment is one to browsers; java.net.URI drops it. */
    @Test
    void reference_countsEmptySegments() {
        assertThat(RequestPath.reference(request("/shop", "/shop/api//v2/"), "/latchkey/"))
                .isEqualTo("../../../latchkey/");
    }
}
