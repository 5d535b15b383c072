package dev.latchkey.authentication;

import static dev.latchkey.authentication.KeyResolution.Unresolved.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that lost its last changes when it took over, or was restored, and has come to the same epoch again. */
class OtherPastTest {
    private static final String ID = FakeStore.ID;
    private static final String HERE = "127.0.0.1";

    private final FakeStore store = new FakeStore();
    private final KeyResolver keys = store.verified("2s");

    @BeforeEach
    void cacheAKey() {
        keys.poll();
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
        assertThat(keys.find(ID, HERE)).isInstanceOf(CachedKey.class);
        assertThat(store.lookUps()).isEqualTo(1);
    }

    @Test
    void poll_ofTheSameEpochWithAnotherPast_evictsEveryKey() {
        store.takeOver();
        store.deleteByHand(ID);

        keys.poll();

        assertThat(keys.find(ID, HERE)).isEqualTo(UNKNOWN);
    }

    /** Those who revoke a key wait for this server only if the store knows it, and not for what it confirmed to another store. */
    @Test
    void poll_ofAnotherPast_tellsTheOthersFirstThatNothingIsHeeded() {
        store.takeOver();
        List<Collection<Long>> confirmed = new ArrayList<>();
        store.onWrite(() -> confirmed.add(store.confirmedEpochs()));

        keys.poll();

        assertThat(confirmed).containsExactly(List.of(), List.of(-1L));
        assertThat(store.confirmedEpochs()).containsExactly(0L);
    }

    @Test
    void poll_whenTheOthersCannotBeTold_confirmsNothing() {
        store.takeOver();
        store.onWrite(() -> {
            throw new StoreUnavailableException("read-only", null);
        });

        assertThatThrownBy(keys::poll).isInstanceOf(StoreUnavailableException.class);
        store.advanceMillis(2_000);

        keys.find(ID, HERE);
        assertThat(store.lookUps()).isEqualTo(2);
    }
}
