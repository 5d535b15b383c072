package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
import dev.latchkey.KeyTerms;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.CredentialKind;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that is restricted to addresses is refused from all others, before anything else is told. */
class AddressRestrictionTest {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private final FakeStore store = new FakeStore();
    private final KeyText text = KeyText.generate("lk");

    private Authenticator authenticator(String... more) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        Settings settings = Settings.of(values);
        return new Authenticator(
                settings,
                new ConfiguredKeys(settings.keys().configured()),
                store,
                new Digester(List.of()),
                new Vocabulary(),
                Runnable::run,
                () -> 0L,
                () -> NOW);
    }

    private void add(KeyText key, CredentialKind kind, ApiKey.State state, Optional<Instant> end, String... ranges) {
        KeyTerms terms = ranges.length == 0 ? KeyTerms.none() : KeyTerms.none().restrictedTo(List.of(ranges));
        ApiKey described = new DescribedKey(
                FakeStore.ID,
                "shop",
                "",
                Set.of("Things:Get"),
                Instant.EPOCH,
                state,
                end,
                Optional.empty(),
                Optional.empty(),
                terms);
        store.put(key.id(), new KeyRecord(described, new Digester(List.of()).digest(key), kind));
    }

    private void add(String... ranges) {
        add(text, CredentialKind.KEY, ApiKey.State.ACTIVE, Optional.empty(), ranges);
    }

    private static AuthenticationResult send(Authenticator authenticator, String address, String credential) {
        return authenticator.authenticate(FakeRequest.get("/things")
                .address(address)
                .header("Authorization", credential)
                .build());
    }

    private AuthenticationResult send(Authenticator authenticator, String address) {
        return send(authenticator, address, "Key " + text.text().reveal());
    }

    private static RefusalKind kind(AuthenticationResult result) {
        return result instanceof AuthenticationResult.Refused refused
                ? refused.refusal().kind()
                : null;
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true",
        "::ffff:192.0.2.7, true",
        "0:0:0:0:0:ffff:c000:207, true",
        "10.255.255.255, true",
        "2001:db8::1, true",
        "2001:db8::1%eth0, true",
        "192.0.2.8, false",
        "11.0.0.0, false",
        "2001:db9::, false",
        "::c000:207, false",
        "garbage, false",
        "'', false"
    })
    void restrictedKey_isAcceptedFromItsAddressesAlone(String address, boolean accepted) {
        add("192.0.2.7", "10.0.0.0/8", "2001:db8::/32");
        Authenticator authenticator = authenticator();
        // From the store, and from the cache.
        for (int i = 0; i < 2; i++) {
            assertThat(kind(send(authenticator, address))).isEqualTo(accepted ? null : RefusalKind.ADDRESS_NOT_ALLOWED);
        }
    }

    @Test
    void refusal_namesNoRange() {
        add("192.0.2.7");
        Refusal refusal = ((AuthenticationResult.Refused) send(authenticator(), "192.0.2.8")).refusal();
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.detail()).doesNotContain("192.0.2");
    }

    /** Tells nothing to a caller without the secret, or with a disabled key. */
    @Test
    void onlyAProvenKeyIsToldOfAddresses() {
        add("192.0.2.7");
        Authenticator authenticator = authenticator();
        String wrong = "Key " + KeyText.generate("lk").text().reveal();
        assertThat(kind(send(authenticator, "192.0.2.8", wrong))).isEqualTo(RefusalKind.INVALID_KEY);
        add(text, CredentialKind.KEY, ApiKey.State.DISABLED, Optional.empty(), "192.0.2.7");
        authenticator.heedChanges();
        assertThat(kind(send(authenticator, "192.0.2.8"))).isEqualTo(RefusalKind.INVALID_KEY);
    }

    /** Not even that a token has expired. */
    @Test
    void accessToken_isRestrictedLikeItsClient() {
        KeyText token = KeyText.generate("lkt");
        Authenticator authenticator =
                authenticator("latchkey.tokens", "true", "latchkey.tokens.sunset", "2100-01-01T00:00:00Z");
        for (Instant end : List.of(NOW.plusSeconds(1), NOW)) {
            add(token, CredentialKind.TOKEN, ApiKey.State.ACTIVE, Optional.of(end), "192.0.2.7");
            authenticator.heedChanges();
            String credential = "Bearer " + token.text().reveal();
            assertThat(kind(send(authenticator, "192.0.2.8", credential))).isEqualTo(RefusalKind.ADDRESS_NOT_ALLOWED);
            assertThat(kind(send(authenticator, "192.0.2.7", credential)))
                    .isEqualTo(end.equals(NOW) ? RefusalKind.EXPIRED_TOKEN : null);
        }
        KeyText client = KeyText.generate("lkt_client");
        add(client, CredentialKind.CLIENT, ApiKey.State.ACTIVE, Optional.empty(), "192.0.2.7");
        for (String address : List.of("192.0.2.7", "192.0.2.8")) {
            Optional<RefusalKind> refused = authenticator
                    .refusalForClient(
                            client.id(),
                            client.text().reveal(),
                            FakeRequest.get("/token").address(address).build())
                    .map(Refusal::kind);
            assertThat(refused)
                    .isEqualTo(address.endsWith("7") ? Optional.empty() : Optional.of(RefusalKind.ADDRESS_NOT_ALLOWED));
        }
    }

    /** An event stream from an address that the key is not accepted from anymore. */
    @Test
    void laterCheck_comparesTheAddressOfTheRequest() {
        add("192.0.2.7", "192.0.2.8");
        Authenticator authenticator = authenticator();
        AuthenticationResult.Known before = (AuthenticationResult.Known) send(authenticator, "192.0.2.7");
        assertThat(authenticator.authenticateAgain(before)).isSameAs(before);

        add("192.0.2.7");
        authenticator.heedChanges();
        AuthenticationResult now = authenticator.authenticateAgain(before);
        assertThat(now).isInstanceOf(AuthenticationResult.Known.class);

        add("192.0.2.8");
        authenticator.heedChanges();
        assertThat(kind(authenticator.authenticateAgain(before))).isEqualTo(RefusalKind.ADDRESS_NOT_ALLOWED);
        assertThat(kind(authenticator.authenticateAgain((AuthenticationResult.Known) now)))
                .isEqualTo(RefusalKind.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void keyThatGetsItsFirstRestriction_isAskedForAgain() {
        add();
        Authenticator authenticator = authenticator();
        AuthenticationResult.Known before = (AuthenticationResult.Known) send(authenticator, "192.0.2.7");
        add("192.0.2.7");
        authenticator.heedChanges();
        assertThat(kind(authenticator.authenticateAgain(before))).isEqualTo(RefusalKind.ADDRESS_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/8"})
    void forwardedAddress_countsFromNamedProxiesAlone(String proxies) {
        add("192.0.2.7");
        AuthenticationResult result = authenticator("latchkey.proxies", proxies)
                .authenticate(FakeRequest.get("/things")
                        .address("10.0.0.1")
                        .header("X-Forwarded-For", "192.0.2.7")
                        .header("Authorization", "Key " + text.text().reveal())
                        .build());
        assertThat(kind(result)).isEqualTo(proxies.isEmpty() ? RefusalKind.ADDRESS_NOT_ALLOWED : null);
    }

    @Test
    void configuredKey_isRestrictedToo() {
        String digest = new Digester(List.of()).digest(text).text();
        Authenticator authenticator = authenticator(
                "latchkey.keys",
                "id=" + text.id() + " digest=" + digest + " application=shop scopes= addresses=10.1.2.3/8,::1");
        assertThat(kind(send(authenticator, "10.9.9.9"))).isNull();
        assertThat(kind(send(authenticator, "192.0.2.7"))).isEqualTo(RefusalKind.ADDRESS_NOT_ALLOWED);
    }

    /** Whoever writes into the table of a store without a pepper finds no text that opens a key. */
    @ParameterizedTest
    @ValueSource(strings = {"", "any", "0.0.0.0/0 ::/0"})
    void malformedRange_allowsNoAddress(String range) {
        add(range);
        assertThat(kind(send(authenticator(), "192.0.2.7"))).isEqualTo(RefusalKind.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void refusedRequest_isNoUseOfTheKey() {
        add("192.0.2.7");
        Authenticator authenticator = authenticator();
        send(authenticator, "192.0.2.8");
        authenticator.keys().writeUses();
        assertThat(store.uses()).isEmpty();
        send(authenticator, "192.0.2.7");
        authenticator.keys().writeUses();
        assertThat(store.uses()).hasSize(1);
    }
}
