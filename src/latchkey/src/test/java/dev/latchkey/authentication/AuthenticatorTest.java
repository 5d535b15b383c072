package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
import dev.latchkey.LoggedRecords;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyDigest;
import dev.latchkey.key.KeyLookup;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.scope.Vocabulary;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The decision table: who is let in, who is refused, and who is told that nothing is known. */
class AuthenticatorTest {
    private static final String PEPPER = "1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final Settings SETTINGS = Settings.of(Map.of("latchkey.application.path", "/apps/{application}/**"));

    private final Map<String, KeyRecord> records = new HashMap<>();
    private final KeyText key =
            add("shop", ApiKey.State.ACTIVE, new Digester(SETTINGS.keys().peppers()));
    private final Authenticator authenticator = authenticator(id -> Optional.ofNullable(records.get(id)));

    private static Authenticator authenticator(KeyLookup store) {
        return Authenticators.of(SETTINGS, store, new Vocabulary());
    }

    private KeyText add(String application, ApiKey.State state, Digester digester) {
        KeyText text = KeyText.generate("lk");
        add(text.id(), application, state, digester.digest(text));
        return text;
    }

    private void add(String id, String application, ApiKey.State state, KeyDigest digest) {
        ApiKey described =
                new DescribedKey(id, application, "", Set.of("Things:Get"), Instant.EPOCH, state, Optional.empty());
        records.put(id, new KeyRecord(described, digest));
    }

    private Refusal refusal(FakeRequest request) {
        AuthenticationResult outcome = authenticator.authenticate(request.build());
        assertThat(outcome).isInstanceOf(AuthenticationResult.Refused.class);
        return ((AuthenticationResult.Refused) outcome).refusal();
    }

    private static FakeRequest sending(KeyText key) {
        return FakeRequest.get("/apps/shop/things").key(key.text().reveal());
    }

    @Test
    void authenticate_aMistypedKey_isMalformedWhetherSomebodyHasItsIdOrNot() {
        KeyText nobodys = KeyText.generate("lk");

        assertThat(authenticator.authenticate(sending(key).build())).isInstanceOf(AuthenticationResult.Known.class);
        assertThat(refusal(sending(nobodys)).kind()).isEqualTo(RefusalKind.INVALID_KEY);
        for (KeyText each : List.of(key, nobodys)) {
            for (int at = each.text().reveal().length() - 33;
                    at < each.text().reveal().length();
                    at++) {
                StringBuilder mistyped = new StringBuilder(each.text().reveal());
                mistyped.setCharAt(at, mistyped.charAt(at) == 'x' ? 'y' : 'x');

                assertThat(refusal(FakeRequest.get("/apps/shop/things").key(mistyped.toString())))
                        .isEqualTo(Refusal.of(RefusalKind.MALFORMED_KEY));
            }
        }
    }

    @Test
    void authenticate_aGoodKey_isItsCaller() {
        AuthenticationResult outcome = authenticator.authenticate(sending(key).build());

        assertThat(outcome).isInstanceOf(AuthenticationResult.Known.class);
        AuthenticatedCaller caller = ((AuthenticationResult.Known) outcome).caller();
        assertThat(caller.keyId()).isEqualTo(key.id());
        assertThat(caller.application()).isEqualTo("shop");
        assertThat(caller.has("Things:Get")).isTrue();
        assertThat(caller.has("Things:Add")).isFalse();
        assertThat(caller.has(null)).isFalse();
        assertThat(caller.toString()).contains(key.id());
    }

    @Test
    void authenticate_noKey_isAnonymous() {
        assertThat(authenticator.authenticate(
                        FakeRequest.get("/apps/shop/things").build()))
                .isEqualTo(AuthenticationResult.ANONYMOUS);
        assertThat(authenticator.authenticate(
                        FakeRequest.get("/").header("Authorization", "Bearer x").build()))
                .isEqualTo(AuthenticationResult.ANONYMOUS);
    }

    @Test
    void authenticate_anyKeyThatIsNotGood_getsTheSameAnswer() {
        KeyText impostor = KeyText.generate("lk");
        add(
                impostor.id(),
                "shop",
                ApiKey.State.ACTIVE,
                new Digester(SETTINGS.keys().peppers()).digest(key));

        assertThat(refusal(sending(KeyText.generate("lk"))))
                .as("unknown")
                .isSameAs(Refusal.of(RefusalKind.INVALID_KEY));
        assertThat(refusal(sending(impostor)))
                .as("right id, wrong secret")
                .isSameAs(Refusal.of(RefusalKind.INVALID_KEY));
        assertThat(refusal(sending(add(
                        "shop",
                        ApiKey.State.DISABLED,
                        new Digester(SETTINGS.keys().peppers())))))
                .as("disabled")
                .isSameAs(Refusal.of(RefusalKind.INVALID_KEY));
        assertThat(refusal(sending(add(
                        "office",
                        ApiKey.State.ACTIVE,
                        new Digester(SETTINGS.keys().peppers())))))
                .as("of another application")
                .isSameAs(Refusal.of(RefusalKind.INVALID_KEY));
        assertThat(Refusal.of(RefusalKind.INVALID_KEY).status()).isEqualTo(401);
    }

    @Test
    void authenticate_whatIsNoKey_isRefusedWithoutAskingTheStore() {
        Authenticator unasked = authenticator(id -> {
            throw new AssertionError("the store was asked for " + id);
        });
        String mistyped = key.text().reveal().substring(1);

        assertThat(unasked.authenticate(FakeRequest.get("/").key(mistyped).build()))
                .isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.MALFORMED_KEY)));
    }

    @Test
    void authenticate_whileTheStoreIsDown_saysThatNothingIsKnown() {
        Authenticator cutOff = authenticator(id -> {
            throw new StoreUnavailableException("down", new IllegalStateException("no connection"));
        });

        assertThat(cutOff.authenticate(sending(key).build()))
                .isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.STORE_UNAVAILABLE)));
        assertThat(cutOff.authenticate(sending(KeyText.generate("lk")).build()))
                .isEqualTo(new AuthenticationResult.Refused(Refusal.of(RefusalKind.STORE_UNAVAILABLE)));
        assertThat(Refusal.of(RefusalKind.STORE_UNAVAILABLE).status()).isEqualTo(503);
    }

    @Test
    void authenticate_withoutThePepperOfTheKey_saysThatNothingIsKnown() {
        Settings peppered = Settings.of(Map.of("latchkey.pepper", PEPPER));
        KeyText other =
                add("shop", ApiKey.State.ACTIVE, new Digester(peppered.keys().peppers()));

        assertThat(refusal(sending(other))).isSameAs(Refusal.of(RefusalKind.STORE_UNAVAILABLE));
    }

    @Test
    void authenticate_oftenWithoutThePepperOfTheKey_logsOneErrorASecondForEachKey() {
        Settings peppered = Settings.of(Map.of("latchkey.pepper", PEPPER));
        KeyText one =
                add("shop", ApiKey.State.ACTIVE, new Digester(peppered.keys().peppers()));
        KeyText other =
                add("shop", ApiKey.State.ACTIVE, new Digester(peppered.keys().peppers()));
        AtomicLong now = new AtomicLong();
        Authenticator timed =
                Authenticators.of(SETTINGS, id -> Optional.ofNullable(records.get(id)), new Vocabulary(), now::get);

        try (LoggedRecords log = LoggedRecords.of(Authenticator.class)) {
            for (int second = 0; second < 3; second++) {
                for (int request = 0; request < 100; request++) {
                    timed.authenticate(sending(one).build());
                    timed.authenticate(sending(other).build());
                }
                now.addAndGet(TimeUnit.SECONDS.toNanos(1));
            }

            assertThat(log.errors()).hasSize(6);
            assertThat(log.errors()).filteredOn(each -> each.contains(one.id())).hasSize(3);
            assertThat(log.errors()).noneMatch(each -> each.contains(one.text().reveal()));
        }
    }

    @Test
    void authenticate_onAPathThatCanBeReadInTwoWays_isRefusedForAnyKey() {
        FakeRequest request = FakeRequest.get("/apps/shop%2Foffice/x", "/apps/shop/office/x");

        assertThat(refusal(request.key(key.text().reveal())).status()).isEqualTo(400);
    }

    @Test
    void heedChanges_afterADeletion_refusesTheKeyAtOnce() {
        authenticator.authenticate(sending(key).build());
        records.clear();
        authenticator.heedChanges();

        assertThat(refusal(sending(key))).isSameAs(Refusal.of(RefusalKind.INVALID_KEY));
    }
}
