package dev.latchkey.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.FakeRequest;
import dev.latchkey.config.Settings;
import dev.latchkey.key.LeakedKeys.Report;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone may report keys, and learns nothing by it; the secret scanning of GitHub proves itself by its signature. */
class LeakReportsTest {
    private static final String GITHUB = "[{\"token\":\"known\",\"type\":\"latchkey_api_key\",\"url\":"
            + "\"https://github.com/a/b/blob/c/d.txt\",\"source\":\"content\"},"
            + "{\"token\":\"unknown\",\"type\":\"latchkey_api_key\",\"url\":\"\",\"source\":\"commit\"}]";

    private final KeyPair signer = pair("secp256r1");
    private final List<Report> queued = new ArrayList<>();
    private final List<Report> processed = new ArrayList<>();
    private boolean full;
    private final LeakReports reports = reports("disable");

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    private LeakReports reports(String outcome) {
        Settings settings = Settings.of(Map.of(
                "latchkey.leaked",
                outcome,
                "latchkey.leaked.github",
                "current:"
                        + Base64.getEncoder().encodeToString(signer.getPublic().getEncoded())));
        return new LeakReports(settings, report -> !full && queued.add(report), (text, report) -> {
            processed.add(report);
            return text.equals("known");
        });
    }

    private AdminResponse send(String path, String body, String... headers) {
        FakeRequest request =
                FakeRequest.of("POST", "/" + path).body("application/json", body.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return reports.respond(request.build(), List.of(path.split("/"))).orElseThrow();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (ProblemException problem) {
            return problem.response();
        }
    }

    private static String body(List<String> keys) {
        return "{\"keys\":[" + keys.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(",")) + "]}";
    }

    @Test
    void report_isAcceptedWithoutALookAtTheTexts() {
        List<AdminResponse> responses = List.of(
                send("leaked", body(List.of("known"))),
                send("leaked", body(List.of("unknown", "x".repeat(5_000), ""))),
                send("leaked", "{\"keys\":[\"a\"],\"source\":\"https://a.example/?key=b\",\"reason\":\"pasted\"}"));
        assertThat(responses).containsOnly(new AdminResponse(202, null, Map.of()));
        assertThat(processed).isEmpty();
        assertThat(queued).hasSize(3);
        assertThat(queued.get(0).address()).isEqualTo("127.0.0.1");
        assertThat(queued.get(2).reason()).isEqualTo("pasted");
        assertThat(queued.get(2).source()).contains("https://a.example/?key=b");
    }

    @Test
    void source_isKeptWithoutAKeyInIt() {
        send(
                "leaked",
                "{\"keys\":[\"a\"],\"source\":\"https://a.example/?key=lk_0123456789ab_" + "x".repeat(33) + "\"}");
        assertThat(queued.get(0).source().orElseThrow()).endsWith("lk_0123456789ab_***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":\"a\"}",
                "{\"keys\":[1]}",
                "{\"keys\":[\"a\"],\"more\":1}",
                "{\"keys\":[\"a\"],\"reason\":\"No!\"}",
                "{\"keys\":[\"a\"],\"source\":\"\"}",
                "{\"keys\":[\"a\"],\"source\":\"a\\nb\"}"
            })
    void malformedReport_isRefused(String body) {
        assertThat(send("leaked", body).status()).isBetween(400, 422);
        assertThat(queued).isEmpty();
    }

    @Test
    void aThousandTextsAreAccepted_andOneMoreIsNot() {
        List<String> texts = IntStream.range(0, 1_001).mapToObj(i -> "k" + i).toList();
        assertThat(send("leaked", body(texts.subList(0, 1_000))).status()).isEqualTo(202);
        assertThat(send("leaked", body(texts)).status()).isEqualTo(422);
        assertThat(send("leaked", "{\"keys\":[\"" + "x".repeat(300_000) + "\"]}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void tooManyReports_areRefusedWhateverTheyContain() {
        for (int i = 0; i < 60; i++) {
            assertThat(send("leaked", body(List.of("a"))).status()).isEqualTo(202);
        }
        AdminResponse refused = send("leaked", body(List.of("a")));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsKey("Retry-After");
    }

    @Test
    void fullQueue_isRefused() {
        full = true;
        assertThat(send("leaked", body(List.of("a"))).status()).isEqualTo(429);
    }

    @Test
    void limiter_earnsOneReportInAMinute_andForgetsOldAddresses() {
        long[] now = {0};
        ReportLimiter limiter = new ReportLimiter(() -> now[0]);
        for (int i = 0; i < 60; i++) {
            assertThat(limiter.accepts("a")).isTrue();
        }
        assertThat(limiter.accepts("a")).isFalse();
        assertThat(limiter.accepts("b")).isTrue();
        now[0] += 60_000_000_000L;
        assertThat(limiter.accepts("a")).isTrue();
        assertThat(limiter.accepts("a")).isFalse();
    }

    @Test
    void reportsAreOffByDefault() throws IOException {
        LeakReports off = new LeakReports(Settings.of(Map.of()), queued::add, (text, report) -> true);
        for (String path : List.of("leaked", "scanning/github")) {
            assertThat(off.respond(FakeRequest.of("POST").build(), List.of(path.split("/"))))
                    .isEmpty();
        }
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> reports.respond(FakeRequest.of("GET").build(), List.of("leaked")));
        assertThat(problem.response().headers()).containsEntry("Allow", "POST");
    }

    private String signature(KeyPair pair, String body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    private AdminResponse scanning(String body, String signature, String identifier) {
        return send(
                "scanning/github",
                body,
                "Github-Public-Key-Identifier",
                identifier,
                "Github-Public-Key-Signature",
                signature);
    }

    @Test
    void signedReport_isProcessedAndLabelled() throws GeneralSecurityException {
        AdminResponse response = scanning(GITHUB, signature(signer, GITHUB), "current");
        assertThat(response.status()).isEqualTo(200);
        JsonArray labels = response.body().asJsonArray();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("known".getBytes()));
        assertThat(labels.getJsonObject(0))
                .isEqualTo(Json.createObjectBuilder()
                        .add("token_hash", hash)
                        .add("token_type", "latchkey_api_key")
                        .add("label", "true_positive")
                        .build());
        assertThat(labels.getJsonObject(1).getString("label")).isEqualTo("false_positive");
        assertThat(labels.toString()).doesNotContain("\"known\"");
        assertThat(processed)
                .extracting(Report::source)
                .containsExactly(Optional.of("https://github.com/a/b/blob/c/d.txt"), Optional.empty());
        assertThat(processed).extracting(Report::reason).containsOnly("github");
    }

    /** One entry that is odd must not keep the others from being revoked. */
    @Test
    void oddEntries_areLeftOut() {
        String body = "[1,null,{},{\"token\":7},{\"token\":\"known\",\"url\":\"https://x/\\u0000\"}]";
        AdminResponse response = scanning(body, signature(signer, body), "current");
        assertThat(response.body().asJsonArray()).hasSize(1);
    }

    @Test
    void alteredReport_isRefused() {
        String signature = signature(signer, GITHUB);
        String reordered = "[" + GITHUB.substring(GITHUB.indexOf("},") + 2, GITHUB.length() - 1) + ","
                + GITHUB.substring(1, GITHUB.indexOf("},") + 1) + "]";
        byte[] flipped = Base64.getDecoder().decode(signature);
        flipped[flipped.length - 1] ^= 1;
        List<AdminResponse> responses = List.of(
                scanning(GITHUB + " ", signature, "current"),
                scanning(GITHUB.replace("known", "KNOWN"), signature, "current"),
                scanning(GITHUB.substring(0, GITHUB.length() - 1), signature, "current"),
                scanning(reordered, signature, "current"),
                scanning(GITHUB, signature, "other"),
                scanning(GITHUB, "", "current"),
                scanning(GITHUB, "x", "current"),
                scanning(GITHUB, "AAAA", "current"),
                scanning(GITHUB, Base64.getEncoder().encodeToString(flipped), "current"),
                scanning(GITHUB, signature(pair("secp256r1"), GITHUB), "current"),
                send("scanning/github", GITHUB));
        assertThat(responses).extracting(AdminResponse::status).containsOnly(401);
        assertThat(processed).isEmpty();
    }

    /** Zero is no number of a signature (CVE-2022-21449). */
    @Test
    void signatureOfZeros_isRefused() {
        String zeros = Base64.getEncoder().encodeToString(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0});
        assertThat(scanning(GITHUB, zeros, "current").status()).isEqualTo(401);
    }
}
