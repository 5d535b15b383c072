package dev.latchkey.authentication;

import static dev.latchkey.authentication.KeyResolution.Unresolved.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.StoreUnavailableException;
import dev.latchkey.key.DescribedKey;
import dev.latchkey.key.KeyRecord;
import dev.latchkey.network.IpAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests, changes and questions for changes, in every order of their steps. The scenes run at the same time, because a request that
 * waits for a stopped look-up waits for the time limit.
 */
class RacesTest {
    private static final String ID = FakeStore.ID;
    private static final String NEW = "made00000000";
    private static final String HERE = "127.0.0.1";

    /** A question for changes overlaps a look-up and a change; what was confirmed after the change is right. */
    private abstract static class Scene implements Schedules.Scene {
        final FakeStore store = new FakeStore();
        final KeyResolver keys =
                store.verified(Map.of("latchkey.revocation.lease", "2s", "latchkey.store.timeout", "50ms"));
        private volatile boolean changed;
        private volatile boolean confirmed;

        Scene() {
            keys.poll();
            store.beforeReading(Schedules::pause);
            store.onLookUp(Schedules::pause);
            store.onQuestion(Schedules::pause);
        }

        abstract void change();

        abstract String asked();

        abstract void isRight(KeyResolution entry);

        @Override
        public List<Runnable> tasks() {
            return List.of(
                    this::find,
                    () -> {
                        change();
                        changed = true;
                    },
                    this::poll);
        }

        void find() {
            try {
                keys.find(asked(), HERE);
            } catch (StoreUnavailableException late) {
                // It waited for a look-up that is held up here, and does not know.
                assertThat(late).hasMessageContaining("did not respond within");
            }
        }

        void poll() {
            boolean behind = changed;
            keys.poll();
            confirmed |= behind;
        }

        @Override
        public void check() {
            store.beforeReading(() -> {});
            store.onLookUp(() -> {});
            store.onQuestion(() -> {});
            if (confirmed) {
                isRight(keys.find(asked(), HERE));
            }
            store.advanceMillis(2_000);
            isRight(keys.find(asked(), HERE));
        }
    }

    /** With two questions, which may overtake each other. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void keyThatIsDeletedDuringALookUp_doesNotComeBack() {
        int orders = Schedules.exhaust(() -> new Scene() {
            @Override
            public List<Runnable> tasks() {
                List<Runnable> all = new ArrayList<>(super.tasks());
                all.add(this::poll);
                return all;
            }

            @Override
            void change() {
                store.delete();
            }

            @Override
            String asked() {
                return ID;
            }

            @Override
            void isRight(KeyResolution entry) {
                assertThat(entry).isEqualTo(UNKNOWN);
            }
        });

        assertThat(orders).isGreaterThan(5_000);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void keyThatIsMadeWhileItsIdIsFoundUnknown_works() {
        Schedules.exhaust(() -> new Scene() {
            @Override
            void change() {
                store.create(NEW);
            }

            @Override
            String asked() {
                return NEW;
            }

            @Override
            void isRight(KeyResolution entry) {
                assertThat(entry).isInstanceOf(CachedKey.class);
            }
        });
    }

    /** Whoever deletes a key here, and has been told that it is deleted, finds it refused at once. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void keyThatIsDeletedHere_isRefusedWhenThatIsDone() {
        Schedules.exhaust(() -> new Scene() {
            private final AtomicReference<KeyResolution> afterwards = new AtomicReference<>();

            @Override
            void change() {
                store.delete();
                keys.heed();
                try {
                    afterwards.set(keys.find(ID, HERE));
                } catch (StoreUnavailableException late) {
                    afterwards.set(UNKNOWN);
                }
            }

            @Override
            String asked() {
                return ID;
            }

            @Override
            public List<Runnable> tasks() {
                return List.of(this::find, this::change);
            }

            @Override
            void isRight(KeyResolution entry) {
                assertThat(entry).isEqualTo(UNKNOWN);
                assertThat(afterwards.get()).isEqualTo(UNKNOWN);
            }
        });
    }

    /** In every way in which a key ends or is stopped besides its deletion, no slow look-up makes it work again. */
    @ParameterizedTest
    @EnumSource(End.class)
    @Execution(ExecutionMode.CONCURRENT)
    void keyThatEndsDuringALookUp_doesNotWorkAgain(End end) {
        Schedules.exhaust(() -> new Scene() {
            @Override
            void change() {
                end.of(store);
            }

            @Override
            String asked() {
                return ID;
            }

            @Override
            void isRight(KeyResolution entry) {
                boolean works = entry instanceof CachedKey key
                        && key.active()
                        && !key.hasEnded(InstantSource.fixed(Instant.now()))
                        && key.isAcceptedFrom(IpAddress.parse(HERE));
                assertThat(works).as(end.name()).isFalse();
            }
        });
    }

    /** What another server, or the background, does to a key. */
    private enum End {
        /** It gets an expiry, which is over. */
        EXPIRY {
            @Override
            void of(FakeStore store) {
                store.put(ID, record(ApiKey.State.ACTIVE, KeyTerms.none().expiringAt(Instant.EPOCH.plusSeconds(1))));
            }
        },
        /** It was silent after it was replaced: its row is deleted, and the other key stays. */
        SILENCE {
            @Override
            void of(FakeStore store) {
                store.create(NEW);
                store.delete();
            }
        },
        /** Somebody reported it. */
        LEAK_REPORT {
            @Override
            void of(FakeStore store) {
                store.put(ID, record(ApiKey.State.DISABLED, KeyTerms.none()));
            }
        },
        /** Its application is disabled: which keys were changed is not said. */
        DISABLED_APPLICATION {
            @Override
            void of(FakeStore store) {
                store.forgetWhatWasChanged();
                store.put(ID, record(ApiKey.State.DISABLED, KeyTerms.none()));
            }
        },
        /** It is one of several keys that are changed in one transaction. */
        BULK {
            @Override
            void of(FakeStore store) {
                synchronized (store) {
                    store.create(NEW);
                    store.delete(NEW);
                    store.put(ID, record(ApiKey.State.DISABLED, KeyTerms.none()));
                }
            }
        },
        /** It is restricted to other addresses. */
        ADDRESSES {
            @Override
            void of(FakeStore store) {
                store.put(ID, record(ApiKey.State.ACTIVE, KeyTerms.none().restrictedTo(List.of("192.0.2.1"))));
            }
        };

        abstract void of(FakeStore store);

        private static KeyRecord record(ApiKey.State state, KeyTerms terms) {
            ApiKey key = new DescribedKey(
                    ID,
                    "shop",
                    "",
                    Set.of("Things:Get"),
                    Instant.EPOCH,
                    state,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    terms);
            return new KeyRecord(key, FakeStore.keyRecord(ID).digest());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void keyThatIsReplacedDuringALookUp_endsAndTheNewOneWorks() {
        Schedules.exhaust(() -> new Scene() {
            @Override
            void change() {
                store.create(NEW);
                store.delete();
            }

            @Override
            String asked() {
                return ID;
            }

            @Override
            void isRight(KeyResolution entry) {
                assertThat(entry).isEqualTo(UNKNOWN);
                assertThat(keys.find(NEW, HERE)).isInstanceOf(CachedKey.class);
            }
        });
    }
}
