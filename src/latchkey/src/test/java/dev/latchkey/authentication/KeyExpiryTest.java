package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
import dev.latchkey.KeyTerms;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is accepted up to the last millisecond before its end, and never after, wherever it was found. */
class KeyExpiryTest {
    private static final Instant EXPIRES = Instant.parse("2027-03-01T00:00:00.123Z");

    private final FakeStore store = new FakeStore();
    private final KeyText text = KeyText.generate("lk");
    private Instant now = EXPIRES.minusMillis(1);

    private Authenticator authenticator(String lease, Map<String, String> more) {
        Settings settings = Settings.of(more.isEmpty() ? Map.of("latchkey.revocation.lease", lease) : more);
        return new Authenticator(
                settings,
                new ConfiguredKeys(settings.keys().configured()),
                store,
                new Digester(List.of()),
                new Vocabulary(),
                Runnable::run,
                () -> 0L,
                () -> now);
    }

    private static ApiKey key(String id, Optional<Instant> deletion, Optional<Instant> expires) {
        return new DescribedKey(
                id,
                "shop",
                "",
                Set.of(),
                Instant.EPOCH,
                ApiKey.State.ACTIVE,
                deletion,
                Optional.empty(),
                Optional.empty(),
                expires.map(KeyTerms.none()::expiringAt).orElseGet(KeyTerms::none));
    }

    private void add(Optional<Instant> deletion, Optional<Instant> expires) {
        store.put(
                text.id(),
                new KeyRecord(
                        key(text.id(), deletion, expires), new Digester(List.of()).digest(text), CredentialKind.KEY));
    }

    private AuthenticationResult send(Authenticator authenticator) {
        return authenticator.authenticate(FakeRequest.get("/things")
                .header("Authorization", "Key " + text.text().reveal())
                .build());
    }

    private static void assertRefused(AuthenticationResult result) {
        assertThat(result).isInstanceOfSatisfying(AuthenticationResult.Refused.class, refused -> assertThat(
                        refused.refusal().kind())
                .isEqualTo(RefusalKind.INVALID_KEY));
    }

    /** With a lease the second look finds the key in the cache; without one each looks into the store. */
    @ParameterizedTest
    @ValueSource(strings = {"2s", "0s"})
    void expiringKey_isRefusedFromTheMillisecondOn(String lease) {
        add(Optional.empty(), Optional.of(EXPIRES));
        Authenticator authenticator = authenticator(lease, Map.of());
        AuthenticationResult before = send(authenticator);
        assertThat(before).isInstanceOf(AuthenticationResult.Known.class);
        assertThat(send(authenticator)).isInstanceOf(AuthenticationResult.Known.class);
        int lookUps = store.lookUps();

        now = EXPIRES;

        assertRefused(send(authenticator));
        assertRefused(authenticator.authenticateAgain((AuthenticationResult.Known) before));
        assertThat(store.lookUps()).isEqualTo(lease.equals("0s") ? lookUps + 2 : lookUps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2s", "0s"})
    void expiredKey_isRefusedAtItsFirstRequest(String lease) {
        add(Optional.empty(), Optional.of(EXPIRES));
        now = EXPIRES;
        assertRefused(send(authenticator(lease, Map.of())));
    }

    @Test
    void configuredKey_expiresToo() {
        String digest = new Digester(List.of()).digest(text).text();
        Authenticator authenticator = authenticator(
                "",
                Map.of(
                        "latchkey.keys",
                        "id=" + text.id() + " digest=" + digest + " application=shop scopes= expires=" + EXPIRES));
        assertThat(send(authenticator)).isInstanceOf(AuthenticationResult.Known.class);

        now = EXPIRES;
        assertRefused(send(authenticator));
    }

    @Test
    void replacedKey_endsAtItsDeletionOrItsExpiryWhateverIsFirst() {
        for (Instant deletion : List.of(EXPIRES.plusSeconds(9), EXPIRES)) {
            Instant expiry = deletion.equals(EXPIRES) ? EXPIRES.plusSeconds(9) : EXPIRES;
            add(Optional.of(deletion), Optional.of(expiry));
            Authenticator authenticator = authenticator("2s", Map.of());
            now = EXPIRES.minusMillis(1);
            assertThat(send(authenticator)).isInstanceOf(AuthenticationResult.Known.class);
            now = EXPIRES;
            assertRefused(send(authenticator));
        }
    }

    @Property(tries = 200)
    void anyClock_isComparedToTheMillisecond(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long end,
            @ForAll @LongRange(min = -3, max = 3) long offset) {
        add(Optional.empty(), Optional.of(Instant.ofEpochMilli(end)));
        now = Instant.ofEpochMilli(end + offset);
        assertThat(send(authenticator("2s", Map.of())) instanceof AuthenticationResult.Known)
                .isEqualTo(offset < 0);
    }
}
