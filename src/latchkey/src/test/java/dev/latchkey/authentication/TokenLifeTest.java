package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
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

/** What an access token is good for, from its making to the day on which all of them end; the clock is moved by hand. */
class TokenLifeTest {
    private static final Instant SUNSET = Instant.parse("2027-06-30T00:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2027-01-01T00:00:00Z");
    private static final String CLIENT = "0123456789AB";
    private static final Settings SETTINGS = Settings.of(Map.of(
            "latchkey.tokens",
            "true",
            "latchkey.tokens.sunset",
            SUNSET.toString(),
            "latchkey.application.path",
            "/apps/{application}/**"));

    private final Map<String, KeyRecord> records = new HashMap<>();
    private boolean failing;
    private Instant now = EXPIRES.minusSeconds(10);
    private final Authenticator authenticator = Authenticators.of(SETTINGS, this::find, new Vocabulary(), () -> now);
    private final KeyText token = add("lkt", CredentialKind.TOKEN, ApiKey.State.ACTIVE);

    private Optional<KeyRecord> find(String id) {
        if (failing) {
            throw new StoreUnavailableException("down", null);
        }
        return Optional.ofNullable(records.get(id));
    }

    private KeyText add(String prefix, CredentialKind kind, ApiKey.State state) {
        KeyText text = KeyText.generate(prefix);
        ApiKey described =
                new DescribedKey(CLIENT, "shop", "", Set.of("Things:Get"), Instant.EPOCH, state, Optional.of(EXPIRES));
        records.put(text.id(), new KeyRecord(described, new Digester(List.of()).digest(text), kind));
        return text;
    }

    private AuthenticationResult sending(String scheme, KeyText text) {
        return sending("/apps/shop/things", scheme + " " + text.text().reveal());
    }

    private AuthenticationResult sending(String path, String authorization) {
        return authenticator.authenticate(
                FakeRequest.get(path).header("Authorization", authorization).build());
    }

    private static RefusalKind refused(AuthenticationResult outcome) {
        assertThat(outcome).isInstanceOf(AuthenticationResult.Refused.class);
        return ((AuthenticationResult.Refused) outcome).refusal().kind();
    }

    @Test
    void aToken_isItsClientWithItsScopes() {
        assertThat(sending("Bearer", token)).isInstanceOfSatisfying(AuthenticationResult.Known.class, known -> {
            assertThat(known.caller().keyId()).isEqualTo(CLIENT);
            assertThat(known.caller().application()).isEqualTo("shop");
            assertThat(known.caller().scopes()).containsExactly("Things:Get");
            assertThat(known.caller().isToken()).isTrue();
        });
    }

    /** So that answers to it announce the end of all tokens, whatever is wrong with it. */
    @Test
    void whateverIsRefused_isToldFromAKey() {
        failing = true;
        assertThat(sending("Bearer", token))
                .isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.STORE_UNAVAILABLE), true));
        assertThat(sending("/", "Bearer lkt_x"))
                .isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.INVALID_TOKEN), true));
        assertThat(sending("Key", KeyText.generate("lk")))
                .isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.STORE_UNAVAILABLE), false));
    }

    @Test
    void aToken_worksUntilItExpires_andThenSaysSo() {
        now = EXPIRES.minusMillis(1);
        assertThat(sending("Bearer", token)).isInstanceOf(AuthenticationResult.Known.class);

        now = EXPIRES;
        assertThat(refused(sending("Bearer", token))).isEqualTo(RefusalKind.EXPIRED_TOKEN);
    }

    @Test
    void everyToken_endsAtTheSunset_whileTheServerRuns() {
        now = SUNSET.minusMillis(1);
        assertThat(refused(sending("Bearer", KeyText.generate("lkt")))).isEqualTo(RefusalKind.INVALID_TOKEN);

        now = SUNSET;
        for (String each :
                List.of(token.text().reveal(), KeyText.generate("lkt").text().reveal(), "lkt_x")) {
            assertThat(refused(sending("/apps/shop/things", "Bearer " + each))).isEqualTo(RefusalKind.TOKENS_ENDED);
        }
        assertThat(sending("Bearer", token))
                .isInstanceOfSatisfying(AuthenticationResult.Refused.class, refused -> assertThat(
                                refused.refusal().detail())
                        .startsWith("Access tokens ended at " + SUNSET + "."));
        assertThat(sending("/apps/shop/things", "Bearer another.one"))
                .isInstanceOf(AuthenticationResult.Anonymous.class);
    }

    @Test
    void whatIsWrongWithAToken_isNotTold() {
        KeyText disabled = add("lkt", CredentialKind.TOKEN, ApiKey.State.DISABLED);
        String mistyped = token.text().reveal();
        mistyped = mistyped.substring(0, mistyped.length() - 1) + (mistyped.endsWith("x") ? "y" : "x");

        assertThat(refused(sending("Bearer", disabled))).isEqualTo(RefusalKind.INVALID_TOKEN);
        assertThat(refused(sending("Bearer", KeyText.generate("lkt")))).isEqualTo(RefusalKind.INVALID_TOKEN);
        assertThat(refused(sending("/apps/shop/things", "Bearer " + mistyped))).isEqualTo(RefusalKind.INVALID_TOKEN);
        assertThat(refused(sending("/apps/blog/things", "Bearer " + token.text().reveal())))
                .isEqualTo(RefusalKind.INVALID_TOKEN);
    }

    /** Only applications that accept the prefixes of both as those of keys could come here at all. */
    @Test
    void aClientSecret_isNoToken_andAKeyIsNone() {
        KeyText client = add("lkt", CredentialKind.CLIENT, ApiKey.State.ACTIVE);
        KeyText key = add("lkt", CredentialKind.KEY, ApiKey.State.ACTIVE);
        KeyText notAKey = add("lk", CredentialKind.CLIENT, ApiKey.State.ACTIVE);

        assertThat(refused(sending("Bearer", client))).isEqualTo(RefusalKind.INVALID_TOKEN);
        assertThat(refused(sending("Bearer", key))).isEqualTo(RefusalKind.INVALID_TOKEN);
        assertThat(refused(sending("Key", notAKey))).isEqualTo(RefusalKind.INVALID_KEY);
    }

    @Test
    void authenticateAgain_goesByTheLifeOfTheTokenToo() {
        AuthenticationResult.Known before = (AuthenticationResult.Known) sending("Bearer", token);
        assertThat(authenticator.authenticateAgain(before)).isInstanceOf(AuthenticationResult.Known.class);

        now = EXPIRES;
        assertThat(refused(authenticator.authenticateAgain(before))).isEqualTo(RefusalKind.EXPIRED_TOKEN);
        now = SUNSET;
        assertThat(refused(authenticator.authenticateAgain(before))).isEqualTo(RefusalKind.TOKENS_ENDED);
    }
}
