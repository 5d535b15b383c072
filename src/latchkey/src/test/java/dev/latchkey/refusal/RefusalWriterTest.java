package dev.latchkey.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.RefusalRenderer;
import dev.latchkey.authentication.RefusalReporter;
import dev.latchkey.config.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalWriterTest {
    private static final Settings SETTINGS =
            Settings.of(Map.of("latchkey.schemes", "ApiKey,Key", "latchkey.realm", "r"));
    private static final RefusalRenderer NOTHING_OF_ITS_OWN = (refusal, request) -> null;

    private final FakeResponse answer = new FakeResponse();

    private static RefusalWriter writer(RefusalRenderer renderer) {
        return new RefusalWriter(SETTINGS, renderer, new RefusalReporter(SETTINGS, event -> {}, System::nanoTime));
    }

    private void write(RefusalRenderer renderer, Refusal refusal, String method) throws IOException {
        writer(renderer).write(refusal, FakeRequest.of(method).build(), answer.response());
    }

    @Test
    void write_aRefusal_sendsStatusChallengeAndProblem() throws IOException {
        write(NOTHING_OF_ITS_OWN, Refusal.of(RefusalKind.INVALID_KEY), "GET");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey realm=\"r\", error=\"invalid_token\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Retry-After")).isNull();
        assertThat(answer.body()).contains("invalid-key");
        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(answer.body().length()));
        assertThat(answer.isCommitted()).isTrue();
    }

    /** 429 and 503 too: by their status a shared cache might keep some of them. */
    @Test
    void noRefusal_isStored() throws Exception {
        List<Refusal> refusals = new ArrayList<>(List.of(
                Refusal.of(RefusalKind.MALFORMED_CREDENTIALS, "x"),
                Refusal.insufficientScope(Set.of("Things:Get"), Set.of())));
        for (RefusalKind kind : RefusalKind.values()) {
            refusals.add(Refusal.of(kind));
        }
        assertThat(refusals).extracting(Refusal::status).contains(400, 401, 403, 405, 429, 500, 503);
        for (Refusal refusal : refusals) {
            FakeResponse servlet = new FakeResponse();
            FakeResponse token = new FakeResponse();
            HttpServletRequest request = FakeRequest.of("GET").build();
            writer(NOTHING_OF_ITS_OWN).write(refusal, request, servlet.response());
            writer(NOTHING_OF_ITS_OWN).writeTokenError(refusal, request, token.response());
            assertThat(servlet.header("Cache-Control")).as(refusal.toString()).isEqualTo("no-store");
            assertThat(token.header("Cache-Control")).as(refusal.toString()).isEqualTo("no-store");
        }
    }

    @Test
    void write_toHead_sendsTheSameFieldsAndNoBody() throws IOException {
        write(NOTHING_OF_ITS_OWN, Refusal.of(RefusalKind.CREDENTIALS_REQUIRED), "HEAD");
        FakeResponse get = new FakeResponse();
        writer(NOTHING_OF_ITS_OWN)
                .write(
                        Refusal.of(RefusalKind.CREDENTIALS_REQUIRED),
                        FakeRequest.of("GET").build(),
                        get.response());

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(get.header("WWW-Authenticate"));
    }

    @Test
    void write_anOutage_saysWhenToComeBackAndAsksForNoKey() throws IOException {
        write(NOTHING_OF_ITS_OWN, Refusal.of(RefusalKind.STORE_UNAVAILABLE), "GET");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    @ParameterizedTest
    @EnumSource(RefusalKind.class)
    void write_ofEachKind_namesARetryOnlyIfItMaySucceed(RefusalKind kind) throws IOException {
        write(NOTHING_OF_ITS_OWN, Refusal.of(kind), "GET");

        assertThat(answer.status()).isEqualTo(kind.status());
        assertThat(answer.header("Retry-After"))
                .isEqualTo(
                        Set.of(RefusalKind.STORE_UNAVAILABLE, RefusalKind.TOO_MANY_UNKNOWN_KEYS)
                                        .contains(kind)
                                ? "1"
                                : null);
    }

    @Test
    void write_withTheHostsRenderer_sendsItsBodyUnderOurStatus() throws IOException {
        byte[] envelope = "{\"fehler\":\"Schlüssel\"}".getBytes(StandardCharsets.UTF_8);
        write(
                (refusal, request) -> new RefusalRenderer.Body("application/json", envelope),
                Refusal.of(RefusalKind.INVALID_KEY),
                "GET");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(envelope.length));
        assertThat(answer.body()).isEqualTo("{\"fehler\":\"Schlüssel\"}");
    }

    @Test
    void write_withARendererThatThrows_sendsTheProblem() throws IOException {
        write(
                (refusal, request) -> {
                    throw new IllegalStateException("broken renderer");
                },
                Refusal.of(RefusalKind.INVALID_KEY),
                "GET");

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("invalid-key").doesNotContain("broken renderer");
    }

    @Test
    void writeInstead_keepsWhatFiltersSaidAndDropsWhatTheServletBegan() throws IOException {
        answer.response().setStatus(200);
        answer.response().addHeader("Access-Control-Allow-Origin", "https://example.org");
        answer.response().addHeader("Vary", "Origin");
        answer.response().addHeader("Vary", "Accept");
        for (String own : new String[] {"ETag", "Last-Modified", "Content-Encoding", "content-language"}) {
            answer.response().addHeader(own, "of the servlet");
        }
        answer.response().getOutputStream().write('x');

        writer(NOTHING_OF_ITS_OWN)
                .writeInstead(
                        Refusal.of(RefusalKind.UNDECLARED_ENDPOINT),
                        FakeRequest.of("GET").build(),
                        answer.response());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://example.org");
        assertThat(answer.header("Vary")).isEqualTo("Origin | Accept");
        for (String own : new String[] {"ETag", "Last-Modified", "Content-Encoding", "Content-Language"}) {
            assertThat(answer.header(own)).as(own).isNull();
        }
        assertThat(answer.body()).startsWith("{").contains("undeclared-endpoint");
    }

    @Test
    void body_isACopyInAndOut() {
        byte[] content = {1, 2, 3};
        RefusalRenderer.Body body = new RefusalRenderer.Body("x/y", content);
        content[0] = 9;
        body.content()[1] = 9;

        assertThat(body.content()).containsExactly(1, 2, 3);
    }
}
