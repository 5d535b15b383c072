package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.RefusalKind;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.key.DescribedKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller who was authenticated before is found again as its key is then, at the cost of a look-up in the cache. */
class LaterAuthenticationTest {
    private final FakeStore store = new FakeStore();
    private final Authenticator authenticator = store.authenticator();
    private AuthenticationResult.Known before;

    @BeforeEach
    void authenticate() {
        before = ((CachedKey) authenticator.keys().find(FakeStore.ID, "127.0.0.1")).outcome();
    }

    private static ApiKey key(String application, ApiKey.State state, Optional<Instant> end, String... scopes) {
        return new DescribedKey(FakeStore.ID, application, "", Set.of(scopes), Instant.EPOCH, state, end);
    }

    private void change(ApiKey key) {
        store.change(key);
        authenticator.heedChanges();
    }

    private RefusalKind refused() {
        AuthenticationResult now = authenticator.authenticateAgain(before);
        assertThat(now).isInstanceOf(AuthenticationResult.Refused.class);
        return ((AuthenticationResult.Refused) now).refusal().kind();
    }

    @Test
    void authenticateAgain_ofAnUnchangedKey_asksNobody() {
        int lookUps = store.lookUps();
        int questions = store.questions();

        for (int i = 0; i < 1_000; i++) {
            assertThat(authenticator.authenticateAgain(before)).isSameAs(before);
        }

        assertThat(store.lookUps()).isEqualTo(lookUps);
        assertThat(store.questions()).isEqualTo(questions);
    }

    @Test
    void authenticateAgain_ofAKeyThatTheCacheLost_looksItUpOnce() {
        change(key("shop", ApiKey.State.ACTIVE, Optional.empty(), "Things:Get"));
        int lookUps = store.lookUps();

        for (int i = 0; i < 1_000; i++) {
            assertThat(authenticator.authenticateAgain(before)).isInstanceOf(AuthenticationResult.Known.class);
        }

        assertThat(store.lookUps()).isEqualTo(lookUps + 1);
    }

    /** What ends a key. */
    enum Ending {
        DELETED,
        DISABLED,
        EXPIRED,
        MOVED
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void authenticateAgain_ofAKeyThatEnded_isRefused(Ending ending) {
        switch (ending) {
            case DELETED -> {
                store.delete();
                authenticator.heedChanges();
            }
            case DISABLED -> change(key("shop", ApiKey.State.DISABLED, Optional.empty(), "Things:Get"));
            case EXPIRED -> change(key("shop", ApiKey.State.ACTIVE, Optional.of(Instant.EPOCH), "Things:Get"));
            default -> change(key("other", ApiKey.State.ACTIVE, Optional.empty(), "Things:Get"));
        }
        assertThat(refused()).isEqualTo(RefusalKind.INVALID_KEY);
    }

    @Test
    void authenticateAgain_ofAKeyThatWasChanged_hasTheScopesOfNow() {
        change(key("shop", ApiKey.State.ACTIVE, Optional.empty(), "Things:Add"));

        assertThat(authenticator.authenticateAgain(before))
                .isInstanceOfSatisfying(
                        AuthenticationResult.Known.class,
                        known -> assertThat(known.caller().scopes()).containsExactly("Things:Add"));
    }

    /** Not on the server that changes the key: there within the lease. */
    @Test
    void authenticateAgain_afterALease_hearsOfWhatWasDoneElsewhere() {
        store.delete();
        assertThat(authenticator.authenticateAgain(before)).isSameAs(before);

        store.advanceMillis(2_000);

        assertThat(refused()).isEqualTo(RefusalKind.INVALID_KEY);
    }

    @Test
    void authenticateAgain_inAnOutage_isNoProofOfAnything() {
        store.beforeReading(() -> {
            throw new StoreUnavailableException("down", null);
        });
        assertThat(authenticator.authenticateAgain(before))
                .as("within the lease")
                .isSameAs(before);

        store.advanceMillis(2_000);
        assertThat(refused()).isEqualTo(RefusalKind.STORE_UNAVAILABLE);

        store.beforeReading(() -> {});
        store.advanceMillis(2_000);
        assertThat(authenticator.authenticateAgain(before)).isInstanceOf(AuthenticationResult.Known.class);
    }
}
