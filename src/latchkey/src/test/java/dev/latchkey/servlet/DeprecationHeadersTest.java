package dev.latchkey.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
import dev.latchkey.FakeResponse;
import dev.latchkey.KeyTerms;
import dev.latchkey.authentication.AuthenticationResult;
import dev.latchkey.authentication.Authenticators;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Callers learn from each response that their key has an end, and when. */
class DeprecationHeadersTest {
    private static final Instant CREATED = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant REPLACED = Instant.parse("2100-06-01T00:00:00Z");
    private static final Instant END = Instant.parse("2101-01-01T00:00:00.999Z");

    private final KeyText text = KeyText.generate("lk");
    private final FakeResponse response = new FakeResponse();

    private void respond(
            Map<String, String> settings, Optional<Instant> deletion, Optional<Instant> replaced, KeyTerms terms) {
        ApiKey key = new DescribedKey(
                text.id(),
                "shop",
                "",
                Set.of(),
                CREATED,
                ApiKey.State.ACTIVE,
                deletion,
                replaced,
                Optional.empty(),
                terms);
        KeyRecord stored = new KeyRecord(key, new Digester(List.of()).digest(text), CredentialKind.KEY);
        HttpServletRequest request = FakeRequest.get("/api/things")
                .mappedTo("things")
                .header("Authorization", "Key " + text.text().reveal())
                .build();
        AuthenticationResult result = Authenticators.of(
                        Settings.of(settings), id -> Optional.of(stored), new Vocabulary())
                .authenticate(request);
        assertThat(result).isInstanceOf(AuthenticationResult.Known.class);
        new DeprecationHeaders(Settings.of(settings)).addFor(result, request, response.response());
    }

    private void assertFields(String deprecation, String link) {
        assertThat(response.header("Deprecation")).isEqualTo(deprecation);
        assertThat(response.header("Sunset")).isEqualTo("Sat, 1 Jan 2101 00:00:00 GMT");
        assertThat(response.header("Link")).isEqualTo(link);
    }

    @Test
    void keyWithoutEnd_saysNothing() {
        respond(Map.of(), Optional.empty(), Optional.empty(), KeyTerms.none());
        assertThat(response.header("Deprecation")).isNull();
        assertThat(response.header("Sunset")).isNull();
        assertThat(response.header("Link")).isNull();
    }

    @Test
    void replacedKey_isDeprecatedSinceItWasReplaced() {
        respond(Map.of(), Optional.of(END), Optional.of(REPLACED), KeyTerms.none());
        assertFields("@" + REPLACED.getEpochSecond(), "<https://latchkey.dev/problems/ending-key>; rel=\"sunset\"");
    }

    @Test
    void expiringKey_isDeprecatedThirtyDaysBefore_andLinksToKeyManagement() {
        respond(
                Map.of("latchkey.admin", "true"),
                Optional.empty(),
                Optional.empty(),
                KeyTerms.none().expiringAt(END));
        assertFields("@" + (END.getEpochSecond() - 30 * 86400), "<../latchkey/>; rel=\"sunset\"");
    }

    @Test
    void keyThatLivesForADay_isDeprecatedFromItsBeginning() {
        respond(Map.of(), Optional.of(END), Optional.empty(), KeyTerms.none().expiringAt(END.plusSeconds(9)));
        assertFields("@" + CREATED.getEpochSecond(), "<https://latchkey.dev/problems/ending-key>; rel=\"sunset\"");
    }
}
