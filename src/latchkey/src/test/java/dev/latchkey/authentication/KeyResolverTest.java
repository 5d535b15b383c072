package dev.latchkey.authentication;

import static dev.latchkey.authentication.KeyResolution.Unresolved.RATE_LIMITED;
import static dev.latchkey.authentication.KeyResolution.Unresolved.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.StoreUnavailableException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the store is asked, and when a memory is trusted. The clock stands still unless a test moves it. */
class KeyResolverTest {
    private static final String ID = FakeStore.ID;
    private static final String NONE = "unknown00000";
    private static final String HERE = "127.0.0.1";
    private static final Map<String, String> LEASE = Map.of("latchkey.revocation.lease", "2s");

    private final FakeStore store = new FakeStore();

    private static StoreUnavailableException down() {
        return new StoreUnavailableException("down", new IllegalStateException());
    }

    private void breakDown() {
        store.onLookUp(() -> {
            throw down();
        });
        store.onQuestion(() -> {
            throw down();
        });
    }

    private void repair() {
        store.onLookUp(() -> {});
        store.onQuestion(() -> {});
    }

    @Test
    void find_again_costsNoQuestion() {
        KeyResolver keys = store.verified("2s");

        CachedKey first = (CachedKey) keys.find(ID, HERE);
        store.advanceMillis(1_999);

        assertThat(keys.find(ID, HERE)).isSameAs(first);
        assertThat(first.caller().keyId()).isEqualTo(ID);
        assertThat(store.lookUps()).isEqualTo(1);
        assertThat(store.questions()).isEqualTo(1);
    }

    @Test
    void find_whenTheLeaseIsOver_asksForChangesAndKeepsWhatWasNotChanged() {
        KeyResolver keys = store.verified("2s");
        CachedKey first = (CachedKey) keys.find(ID, HERE);
        store.create("anotherKey00");

        store.advanceMillis(2_000);

        assertThat(keys.find(ID, HERE)).isSameAs(first);
        assertThat(store.questions()).isEqualTo(2);
        assertThat(store.lookUps()).isEqualTo(1);
    }

    @Test
    void find_whenTheLeaseIsOver_believesTheStore() {
        KeyResolver keys = store.verified("2s");
        keys.find(ID, HERE);
        store.delete();

        store.advanceMillis(1_999);
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
        store.advanceMillis(1);

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }

    @Test
    void poll_dropsWhatWasChangedAndNothingElse() {
        KeyResolver keys = store.verified("2s");
        store.create("anotherKey00");
        keys.find(ID, HERE);
        keys.find("anotherKey00", HERE);
        store.delete();

        keys.poll();

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
        assertThat(keys.find("anotherKey00", HERE)).isInstanceOf(CachedKey.class);
        assertThat(store.lookUps()).isEqualTo(3);
    }

    @Test
    void poll_ofAStoreThatCannotTellWhatWasChanged_dropsEverything() {
        KeyResolver keys = store.verified("2s");
        keys.find(ID, HERE);
        store.forgetWhatWasChanged();
        store.delete();

        keys.poll();

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }

    @Test
    void poll_keepsTheLeaseFromEnding() {
        KeyResolver keys = store.verified("2s");
        keys.find(ID, HERE);
        for (int i = 0; i < 15; i++) {
            store.advanceMillis(500);
            keys.poll();
            keys.find(ID, HERE);
        }

        assertThat(store.lookUps()).isEqualTo(1);
        assertThat(store.questions()).isEqualTo(16);
    }

    /** Somebody may have changed the tables by hand, which raises no epoch. */
    @Test
    void find_afterFourLeases_readsTheKeyAgain() {
        KeyResolver keys = store.verified("2s");
        keys.find(ID, HERE);
        store.deleteByHand(ID);
        store.advanceMillis(7_999);
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);

        store.advanceMillis(1);

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }

    /** A confirmation is as old as its question, not as its answer. */
    @Test
    void find_countsTheLeaseFromTheStartOfTheQuestion() {
        KeyResolver keys = store.verified("2s");
        store.onQuestion(() -> store.advanceMillis(1_500));
        keys.find(ID, HERE);
        store.onQuestion(() -> {});

        store.advanceMillis(499);
        keys.find(ID, HERE);
        assertThat(store.questions()).isEqualTo(1);
        store.advanceMillis(1);
        keys.find(ID, HERE);
        assertThat(store.questions()).isEqualTo(2);
    }

    /** The store then is asked for each request, and right about each. */
    @Test
    void find_whereQuestionsTakeLongerThanTheLease_looksUpEachTime() {
        KeyResolver keys = store.verified("2s");
        store.onQuestion(() -> store.advanceMillis(5_000));

        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
        store.delete();
        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE - 1_000_000_000, -1_000_000_000})
    void find_keepsToTheLease_whereverTheClockBegan(long start) {
        store.startClockAt(start);
        KeyResolver keys = store.verified("2s");

        keys.find(ID, HERE);
        store.advanceMillis(1_999);
        keys.find(ID, HERE);
        assertThat(store.questions()).isEqualTo(1);
        store.advanceMillis(1);
        keys.find(ID, HERE);
        assertThat(store.questions()).isEqualTo(2);
    }

    @Test
    void find_withoutALease_alwaysLooksUp() {
        KeyResolver keys = store.verified("0s");

        keys.find(ID, HERE);
        keys.find(ID, HERE);
        keys.find(NONE, HERE);
        keys.find(NONE, HERE);

        assertThat(store.lookUps()).isEqualTo(4);
        assertThat(store.questions()).isZero();
    }

    @Test
    void find_anUnknownId_isRememberedUntilAKeyIsMade() {
        KeyResolver keys = store.verified("2s");

        assertThat(keys.find(NONE, HERE)).isEqualTo(UNKNOWN);
        store.advanceMillis(1_999);
        assertThat(keys.find(NONE, HERE)).isEqualTo(UNKNOWN);
        assertThat(store.lookUps()).isEqualTo(1);

        store.create(NONE);
        keys.poll();
        assertThat(keys.find(NONE, HERE)).isInstanceOf(CachedKey.class);
    }

    @Test
    void find_aFloodOfUnknownIds_pushesNoGoodKeyOut() {
        KeyResolver keys = store.verified(Map.of("latchkey.cache.size", "1", "latchkey.unknown.rate", "0"));
        keys.find(ID, HERE);

        IntStream.range(0, 20_000).forEach(i -> keys.find("unknown" + i, HERE));
        int before = store.lookUps();
        keys.find(ID, HERE);

        assertThat(store.lookUps()).isEqualTo(before);
    }

    @Test
    void find_aFloodOfUnknownIds_isLookedUpWithinTheBudget_andHoldsNoGoodKeyUp() {
        KeyResolver keys = store.verified(
                Map.of("latchkey.revocation.lease", "60s", "latchkey.cache.size", "1", "latchkey.unknown.rate", "20"));
        store.create("anotherKey00");
        keys.poll();
        keys.learn();

        long looked = IntStream.range(0, 100_000)
                .filter(i -> {
                    if (i % 10 == 0) {
                        store.advanceMillis(1);
                    }
                    if (i % 1_000 == 0) {
                        assertThat(keys.find("anotherKey00", HERE)).isInstanceOf(CachedKey.class);
                        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
                    }
                    return keys.find("%012d".formatted(i), HERE) != RATE_LIMITED;
                })
                .count();

        // Ten seconds at 20 and what was saved up, and the few that the filter takes for keys.
        assertThat(looked).isBetween(200L, 500L);
        assertThat(store.lookUps()).isLessThan(750);
    }

    /** A key that this server has not heard of yet would be taken for one of many that do not exist. */
    @Test
    void find_moreOftenThanTheBudgetInAnOutage_isNotRefused() {
        KeyResolver keys = store.verified(Map.of("latchkey.revocation.lease", "2s", "latchkey.unknown.rate", "20"));
        keys.poll();
        keys.learn();
        breakDown();
        store.create("anotherKey00");
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> keys.find("anotherKey00", HERE)).isInstanceOf(StoreUnavailableException.class);
        }

        repair();
        store.advanceMillis(500);

        assertThat(keys.find("anotherKey00", HERE)).isInstanceOf(CachedKey.class);
    }

    @Test
    void find_aKeyThatWasMadeElsewhere_isLookedUpAtOnce() {
        KeyResolver keys = store.verified("2s");
        keys.poll();
        keys.learn();
        store.create("anotherKey00");

        assertThat(keys.find("anotherKey00", HERE)).isInstanceOf(CachedKey.class);
    }

    @Test
    void find_inAnOutage_saysSoAndLearnsNothing() {
        KeyResolver keys = store.verified("2s");
        Supplier<KeyResolution> asking = () -> keys.find(ID, HERE);
        breakDown();

        assertThatThrownBy(asking::get).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(asking::get).isInstanceOf(StoreUnavailableException.class);
        repair();
        store.advanceMillis(500);

        assertThat(asking.get()).isInstanceOf(CachedKey.class);
    }

    @Test
    void find_inAnOutage_trustsWhatItStillMayAndNothingElse() {
        KeyResolver keys = store.verified("2s");
        keys.find(ID, HERE);
        breakDown();

        store.advanceMillis(1_999);
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
        store.advanceMillis(1);
        assertThatThrownBy(() -> keys.find(ID, HERE)).isInstanceOf(StoreUnavailableException.class);
        repair();
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
    }

    @Test
    void find_inAnOutageWithGrace_trustsConfirmedKeysForThatLong() {
        KeyResolver keys = store.verified(Map.of("latchkey.revocation.lease", "2s", "latchkey.outage.grace", "30s"));
        keys.find(ID, HERE);
        breakDown();

        store.advanceMillis(31_999);
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
        assertThatThrownBy(() -> keys.find("anotherKey00", HERE)).isInstanceOf(StoreUnavailableException.class);
        store.advanceMillis(1);
        assertThatThrownBy(() -> keys.find(ID, HERE)).isInstanceOf(StoreUnavailableException.class);
    }

    /** Grace is for outages alone: a store that can be asked decides. */
    @Test
    void find_withGraceAndAStoreThatAnswers_believesTheStore() {
        KeyResolver keys = store.verified(Map.of("latchkey.revocation.lease", "2s", "latchkey.outage.grace", "30s"));
        keys.find(ID, HERE);
        store.delete();

        store.advanceMillis(2_000);

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }

    @Test
    void find_inALongOutage_asksOnceEachHalfSecond() {
        KeyResolver keys = store.verified(LEASE);
        breakDown();
        for (int i = 0; i < 10_000; i++) {
            store.advanceMillis(1);
            assertThatThrownBy(() -> keys.find(ID, HERE)).isInstanceOf(StoreUnavailableException.class);
        }

        assertThat(store.lookUps() + store.questions()).isLessThan(30);
        repair();
        store.advanceMillis(500);
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
    }

    @Test
    void heed_afterAChangeHere_dropsWhatWasChanged() {
        KeyResolver keys = store.verified("2s");
        keys.find(ID, HERE);
        store.delete();

        keys.heed();

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }

    @Test
    void heed_whenTheStoreCannotBeAsked_trustsNothing() {
        KeyResolver keys = store.verified("2s");
        keys.find(ID, HERE);
        breakDown();

        keys.heed();

        assertThatThrownBy(() -> keys.find(ID, HERE)).isInstanceOf(StoreUnavailableException.class);
    }

    /** Others wait for it when they delete a key. */
    @Test
    void poll_tellsTheOthersUpToWhereItHasCome() {
        KeyResolver keys = store.verified("2s");
        keys.poll();
        store.delete();
        assertThat(store.confirmedEpochs()).containsExactly(0L);

        keys.poll();

        assertThat(store.confirmedEpochs()).containsExactly(1L);
        keys.leave();
        assertThat(store.confirmedEpochs()).isEmpty();
    }

    /** A server that the others do not know of is not waited for, so it must not rely on its memory. */
    @Test
    void find_whenTheOthersCannotBeTold_looksUpEachTime() {
        store.onWrite(() -> {
            throw down();
        });
        KeyResolver keys = store.verified("2s");

        assertThatThrownBy(keys::poll).isInstanceOf(StoreUnavailableException.class);
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
        store.delete();
        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }
}
