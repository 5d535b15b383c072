package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.FakeRequest;
import dev.latchkey.LoggedRecords;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that others may have read on their way get one response, whether they are right or wrong. */
class InsecureRequestsTest {
    private final FakeStore store = new FakeStore();
    private final KeyText text = KeyText.generate("lk");
    private final List<String> exposed = new ArrayList<>();

    @BeforeEach
    void add() {
        store.put(
                text.id(),
                new KeyRecord(
                        FakeStore.keyRecord(text.id()).key(),
                        new Digester(List.of()).digest(text),
                        CredentialKind.KEY));
    }

    private Authenticator authenticator(String decision) {
        Settings settings = Settings.of(Map.of(
                "latchkey.insecure",
                decision,
                "latchkey.proxies",
                "10.0.0.0/8",
                "latchkey.tokens",
                "true",
                "latchkey.tokens.sunset",
                "2100-01-01T00:00:00Z"));
        return new Authenticator(
                settings,
                new ConfiguredKeys(List.of()),
                store,
                new Digester(List.of()),
                new Vocabulary(),
                Runnable::run,
                () -> 0L,
                InstantSource.system(),
                (key, address) -> exposed.add(key.id() + " " + address));
    }

    private static RefusalKind kind(AuthenticationResult result) {
        return result instanceof AuthenticationResult.Refused refused
                ? refused.refusal().kind()
                : null;
    }

    private RefusalKind send(Authenticator authenticator, FakeRequest request, String credential) {
        return kind(authenticator.authenticate(
                request.header("Authorization", credential).build()));
    }

    private String key() {
        return "Key " + text.text().reveal();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "revoke"})
    void everyCredential_getsTheSameResponse(String decision) {
        Authenticator authenticator = authenticator(decision);
        int lookUps = store.lookUps();
        Set<AuthenticationResult> results = new HashSet<>();
        for (String credential : List.of(
                key(),
                "Key " + KeyText.generate("lk").text().reveal(),
                "Key x",
                "Key",
                "Bearer " + KeyText.generate("lkt").text().reveal())) {
            results.add(authenticator.authenticate(FakeRequest.get("/")
                    .address("192.0.2.7")
                    .header("Authorization", credential)
                    .build()));
        }
        assertThat(results)
                .hasSize(1)
                .extracting(InsecureRequestsTest::kind)
                .containsOnly(RefusalKind.INSECURE_CHANNEL);
        assertThat(store.lookUps()).isEqualTo(lookUps);
        assertThat(authenticator
                        .refusalForClient(
                                text.id(),
                                text.text().reveal(),
                                FakeRequest.get("/").address("192.0.2.7").build())
                        .orElseThrow()
                        .kind())
                .isEqualTo(RefusalKind.INSECURE_CHANNEL);
    }

    @Test
    void requestWithoutAKey_isNotRefused() {
        assertThat(authenticator("refuse")
                        .authenticate(FakeRequest.get("/").address("192.0.2.7").build()))
                .isEqualTo(AuthenticationResult.ANONYMOUS);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "::1,true", "127.9.9.9,true", "192.0.2.7,false", "10.0.0.1,false", "garbage,false"})
    void thisMachine_isExempt(String address, boolean accepted) {
        assertThat(send(authenticator("refuse"), FakeRequest.get("/").address(address), key()))
                .isEqualTo(accepted ? null : RefusalKind.INSECURE_CHANNEL);
    }

    @Test
    void tls_isSeenThroughNamedProxiesAlone() {
        Authenticator authenticator = authenticator("refuse");
        assertThat(send(authenticator, FakeRequest.get("/").address("192.0.2.7").secure(), key()))
                .isNull();
        for (String address : List.of("10.0.0.1", "192.0.2.1")) {
            FakeRequest forwarded = FakeRequest.get("/")
                    .address(address)
                    .header("X-Forwarded-For", "192.0.2.7")
                    .header("X-Forwarded-Proto", "https");
            assertThat(send(authenticator, forwarded, key()))
                    .isEqualTo(address.startsWith("10") ? null : RefusalKind.INSECURE_CHANNEL);
        }
        FakeRequest plain = FakeRequest.get("/")
                .address("10.0.0.1")
                .secure()
                .header("X-Forwarded-For", "192.0.2.7")
                .header("X-Forwarded-Proto", "http");
        assertThat(send(authenticator, plain, key())).isEqualTo(RefusalKind.INSECURE_CHANNEL);
    }

    @Test
    void revoke_passesIntactKeysOn() {
        Authenticator authenticator = authenticator("revoke");
        send(authenticator, FakeRequest.get("/").address("192.0.2.7"), key());
        String mistyped = key().substring(0, key().length() - 1) + (key().endsWith("a") ? "b" : "a");
        send(authenticator, FakeRequest.get("/").address("192.0.2.7"), mistyped);
        send(authenticator, FakeRequest.get("/").address("192.0.2.7").secure(), key());
        assertThat(exposed).containsExactly(text.id() + " 192.0.2.7");
        send(authenticator("refuse"), FakeRequest.get("/").address("192.0.2.7"), key());
        assertThat(exposed).hasSize(1);
    }

    @Test
    void allow_warnsOnce() {
        Authenticator authenticator = authenticator("allow");
        try (LoggedRecords log = LoggedRecords.of("dev.latchkey")) {
            send(authenticator, FakeRequest.get("/").address("127.0.0.1"), key());
            send(authenticator, FakeRequest.get("/").address("192.0.2.7").secure(), key());
            assertThat(log.warnings()).isEmpty();
            for (int i = 0; i < 3; i++) {
                assertThat(send(authenticator, FakeRequest.get("/").address("192.0.2.7"), key()))
                        .isNull();
            }
            assertThat(log.warnings()).hasSize(1);
        }
    }
}
