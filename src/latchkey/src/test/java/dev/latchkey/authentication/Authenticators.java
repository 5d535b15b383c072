package dev.latchkey.authentication;

import dev.latchkey.config.Settings;
import dev.latchkey.key.ConfiguredKeys;
import dev.latchkey.key.Digester;
import dev.latchkey.key.KeyChanges;
import dev.latchkey.key.KeyLookup;
import dev.latchkey.key.KeyReading;
import dev.latchkey.key.KeySource;
import dev.latchkey.key.KeyUse;
import dev.latchkey.scope.Vocabulary;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Makes authenticators that look keys up in whatever there is, on the thread of the request. */
public final class Authenticators {
    private Authenticators() {}

    /** One with the keys of these settings, and of a store where everything has changed whenever it is asked. */
    public static Authenticator of(Settings settings, KeyLookup store, Vocabulary vocabulary) {
        return of(settings, store, vocabulary, InstantSource.system());
    }

    static Authenticator of(Settings settings, KeyLookup store, Vocabulary vocabulary, InstantSource clock) {
        return of(settings, store, vocabulary, clock, System::nanoTime);
    }

    static Authenticator of(Settings settings, KeyLookup store, Vocabulary vocabulary, LongSupplier nanoTime) {
        return of(settings, store, vocabulary, InstantSource.system(), nanoTime);
    }

    private static Authenticator of(
            Settings settings, KeyLookup store, Vocabulary vocabulary, InstantSource clock, LongSupplier nanoTime) {
        return new Authenticator(
                settings,
                new ConfiguredKeys(settings.keys().configured()),
                new Changing(store),
                new Digester(settings.keys().peppers()),
                vocabulary,
                Runnable::run,
                nanoTime,
                clock);
    }

    private static final class Changing implements KeySource {
        private final KeyLookup store;
        private final AtomicLong epoch = new AtomicLong();

        Changing(KeyLookup store) {
            this.store = store;
        }

        @Override
        public KeyReading read(String keyId) {
            return new KeyReading(store.find(keyId), epoch.get(), true);
        }

        @Override
        public KeyChanges changesSince(long then, String hash) {
            return KeyChanges.ofAny(epoch.incrementAndGet(), "");
        }

        @Override
        public void confirm(String node, long then) {
            // There are no others.
        }

        @Override
        public void leave(String node) {
            // There are no others.
        }

        @Override
        public List<String> ids(String after, int limit) {
            return List.of();
        }

        @Override
        public List<String> tokenIds(String after, int limit) {
            return List.of();
        }

        @Override
        public void add(Collection<KeyUse> uses) {
            // Nobody asks.
        }
    }
}
