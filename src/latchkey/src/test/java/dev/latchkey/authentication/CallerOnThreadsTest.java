package dev.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.AccessRefusedException;
import dev.latchkey.Caller;
import dev.latchkey.FakeRequest;
import dev.latchkey.Refusal;
import dev.latchkey.RefusalKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom an injected caller speaks for, on the thread of the request and on others. */
class CallerOnThreadsTest {
    private final FakeStore store = new FakeStore();
    private final AuthenticatedCaller known = ((CachedKey) store.verified("2s").find(FakeStore.ID, "")).caller();
    private final Caller injected = InjectedCaller.ofThread();

    @AfterEach
    void leaveTheThreadClean() {
        CurrentCaller.leaveTo(null);
    }

    private static <T> T elsewhere(Supplier<T> task) {
        Executor newThread = work -> new Thread(work).start();
        return CompletableFuture.supplyAsync(task, newThread).join();
    }

    @Test
    void injected_withoutARequest_isNobody() {
        assertThat(injected.isAnonymous()).isTrue();
        assertThat(injected.scopes()).isEmpty();
        assertThat(injected.has("Things:Get")).isFalse();
        assertThat(injected).hasToString("Caller[nobody]");
        assertThatThrownBy(injected::keyId)
                .isInstanceOfSatisfying(AccessRefusedException.class, refused -> assertThat(refused.refusal())
                        .isSameAs(Refusal.of(RefusalKind.CREDENTIALS_REQUIRED)));
        assertThatThrownBy(injected::application).isInstanceOf(AccessRefusedException.class);
        assertThatThrownBy(injected::description).isInstanceOf(AccessRefusedException.class);
    }

    @Test
    void injected_speaksForTheRequestOfTheRunningThreadAlone() {
        CurrentCaller.enter(new AuthenticationResult.Known(known));

        assertThat(injected.keyId()).isEqualTo(FakeStore.ID);
        assertThat(injected.has("Things:Get")).isTrue();
        assertThat(elsewhere(injected::isAnonymous)).isTrue();
    }

    @Test
    void injectedIntoThisRequest_goesOnToSpeakForItElsewhere() {
        CurrentCaller.enter(new AuthenticationResult.Known(known));
        Caller ofThisRequest = InjectedCaller.ofThisRequest();

        assertThat(elsewhere(ofThisRequest::keyId)).isEqualTo(FakeStore.ID);
        assertThat(elsewhere(() -> {
                    CurrentCaller.enter(AuthenticationResult.ANONYMOUS);
                    return ofThisRequest.isAnonymous();
                }))
                .as("where another request runs, that comes first")
                .isTrue();
    }

    @Test
    void snapshot_staysTheCallerWhenTheRequestIsOver() {
        AuthenticationResult before = CurrentCaller.enter(new AuthenticationResult.Known(known));
        Caller snapshot = injected.snapshot();
        CurrentCaller.leaveTo(before);

        assertThat(injected.isAnonymous()).isTrue();
        assertThat(snapshot.keyId()).isEqualTo(FakeStore.ID);
        assertThat(elsewhere(snapshot::scopes)).containsExactly("Things:Get");
    }

    @Test
    void enter_nestedRequests_arePutBackOneByOne() {
        AuthenticationResult none = CurrentCaller.enter(new AuthenticationResult.Known(known));
        AuthenticationResult outer = CurrentCaller.enter(AuthenticationResult.ANONYMOUS);
        assertThat(injected.isAnonymous()).isTrue();

        CurrentCaller.leaveTo(outer);
        assertThat(injected.isAnonymous()).isFalse();
        CurrentCaller.leaveTo(none);
        assertThat(CurrentCaller.known()).isNull();
        assertThat(none).isNull();
    }

    @Test
    void known_isThereOnlyForAVerifiedCaller() {
        for (AuthenticationResult outcome : new AuthenticationResult[] {
            AuthenticationResult.ANONYMOUS,
            AuthenticationResult.PREFLIGHT,
            new AuthenticationResult.Refused(Refusal.of(RefusalKind.INVALID_KEY))
        }) {
            CurrentCaller.enter(outcome);
            assertThat(CurrentCaller.known()).isNull();
            assertThat(injected.isAnonymous()).isTrue();
        }
    }

    @Test
    void outcome_leftOnARequest_isFoundThereByEveryWayOfReading() {
        HttpServletRequest request = FakeRequest.get("/").build();
        assertThat(CurrentCaller.outcomeOf(request)).isNull();

        CurrentCaller.put(request, AuthenticationResult.ANONYMOUS);

        assertThat(CurrentCaller.outcomeOf(request)).isSameAs(AuthenticationResult.ANONYMOUS);
        assertThat(CurrentCaller.outcomeIn(request::getAttribute)).isSameAs(AuthenticationResult.ANONYMOUS);
        assertThat(CurrentCaller.outcomeIn(name -> "set by somebody else")).isNull();
    }

    @Test
    void contextual_takesTheCallerAlongAndLeavesTheThreadAsItWas() {
        Runnable task = () -> {
            assertThat(CurrentCaller.known()).isSameAs(known);
            throw new IllegalStateException("done");
        };

        Boolean cleanAfterwards = elsewhere(() -> {
            assertThatThrownBy(known.contextual(task)::run).hasMessage("done");
            return CurrentCaller.known() == null;
        });

        assertThat(cleanAfterwards).isTrue();
        CurrentCaller.enter(new AuthenticationResult.Known(known));
        AnonymousCaller.INSTANCE
                .contextual(() -> assertThat(injected.isAnonymous()).isTrue())
                .run();
        assertThat(injected.contextual(() -> {})).isNotNull();
        assertThatThrownBy(() -> injected.contextual(null)).isInstanceOf(NullPointerException.class);
    }
}
