package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.authentication.Dependence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedResponseTest {
    private static final CacheFields FIELDS = new CacheFields(List.of("Authorization"));

    private final HttpServletRequest request = FakeRequest.get("/x").build();
    private final FakeResponse sent = new FakeResponse();

    private CachedResponse around(boolean opened, boolean certain) {
        return new CachedResponse(request, sent.response(), FIELDS, opened, certain);
    }

    private void dependsOn(Dependence dependence) {
        request.setAttribute(Dependence.PROPERTY, dependence);
    }

    private void says(String cacheControl, String vary) {
        assertThat(sent.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(sent.header("Vary")).isEqualTo(vary);
    }

    @Test
    void whatIsCertain_isSaidFromTheBeginning() {
        around(true, true);
        says("private", "Authorization");
    }

    @Test
    void whatRestFindsOut_isSaidWhenTheBodyBegins() throws IOException {
        CachedResponse response = around(true, false);
        says(null, null);
        response.getOutputStream();
        says("private", "Authorization");
    }

    @Test
    void publicEndpoint_saysNothing_alsoToCallersWithAKey() throws IOException {
        dependsOn(Dependence.NONE);
        around(true, false).getOutputStream();
        around(false, false).flushBuffer();
        says(null, null);
    }

    @Test
    void publicEndpoint_thatDependsOnScopes_saysSoToEverybody() throws IOException {
        dependsOn(Dependence.CALLER);
        around(false, false).getOutputStream();
        says(null, "Authorization");
        around(true, false).getOutputStream();
        says("private", "Authorization");
    }

    /** After an exception of the application that REST let through: nothing was withheld then, and a filter had set a tag. */
    @Test
    void validatorsOfTheWhole_areForgottenAfterAFailure() {
        CachedResponse response = around(true, false);
        response.setHeader("ETag", "\"v1\"");
        response.setHeader("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT");
        response.setHeader("X-Other", "stays");
        response.forgetValidators();
        assertThat(sent.header("ETag")).isNull();
        assertThat(sent.header("Last-Modified")).isNull();
        assertThat(sent.header("X-Other")).isEqualTo("stays");
    }

    @Test
    void whatAnIncludeCannotSay_isSaidAfterIt() throws IOException {
        boolean[] included = {true};
        sent.response().addHeader("Vary", "Origin");
        HttpServletResponse ignoring = new HttpServletResponseWrapper(sent.response()) {
            @Override
            public void setHeader(String name, String value) {
                if (!included[0]) {
                    super.setHeader(name, value);
                }
            }
        };
        CachedResponse response = new CachedResponse(request, ignoring, FIELDS, true, false);
        dependsOn(Dependence.OPENED);
        response.getOutputStream();
        says(null, "Origin");
        included[0] = false;
        response.applyDependence();
        says("private", "Origin, Authorization");
    }

    @Test
    void whatACredentialOpenedBehindAPublicEndpoint_isPrivate() throws IOException {
        dependsOn(Dependence.OPENED);
        around(true, false).getOutputStream();
        says("private", "Authorization");
    }

    @Test
    void namesOfTheApplication_joinWhenTheyCome() throws IOException {
        sent.response().addHeader("Vary", "Origin");
        CachedResponse response = around(true, false);
        response.setHeader("vary", "Accept");
        response.getOutputStream();
        response.addHeader("Vary", "Accept-Language");
        response.setHeader("Vary", "Cookie");
        says("private", "Origin, Accept, Authorization, Accept-Language, Cookie");
    }

    @Test
    void cacheControlOfTheApplication_stays() throws IOException {
        CachedResponse early = around(true, true);
        early.addHeader("Cache-Control", "max-age=1");
        early.addHeader("Cache-Control", "public");
        early.getOutputStream();
        says("max-age=1 | public", "Authorization");
    }

    @Test
    void reset_takesNothingOfOursAway() {
        CachedResponse response = around(true, true);
        response.setHeader("Cache-Control", "public");
        response.reset();
        says("private", "Authorization");
    }

    @Test
    void withheld_takesTheValidatorsOfTheWholeAway_whoeverSetThem() throws IOException {
        sent.response().setHeader("ETag", "v1");
        sent.response().setHeader("X-Other", "kept");
        sent.response().setStatus(203);
        dependsOn(new Dependence.Withheld("A:Get, B:Get"));
        CachedResponse response = around(false, false);
        response.setHeader("Cache-Control", "public, max-age=60");
        response.getOutputStream();
        response.setHeader("ETag", "v2");
        response.setHeader("Cache-Control", "public");
        says("private, no-store", "Authorization");
        assertThat(sent.header("Latchkey-Redacted")).isEqualTo("A:Get, B:Get");
        assertThat(sent.header("ETag")).isNull();
        assertThat(sent.header("X-Other")).isEqualTo("kept");
        assertThat(sent.status()).isEqualTo(203);
    }

    @Test
    void refusal_isNotStored_whateverTheApplicationSays() throws IOException {
        dependsOn(Dependence.REFUSED);
        CachedResponse response = around(true, false);
        response.setHeader("Cache-Control", "public, max-age=60");
        response.getOutputStream();
        response.addHeader("Cache-Control", "public, max-age=60");
        assertThat(sent.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatIsFoundOutLater_isSaidToo() throws IOException {
        CachedResponse response = around(true, false);
        response.getOutputStream();
        dependsOn(new Dependence.Withheld("A:Get"));
        response.flushBuffer();
        says("private, no-store", "Authorization");
    }
}
