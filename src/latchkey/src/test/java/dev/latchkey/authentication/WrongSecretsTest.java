package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.ApiKey;
import dev.latchkey.FakeRequest;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody guesses: what the responses tell about which ids exist, and whom else it concerns. The clock stands still. */
class WrongSecretsTest {
    private static final Settings SETTINGS = Settings.of(Map.of(
            "latchkey.unknown.rate",
            "2",
            "latchkey.revocation.lease",
            "60s",
            "latchkey.tokens",
            "true",
            "latchkey.tokens.sunset",
            "2099-06-30T00:00:00Z"));
    private static final Digester DIGESTER = new Digester(List.of());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Two a second, saved up for five seconds. */
    private static final int LIMIT = 10;

    private final FakeStore store = new FakeStore();
    private final Authenticator authenticator = new Authenticator(
            SETTINGS,
            new ConfiguredKeys(List.of()),
            store,
            DIGESTER,
            new Vocabulary(),
            task -> new Thread(task).start(),
            () -> 0);

    @BeforeEach
    void learn() {
        authenticator.keys().poll();
        authenticator.keys().learn();
    }

    /** How each kind of credential is sent. */
    enum Sent {
        KEY("lk", CredentialKind.KEY, 401),
        TOKEN("lkt", CredentialKind.TOKEN, 401),
        CLIENT("lkt_client", CredentialKind.CLIENT, 401);

        private final String prefix;
        private final CredentialKind kind;
        private final int refusedWith;

        Sent(String prefix, CredentialKind kind, int refusedWith) {
            this.prefix = prefix;
            this.kind = kind;
            this.refusedWith = refusedWith;
        }

        KeyText unknown() {
            return KeyText.generate(prefix);
        }
    }

    private KeyText known(Sent sent, ApiKey.State state) {
        KeyText text = sent.unknown();
        store.put(text.id(), record(sent, text, text, state));
        authenticator.heedChanges();
        return text;
    }

    /** Another secret with the id of this one, and a checksum that holds. */
    private KeyText wrongSecretOf(Sent sent) {
        KeyText text = sent.unknown();
        store.put(text.id(), record(sent, text, sent.unknown(), ApiKey.State.ACTIVE));
        authenticator.heedChanges();
        return text;
    }

    private static KeyRecord record(Sent sent, KeyText id, KeyText digested, ApiKey.State state) {
        ApiKey key =
                new DescribedKey(id.id(), "shop", "", Set.of("Things:Get"), Instant.EPOCH, state, Optional.empty());
        return new KeyRecord(key, DIGESTER.digest(digested), sent.kind);
    }

    /** Why it is refused; empty if it is let in. */
    private Optional<Refusal> send(Sent sent, KeyText text) {
        String secret = text.text().reveal();
        if (sent == Sent.CLIENT) {
            return authenticator.refusalForClient(
                    text.id(), secret, FakeRequest.of("POST", "/token").build());
        }
        String scheme = sent == Sent.KEY ? "Key " : "Bearer ";
        AuthenticationResult outcome = authenticator.authenticate(FakeRequest.get("/things")
                .header("Authorization", scheme + secret)
                .build());
        return outcome instanceof AuthenticationResult.Refused refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    private int status(Sent sent, KeyText text) {
        return send(sent, text).map(Refusal::status).orElse(200);
    }

    private void useTheLimitUp(Sent sent) {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(status(sent, sent.unknown())).isEqualTo(sent.refusedWith);
        }
        assertThat(status(sent, sent.unknown())).isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheLimitIsUsedUp_aWrongSecretGetsTheResponseOfAnUnknownId(Sent sent) {
        KeyText wrong = wrongSecretOf(sent);
        KeyText unknown = sent.unknown();
        assertThat(send(sent, wrong)).isEqualTo(send(sent, unknown));
        for (int i = 2; i < LIMIT; i++) {
            send(sent, sent.unknown());
        }

        Optional<Refusal> limited = send(sent, sent.unknown());

        assertThat(limited)
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(429));
        assertThat(send(sent, wrong)).as("a known id").isEqualTo(limited);
        assertThat(send(sent, unknown)).as("one that was found unknown before").isEqualTo(limited);
    }

    @ParameterizedTest
    @EnumSource
    void wrongSecretsOfKnownIds_useTheSameLimitUp(Sent sent) {
        KeyText wrong = wrongSecretOf(sent);

        for (int i = 0; i < LIMIT; i++) {
            assertThat(status(sent, wrong)).isEqualTo(sent.refusedWith);
        }

        assertThat(status(sent, wrong)).isEqualTo(429);
        assertThat(status(sent, sent.unknown())).isEqualTo(429);
        assertThat(store.lookUps()).as("the store is asked for an id once").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRightSecret_isNeverLimited(Sent sent) {
        KeyText right = known(sent, ApiKey.State.ACTIVE);
        KeyText wrong = wrongSecretOf(sent);
        useTheLimitUp(sent);
        assertThat(status(sent, wrong)).isEqualTo(429);

        for (int i = 0; i < 100; i++) {
            assertThat(status(sent, right)).isEqualTo(200);
        }
        assertThat(status(sent, known(sent, ApiKey.State.ACTIVE)))
                .as("one that is made meanwhile")
                .isEqualTo(200);
    }

    /** A typing error, or what was made up without a checksum, costs nothing. */
    @ParameterizedTest
    @EnumSource
    void whatIsNotIntact_isRefusedWithoutTheStore_andUsesNothingUp(Sent sent) {
        KeyText right = known(sent, ApiKey.State.ACTIVE);
        for (int i = 0; i < 1_000; i++) {
            String cut = right.text().reveal().substring(0, 30);
            Optional<Refusal> refusal = sent == Sent.CLIENT
                    ? authenticator.refusalForClient(
                            right.id(), cut, FakeRequest.of("POST", "/token").build())
                    : Optional.of(((AuthenticationResult.Refused) authenticator.authenticate(FakeRequest.get("/things")
                                    .header("Authorization", (sent == Sent.KEY ? "Key " : "Bearer ") + cut)
                                    .build()))
                            .refusal());
            assertThat(refusal).isPresent();
            assertThat(refusal.get().status()).isEqualTo(401);
        }
        assertThat(store.lookUps()).isZero();

        assertThat(status(sent, sent.unknown())).isEqualTo(sent.refusedWith);
        assertThat(status(sent, right)).isEqualTo(200);
    }

    @Test
    void aClient_withTheSecretOfAnother_isRefusedWithoutTheStore() {
        KeyText client = known(Sent.CLIENT, ApiKey.State.ACTIVE);
        KeyText other = known(Sent.CLIENT, ApiKey.State.ACTIVE);

        assertThat(authenticator.refusalForClient(
                        client.id(),
                        other.text().reveal(),
                        FakeRequest.of("POST", "/token").build()))
                .contains(Refusal.of(RefusalKind.INVALID_CLIENT));
        assertThat(store.lookUps()).isZero();
    }

    /** Its client did have the key: that it goes on with it tells nothing to anybody else, and is no guess. */
    @ParameterizedTest
    @EnumSource
    void aKeyThatWasDeleted_isNeverLimited(Sent sent) {
        KeyText deleted = known(sent, ApiKey.State.ACTIVE);
        assertThat(status(sent, deleted)).isEqualTo(200);
        store.delete(deleted.id());
        authenticator.heedChanges();
        useTheLimitUp(sent);

        for (int i = 0; i < 100; i++) {
            assertThat(status(sent, deleted)).isEqualTo(sent.refusedWith);
        }
        assertThat(status(sent, sent.unknown())).isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource
    void aRightSecretOfADisabledKey_isRefusedAsWrong_andNeverLimited(Sent sent) {
        KeyText disabled = known(sent, ApiKey.State.DISABLED);
        Optional<Refusal> unknown = send(sent, sent.unknown());
        for (int i = 1; i < LIMIT; i++) {
            send(sent, sent.unknown());
        }

        for (int i = 0; i < 100; i++) {
            assertThat(send(sent, disabled)).isEqualTo(unknown);
        }
        assertThat(status(sent, sent.unknown())).isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource
    void aWrongSecretOfADeletedKey_isLimited(Sent sent) {
        KeyText wrong = wrongSecretOf(sent);
        assertThat(status(sent, wrong)).isEqualTo(sent.refusedWith);
        store.delete(wrong.id());
        authenticator.heedChanges();
        for (int i = 1; i < LIMIT; i++) {
            send(sent, sent.unknown());
        }

        assertThat(status(sent, wrong)).isEqualTo(429);
    }

    /** Tokens raise no epoch, so this server would take one that was issued a moment ago for unknown. */
    @Test
    void aTokenThatWasIssuedHere_isNeverLimited() {
        KeyText token = Sent.TOKEN.unknown();
        useTheLimitUp(Sent.TOKEN);
        store.put(token.id(), record(Sent.TOKEN, token, token, ApiKey.State.ACTIVE));

        authenticator.heedToken(token.text());

        assertThat(status(Sent.TOKEN, token)).isEqualTo(200);
    }

    /** The thread of each request waits: servers have some hundreds, and some have five. */
    @Test
    void whileTheStoreIsSlow_fewRequestsWaitForUnknownIds_andCachedKeysForNone() throws InterruptedException {
        KeyText right = known(Sent.KEY, ApiKey.State.ACTIVE);
        KeyText wrong = wrongSecretOf(Sent.KEY);
        assertThat(status(Sent.KEY, right)).isEqualTo(200);
        assertThat(status(Sent.KEY, wrong)).isEqualTo(401);
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        store.onLookUp(() -> {
            asked.incrementAndGet();
            pass(answers);
        });
        List<Thread> flood = new ArrayList<>();
        AtomicInteger limited = new AtomicInteger();
        for (int i = 0; i < 9; i++) {
            KeyText unknown = Sent.KEY.unknown();
            Thread thread = new Thread(() -> {
                if (status(Sent.KEY, unknown) == 429) {
                    limited.incrementAndGet();
                }
            });
            thread.start();
            flood.add(thread);
        }
        await("those who need not wait")
                .atMost(PATIENCE)
                .until(() -> alive(flood).count() == UnknownKeyRateLimiter.MOST_WAITING
                        && asked.get() == UnknownKeyRateLimiter.MOST_WAITING);

        assertThat(limited.get()).isEqualTo(9 - UnknownKeyRateLimiter.MOST_WAITING);
        assertThat(status(Sent.KEY, right)).isEqualTo(200);
        assertThat(status(Sent.KEY, wrong)).as("a known id, as an unknown one").isEqualTo(429);
        answers.countDown();
        for (Thread each : flood) {
            each.join();
        }
        assertThat(status(Sent.KEY, wrong)).isEqualTo(401);
    }

    /** A server that has not heard of a key yet must not call the client that uses it a flood. */
    @Test
    void whileTheStoreIsSlow_manyRequestsWithOneNewKey_areNotLimited() throws InterruptedException {
        KeyText made = Sent.KEY.unknown();
        store.put(made.id(), record(Sent.KEY, made, made, ApiKey.State.ACTIVE));
        CountDownLatch answers = new CountDownLatch(1);
        store.onLookUp(() -> pass(answers));
        List<Thread> requests = new ArrayList<>();
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 9; i++) {
            Thread thread = new Thread(() -> statuses.add(status(Sent.KEY, made)));
            thread.start();
            requests.add(thread);
        }
        await("those who need not wait")
                .atMost(PATIENCE)
                .until(() -> alive(requests).count() == UnknownKeyRateLimiter.MOST_WAITING);
        answers.countDown();
        for (Thread each : requests) {
            each.join();
        }

        assertThat(statuses)
                .containsOnly(200, 503)
                .filteredOn(each -> each == 200)
                .hasSize(UnknownKeyRateLimiter.MOST_WAITING);
        assertThat(status(Sent.KEY, made)).isEqualTo(200);
    }

    private static Stream<Thread> alive(List<Thread> threads) {
        return threads.stream().filter(Thread::isAlive);
    }

    private static void pass(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the latch");
            }
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
