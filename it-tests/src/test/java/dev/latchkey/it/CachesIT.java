package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.cached.TaggedResource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What responses of every kind say to caches (RFC 9111), and what requests that caches make more of learn from them. */
@EveryServer
class CachesIT {
    private static final Keys ALL = CachedHost.ALL;
    private static final Keys SOME = CachedHost.SOME;
    private static final Keys NONE = CachedHost.NONE;
    private static final String DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.format(TaggedResource.CHANGED.atOffset(ZoneOffset.UTC));

    private static final String LONG_AGO = "Thu, 01 Jan 1970 00:00:00 GMT";

    /** REST runtimes have their own opinion of others, which is theirs where nothing is withheld. */
    private static final List<String[]> ONE_TAG = List.<String[]>of(new String[] {"If-None-Match", "\"v1\""});

    private static final List<String[]> ANOTHER_TAG = List.<String[]>of(new String[] {"If-None-Match", "\"v0\""});

    private static final List<String[]> MATCHING = List.of(
            new String[] {"If-None-Match", "\"v1\""},
            new String[] {"If-None-Match", "*"},
            new String[] {"If-Modified-Since", DATE},
            new String[] {"If-None-Match", "\"v0\", W/\"v1\"", "If-Modified-Since", LONG_AGO});

    private static final List<String[]> NOT_MATCHING = List.of(
            new String[] {"If-None-Match", "\"v0\""},
            new String[] {"If-Modified-Since", LONG_AGO},
            new String[] {"If-None-Match", "\"v0\"", "If-Modified-Since", DATE});

    private static final String[] CONDITIONS = {
        "If-None-Match",
        "\"v1\"",
        "If-Modified-Since",
        DATE,
        "If-Range",
        "\"v1\"",
        "If-Match",
        "\"v1\"",
        "If-Unmodified-Since",
        DATE
    };

    private static Server server;
    private static Http http;

    @BeforeAll
    static void start() throws IOException {
        server = Server.start("caches", CachedHost.war("caches"));
        http = server.http("caches");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(Keys key, String method, String path, String... headers) {
        return key == null
                ? http.send(method, path, null, headers)
                : http.send(
                        method,
                        path,
                        null,
                        Stream.concat(Stream.of("X-Api-Key", key.text()), Arrays.stream(headers))
                                .toArray(String[]::new));
    }

    /** Only the caller may store it, and reuse it for requests with the same credential. */
    private static void isPrivate(String what, HttpResponse<String> response) {
        assertThat(response.headers().allValues("Cache-Control")).as(what).containsExactly("private");
        assertThat(response.headers().allValues("Vary")).as(what).containsExactly("Authorization, X-Api-Key");
    }

    private static void isForEverybody(String what, HttpResponse<String> response) {
        assertThat(response.headers().allValues("Cache-Control")).as(what).isEmpty();
        assertThat(response.headers().allValues("Vary")).as(what).isEmpty();
    }

    private static void isNotStored(String what, HttpResponse<String> response) {
        assertThat(response.headers().allValues("Cache-Control")).as(what).containsExactly("no-store");
    }

    private static void isRedacted(String what, HttpResponse<String> response) {
        assertThat(response.headers().allValues("Cache-Control")).as(what).containsExactly("private, no-store");
        assertThat(response.headers().allValues("Vary")).as(what).containsExactly("Authorization, X-Api-Key");
        assertThat(response.headers().allValues("Latchkey-Redacted")).as(what).containsExactly("Labels:Get");
        hasNoValidatorOfTheWhole(what, response);
    }

    private static void hasNoValidatorOfTheWhole(String what, HttpResponse<String> response) {
        // With its quotes: an encrypted tag has these two letters once in a while.
        assertThat(response.headers().allValues("ETag").toString()).as(what).doesNotContain("\"v1\"");
        assertThat(response.headers().allValues("Last-Modified")).as(what).isEmpty();
    }

    private static void hasNoValidator(String what, HttpResponse<String> response) {
        assertThat(response.headers().allValues("ETag")).as(what).isEmpty();
        assertThat(response.headers().allValues("Last-Modified")).as(what).isEmpty();
    }

    @Test
    @Gap(
            on = ServerKind.GLASSFISH,
            ee = 11,
            because =
                    "GlassFish 8 sends a late response without content as 200 instead of 204, with or without the jar")
    void lateResponseWithoutContent_isPrivate() {
        whatAKeyOpenedIsPrivate("GET", "api/shots/async-nothing", 204);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, api/shots/plain, 200",
        "HEAD, api/shots/plain, 200",
        "GET, api/shots/text, 200",
        "HEAD, api/shots/text, 200",
        "GET, api/shots/shot, 200",
        "GET, api/shots/streamed, 200",
        "GET, api/shots/large, 200",
        "GET, api/shots/stage, 200",
        "GET, api/shots/async, 200",
        "GET, api/shots/nothing, 204",
        "GET, api/shots/elsewhere, 303",
        "GET, api/shots/missing, 404",
        "GET, api/shots/missing-bare, 404",
        "GET, api/shots/no-such-method, 404",
        "DELETE, api/shots/plain, 405",
        "POST, api/shots/made, 201",
        "GET, api/shots/events, 200",
        "GET, api/tagged/response, 200",
        "GET, s/guarded/x, 200",
        "HEAD, s/guarded/x, 200",
        "GET, s/guarded/large, 200",
        "GET, s/guarded/silent, 204",
        "GET, s/guarded/flushed, 200",
        "GET, s/guarded/reset, 200",
        "GET, s/guarded/late-reset, 200",
        "GET, s/guarded/missing, 404",
        "GET, s/guarded/elsewhere, 302",
        "GET, s/guarded/async, 200",
        "GET, s/guarded/async-own, 200",
        "OPTIONS, s/guarded/x, 200",
        "POST, s/guarded/x, 405",
        "GET, s/dispatching/forward?to=/s/guarded/x, 200",
        "GET, s/dispatching/forward?to=/s/public/x, 200",
        "GET, s/dispatching/forward?to=/api/shots/plain, 200",
        "GET, s/dispatching/forward?to=/file.txt, 200",
        "GET, s/dispatching/include?to=/s/guarded/x, 200",
        "GET, file.txt, 200",
        "HEAD, file.txt, 200",
        "GET, no-file.txt, 404",
        "GET, page.jsp, 200",
    })
    void whatAKeyOpenedIsPrivate(String method, String path, int status) {
        HttpResponse<String> response = send(ALL, method, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        isPrivate(method + " " + path, response);

        if (path.endsWith("reset")) {
            return;
        }
        HttpResponse<String> other = send(ALL, method, path, "Origin", "https://a.example");
        assertThat(other.headers().allValues("Vary")).hasSize(1);
        assertThat(other.headers().allValues("Vary").get(0).split(", "))
                .containsExactlyInAnyOrder("Origin", "Authorization", "X-Api-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/shots/plain", "s/guarded/x", "file.txt"})
    void itIsWhateverThePlaceOfTheKey(String path) {
        isPrivate("Authorization", http.get(ALL, path));
        isPrivate("query", http.get(path + "?key=" + ALL.text()));
    }

    @Test
    void partsOfFilesAndWhatDidNotChangeArePrivateToo() {
        HttpResponse<String> whole = send(ALL, "GET", "file.txt");
        HttpResponse<String> part = send(ALL, "GET", "file.txt", "Range", "bytes=10-19");
        // WildFly and Open Liberty send no parts of files.
        if (ServerKind.CURRENT != ServerKind.WILDFLY && ServerKind.CURRENT != ServerKind.LIBERTY) {
            assertThat(part.statusCode()).isEqualTo(206);
        }
        isPrivate("206", part);
        HttpResponse<String> same = send(
                ALL,
                "GET",
                "file.txt",
                "If-Modified-Since",
                whole.headers().firstValue("Last-Modified").orElseThrow());
        assertThat(same.statusCode()).isEqualTo(304);
        isPrivate("304", same);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, api/shots/public, 200",
        "HEAD, api/shots/public, 200",
        "GET, api/shots/public-text, 200",
        "GET, api/shots/public-stage, 200",
        "GET, s/public/x, 200",
        "HEAD, s/public/x, 200",
        "GET, static/file.txt, 200",
        "HEAD, static/file.txt, 200",
        "GET, static/no-file.txt, 404",
    })
    void whatIsTheSameForEverybodySaysNothing(String method, String path, int status) {
        for (Keys key : Arrays.asList(null, ALL, NONE)) {
            HttpResponse<String> response = send(key, method, path);
            assertThat(response.statusCode()).isEqualTo(status);
            isForEverybody(method + " " + path + " by " + key, response);
            assertThat(send(key, method, path, "Origin", "https://a.example")
                            .headers()
                            .allValues("Vary"))
                    .containsExactly("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/shots/public-shot", "api/shots/public-response"})
    void whatIsOpenToAllAndNotTheSameForAllSaysSo(String path) {
        for (String method : List.of("GET", "HEAD")) {
            isRedacted("anonymous", send(null, method, path));
            isRedacted("some", send(SOME, method, path));
            isPrivate("all", send(ALL, method, path));
            assertThat(send(null, method, path, "Origin", "https://a.example")
                            .headers()
                            .allValues("Vary"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("Origin", "Authorization", "X-Api-Key");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/shots/public-greeting",
                "api/shots/public-principal",
                "s/greeting/injected",
                "s/greeting/principal",
                "s/greeting/user",
                "s/greeting/role",
                "s/greeting/type"
            })
    void whatAskedWhoCallsDependsOnIt(String path) {
        isPrivate("all", send(ALL, "GET", path));
        isPrivate("none", send(NONE, "HEAD", path));
        HttpResponse<String> anonymous = send(null, "GET", path);
        assertThat(anonymous.headers().allValues("Vary")).containsExactly("Authorization, X-Api-Key");
        assertThat(anonymous.headers().allValues("Cache-Control")).isEmpty();
    }

    /** What a key opens is private also as a part of what is public. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "forward?to=/s/guarded/x",
                "include?to=/s/guarded/x",
                "page?to=/s/guarded/x",
                "async?to=/s/guarded/x"
            })
    void whatAKeyOpensBehindAPublicEndpointIsPrivate(String path) {
        HttpResponse<String> opened = send(ALL, "GET", "s/handing-on/" + path);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        isPrivate(path, opened);
        assertThat(send(null, "GET", "s/handing-on/" + path).statusCode()).isEqualTo(401);
        isForEverybody(path, send(ALL, "GET", "s/handing-on/forward?to=/s/public/x"));
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "REST on TomEE is a filter, which dispatches do not reach")
    void whatAKeyOpensOfRestBehindAPublicEndpointIsPrivate() {
        isPrivate("rest", send(ALL, "GET", "s/handing-on/forward?to=/api/shots/plain"));
        isForEverybody("public rest", send(ALL, "GET", "s/handing-on/forward?to=/api/shots/public"));
    }

    @Test
    void whatTheApplicationSaysStays() {
        HttpResponse<String> rest = send(ALL, "GET", "api/shots/described", "Origin", "https://a.example");
        assertThat(rest.headers().allValues("Cache-Control").toString().replace(",max", ", max"))
                .isEqualTo("[public, max-age=60]");
        assertThat(rest.headers().allValues("Vary")).hasSize(1);
        assertThat(rest.headers().allValues("Vary").get(0).toLowerCase().split(", ?"))
                .containsExactlyInAnyOrder("origin", "accept-language", "accept", "authorization", "x-api-key");
        assertThat(send(ALL, "GET", "api/shots/anything").headers().allValues("Vary"))
                .containsExactly("*");
        HttpResponse<String> servlet = send(ALL, "GET", "s/guarded/cacheable");
        assertThat(servlet.headers().allValues("Cache-Control")).containsExactly("public, max-age=60");
        assertThat(servlet.headers().allValues("Vary")).containsExactly("Authorization, X-Api-Key");
        HttpResponse<String> varied = send(ALL, "GET", "s/guarded/varied");
        assertThat(varied.headers().allValues("Vary")).hasSize(1);
        assertThat(varied.headers().allValues("Vary").get(0).split(", "))
                .containsExactlyInAnyOrder("Authorization", "X-Api-Key", "Accept-Language", "Accept");
    }

    @ParameterizedTest
    @CsvSource({
        "api/shots/plain, 401",
        "api/no-such-class, 401",
        "s/guarded/x, 401",
        "file.txt, 401",
        "latchkey/keys, 401",
    })
    void refusalsAreNotStored(String path, int status) {
        HttpResponse<String> refused = send(null, "GET", path);
        assertThat(refused.statusCode()).isEqualTo(status);
        isNotStored("anonymous " + path, refused);
        HttpResponse<String> wrong = http.get(path, "X-Api-Key", "lk_wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        isNotStored("wrong " + path, wrong);
        if (!path.contains("no-such") && !path.equals("file.txt")) {
            HttpResponse<String> lacking = send(NONE, "GET", path);
            assertThat(lacking.statusCode()).isEqualTo(403);
            isNotStored("lacking " + path, lacking);
        }
        isNotStored("options", http.send("OPTIONS", path, null, "X-Api-Key", "lk_wrong"));
    }

    /** The data of events is known when the header is gone: what may be missing stands there. */
    @Test
    void streamsOfEventsSayWhatMayBeWithheld() {
        isRedacted("events", send(SOME, "GET", "api/shots/events"));
        isPrivate("events", send(ALL, "GET", "api/shots/events"));
    }

    @Test
    @Gap(on = ServerKind.TOMEE, because = "Jakarta REST 3.0 has no EntityPart")
    void responsesInPartsSayWhatIsWithheld() {
        HttpResponse<String> some = send(SOME, "GET", "api/parts");
        assertThat(some.body()).contains("of a", "text").doesNotContain("canary");
        isRedacted("some", some);
        HttpResponse<String> all = send(ALL, "GET", "api/parts");
        assertThat(all.body()).contains("canary");
        isPrivate("all", all);
        isPrivate("nothing withheld", send(SOME, "GET", "api/parts/plain"));
        isRedacted("anonymous", send(null, "GET", "api/parts/public"));
        isPrivate("public", send(ALL, "GET", "api/parts/public"));
    }

    @ParameterizedTest
    @CsvSource({
        "api/tagged/response, If-None-Match, \"v1\"",
        "api/tagged/response, If-None-Match, *",
        "api/tagged/response, If-None-Match, 'W/\"v1\", \"v2\"'",
        "api/tagged/response, If-Modified-Since, DATE",
        "api/tagged/typed, If-None-Match, \"v1\"",
        "api/tagged/public, If-None-Match, \"v1\"",
        "api/tagged/public, If-Modified-Since, DATE",
    })
    void whoMayNotSeeAllIsNotToldThatNothingChanged(String path, String field, String condition) {
        String value = condition.replace("DATE", DATE);
        for (String method : List.of("GET", "HEAD")) {
            for (Keys key : path.contains("public") ? Arrays.asList(null, SOME, NONE) : List.of(SOME)) {
                HttpResponse<String> part = send(key, method, path, field, value);
                assertThat(part.statusCode()).as(path).isEqualTo(200);
                assertThat(part.body()).doesNotContain("canary");
                isRedacted(method + " " + path, part);
            }
            if (List.of("\"v1\"", "DATE").contains(condition)) {
                HttpResponse<String> same = send(ALL, method, path, field, value);
                assertThat(same.statusCode()).isEqualTo(304);
                isPrivate("304", same);
            }
        }
    }

    /** Out of a cache it would give the caller what somebody else may see. */
    @ParameterizedTest
    @ValueSource(strings = {"api/tagged/insists-typed", "api/tagged/insists"})
    void aNotModifiedThatTheApplicationMakesUpIsNotSent(String path) {
        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<String> refused = send(SOME, method, path, "If-None-Match", "\"v1\"");
            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(refused.body()).doesNotContain("canary");
            hasNoValidator(path, refused);
            isNotStored(path, refused);
            assertThat(send(ALL, method, path, "If-None-Match", "\"v1\"").statusCode())
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/tagged/plain", "api/tagged/public-plain"})
    void nothingChangedForThoseFromWhomNothingIsWithheld(String path) {
        boolean open = path.contains("public");
        for (Keys key : open ? Arrays.asList(null, SOME, ALL) : List.of(SOME, ALL)) {
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<String> whole = send(key, method, path);
                assertThat(whole.statusCode()).isEqualTo(200);
                assertThat(whole.headers().firstValue("ETag")).contains("\"v1\"");
                assertThat(whole.headers().firstValue("Last-Modified")).contains(DATE);
                for (String[] condition : key == ALL ? ONE_TAG : MATCHING) {
                    HttpResponse<String> same = send(key, method, path, condition);
                    assertThat(same.statusCode())
                            .as(method + " " + List.of(condition))
                            .isEqualTo(304);
                    assertThat(same.body()).isEmpty();
                    assertThat(same.headers().firstValue("ETag")).contains("\"v1\"");
                    assertThat(same.headers().allValues("Vary"))
                            .isEqualTo(whole.headers().allValues("Vary"));
                    assertThat(same.headers().allValues("Cache-Control"))
                            .isEqualTo(whole.headers().allValues("Cache-Control"));
                }
                for (String[] condition : key == ALL ? ANOTHER_TAG : NOT_MATCHING) {
                    assertThat(send(key, method, path, condition).statusCode())
                            .as(method + " " + List.of(condition))
                            .isEqualTo(200);
                }
                if (open) {
                    isForEverybody(path, whole);
                } else {
                    isPrivate(path, whole);
                }
            }
        }
    }

    @Test
    void conditionsAreHiddenFromRest() {
        assertThat(send(SOME, "GET", "api/tagged/heard", CONDITIONS).body())
                .contains("\"null,null,", "\"title\":\"null,");
    }

    @Test
    @Gap(
            on = ServerKind.TOMEE,
            because = "On TomEE, an injected HttpServletRequest shows the conditions of a request: a 304 that the"
                    + " application makes of them becomes a 500 for callers who may not see all")
    void conditionsAreHiddenInEveryWayInWhichTheyCanBeRead() {
        assertThat(send(SOME, "GET", "api/tagged/heard", CONDITIONS).body())
                .contains("\"null,null,null\"", "\"null,-1,null,false\"");
        assertThat(send(ALL, "GET", "api/tagged/heard", CONDITIONS).body())
                .contains("\\\"v1\\\",\\\"v1\\\",\\\"v1\\\"")
                .contains(DATE + "," + TaggedResource.CHANGED.toEpochMilli() + ",\\\"v1\\\",true")
                .contains("\\\"v1\\\"," + DATE);
        assertThat(send(SOME, "GET", "api/tagged/heard-plain", CONDITIONS).body())
                .contains("\\\"v1\\\",\\\"v1\\\",\\\"v1\\\"");
    }

    @Test
    void otherConditionsAreTheApplications() {
        for (String foreign : List.of("\"v0\"", "\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"")) {
            for (String method : List.of("GET", "PUT")) {
                HttpResponse<String> failed = send(SOME, method, "api/tagged/response", "If-Match", foreign);
                assertThat(failed.statusCode()).as(method + foreign).isEqualTo(412);
                hasNoValidatorOfTheWhole("412", failed);
                isPrivate("412", failed);
            }
        }
        assertThat(send(SOME, "GET", "api/tagged/response", "If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(412);
        HttpResponse<String> put = send(SOME, "PUT", "api/tagged/response", "If-Match", "*");
        assertThat(put.statusCode()).isEqualTo(204);
        hasNoValidatorOfTheWhole("PUT", put);
        assertThat(send(ALL, "PUT", "api/tagged/response", "If-Match", "\"v1\"")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"v1\"");
        assertThat(send(SOME, "PUT", "api/tagged/response", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/tagged/response", "api/tagged/by-hand"})
    void redactedResponsesHaveATagOfTheirOwn(String path) {
        String tag = send(SOME, "GET", path).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"").doesNotContain("\"v1\"");
        assertThat(send(SOME, "GET", path).headers().firstValue("ETag")).contains(tag);
        for (String method : List.of("GET", "HEAD")) {
            for (String field : List.of(tag, "W/" + tag, "\"v1\", " + tag)) {
                HttpResponse<String> same = send(SOME, method, path, "If-None-Match", field);
                assertThat(same.statusCode()).as(path + field).isEqualTo(304);
                assertThat(same.body()).isEmpty();
                assertThat(same.headers().firstValue("ETag").orElse("")).endsWith(tag);
                assertThat(same.headers().allValues("Last-Modified")).isEmpty();
                assertThat(same.headers().allValues("Cache-Control")).containsExactly("private, no-store");
                assertThat(same.headers().allValues("Vary")).containsExactly("Authorization, X-Api-Key");
            }
            assertThat(send(ALL, method, path, "If-None-Match", tag).statusCode())
                    .isEqualTo(200);
            assertThat(send(SOME, method, path, "If-Match", tag).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void ownTagReachesTheApplicationAsItsOwn() {
        String tag = send(SOME, "GET", "api/tagged/told")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> told = send(
                SOME,
                "GET",
                "api/tagged/told",
                "If-None-Match",
                "\"v0\", W/" + tag,
                "If-Match",
                tag,
                "If-Modified-Since",
                DATE);
        assertThat(told.statusCode()).isEqualTo(304);
        String heard = told.headers().firstValue("Heard").orElseThrow();
        // On TomEE, the request that REST injects is that of the container.
        assertThat(ServerKind.CURRENT == ServerKind.TOMEE ? heard.replace(tag, "\"v1\"") : heard)
                .startsWith("W/\"v1\" ")
                .contains(" \"v1\" ")
                .endsWith(" null");
    }

    @Test
    void anonymousCallersHaveATagOfTheirOwn() {
        String tag = send(null, "GET", "api/tagged/public")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(send(null, "GET", "api/tagged/public", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(send(ALL, "GET", "api/tagged/public", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void validatorsOfTheWholeLeaveInNoOtherWay() {
        hasNoValidatorOfTheWhole("HEAD", send(SOME, "HEAD", "api/tagged/bodiless"));
        assertThat(send(ALL, "HEAD", "api/tagged/bodiless").headers().firstValue("ETag"))
                .contains("\"v1\"");
        hasNoValidator("of a servlet filter", send(SOME, "GET", "api/shots/shot", "X-Version", "\"v1\""));
        assertThat(send(ALL, "GET", "api/shots/shot", "X-Version", "\"v1\"")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"v1\"");
        assertThat(send(SOME, "GET", "api/shots/plain", "X-Version", "\"v1\"")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"v1\"");
    }
}
