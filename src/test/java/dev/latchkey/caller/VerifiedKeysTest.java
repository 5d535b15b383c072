package dev.latchkey.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.StoreUnavailableException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the store is asked, and when a memory is trusted. The clock stands still unless a test moves it. */
class VerifiedKeysTest {
    private static final String ID = FakeStore.ID;

    private final FakeStore store = new FakeStore();

    @Test
    void find_again_costsNoLookUp() {
        VerifiedKeys keys = store.verified("2s");

        VerifiedKeys.Entry first = keys.find(ID);
        store.advanceMillis(1_999);

        assertThat(keys.find(ID)).isSameAs(first);
        assertThat(first.caller().keyId()).isEqualTo(ID);
        assertThat(store.lookUps()).isEqualTo(1);
    }

    @Test
    void find_whenTheLeaseIsOver_asksAgainAndBelievesTheStore() {
        VerifiedKeys keys = store.verified("2s");
        keys.find(ID);
        store.delete();

        store.advanceMillis(2_000);

        assertThat(keys.find(ID)).isNull();
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @Test
    void find_countsTheLeaseFromTheStartOfTheLookUp() {
        VerifiedKeys keys = store.verified("2s");
        store.onLookUp(() -> store.advanceMillis(1_500));
        keys.find(ID);
        store.onLookUp(() -> {});

        store.advanceMillis(499);
        keys.find(ID);
        assertThat(store.lookUps()).isEqualTo(1);
        store.advanceMillis(1);
        keys.find(ID);
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @Test
    void find_afterALookUpThatTookLongerThanTheLease_asksAgain() {
        VerifiedKeys keys = store.verified("2s");
        store.onLookUp(() -> store.advanceMillis(5_000));

        assertThat(keys.find(ID)).isNotNull();
        assertThat(keys.find(ID)).isNotNull();
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE - 1_000_000_000, -1_000_000_000})
    void find_keepsToTheLease_whereverTheClockBegan(long start) {
        store.startClockAt(start);
        VerifiedKeys keys = store.verified("2s");

        keys.find(ID);
        store.advanceMillis(1_999);
        keys.find(ID);
        assertThat(store.lookUps()).isEqualTo(1);
        store.advanceMillis(1);
        keys.find(ID);
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @Test
    void find_withoutALease_alwaysAsks() {
        VerifiedKeys keys = store.verified("0s");

        keys.find(ID);
        keys.find(ID);
        keys.find("unknown00000");
        keys.find("unknown00000");

        assertThat(store.lookUps()).isEqualTo(4);
    }

    @Test
    void find_anUnknownId_isRememberedForASecond() {
        VerifiedKeys keys = store.verified("2s");

        assertThat(keys.find("unknown00000")).isNull();
        store.advanceMillis(999);
        assertThat(keys.find("unknown00000")).isNull();
        assertThat(store.lookUps()).isEqualTo(1);
        store.advanceMillis(1);
        assertThat(keys.find("unknown00000")).isNull();
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @Test
    void find_anUnknownId_isNotRememberedForLongerThanTheLease() {
        VerifiedKeys keys = store.verified("100ms");

        keys.find("unknown00000");
        store.advanceMillis(100);
        keys.find("unknown00000");

        assertThat(store.lookUps()).isEqualTo(2);
    }

    @Test
    void find_aFloodOfUnknownIds_pushesNoGoodKeyOut() {
        VerifiedKeys keys = store.verified("2s", "1");
        keys.find(ID);

        IntStream.range(0, 20_000).forEach(i -> keys.find("unknown" + i));
        int before = store.lookUps();
        keys.find(ID);

        assertThat(store.lookUps()).isEqualTo(before);
    }

    @Test
    void find_inAnOutage_saysSoAndLearnsNothing() {
        VerifiedKeys keys = store.verified("2s");
        Supplier<VerifiedKeys.Entry> asking = () -> keys.find(ID);
        store.onLookUp(() -> {
            throw new StoreUnavailableException("down", new IllegalStateException());
        });

        assertThatThrownBy(asking::get).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(asking::get).isInstanceOf(StoreUnavailableException.class);
        store.onLookUp(() -> {});

        assertThat(asking.get()).isNotNull();
    }

    @Test
    void find_inAnOutage_trustsWhatItStillMayAndNothingElse() {
        VerifiedKeys keys = store.verified("2s");
        keys.find(ID);
        store.onLookUp(() -> {
            throw new StoreUnavailableException("down", new IllegalStateException());
        });

        store.advanceMillis(1_999);
        assertThat(keys.find(ID)).isNotNull();
        store.advanceMillis(1);
        assertThatThrownBy(() -> keys.find(ID)).isInstanceOf(StoreUnavailableException.class);
        store.onLookUp(() -> {});
        assertThat(keys.find(ID)).isNotNull();
    }

    @Test
    void forget_asksForEverythingAgain() {
        VerifiedKeys keys = store.verified("2s");
        keys.find(ID);
        keys.find("unknown00000");

        keys.forget();
        keys.find(ID);
        keys.find("unknown00000");

        assertThat(store.lookUps()).isEqualTo(4);
    }
}
