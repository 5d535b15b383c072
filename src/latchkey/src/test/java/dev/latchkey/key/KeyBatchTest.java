package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ApiKey;
import dev.latchkey.key.KeyBatch.Action;
import dev.latchkey.key.RefusedChangeException.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each key of a batch is changed in its version or refused, and a batch of an actor who may not make it changes nothing. */
class KeyBatchTest {
    @RegisterExtension
    private final KeyStoreFixture fixture = new KeyStoreFixture();

    private final KeyBatch batch = new KeyBatch(fixture.management);
    private String one;
    private String two;

    @BeforeEach
    void makeKeys() {
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        one = fixture.keys.issue("shop", "One", Set.of()).key().id();
        two = fixture.keys.issue("shop", "Two", Set.of()).key().id();
    }

    private long version(String id) {
        return fixture.store.revision(id).orElseThrow().version();
    }

    private ApiKey.State state(String id) {
        return fixture.store.find(id).orElseThrow().key().state();
    }

    @Test
    void refusedKey_doesNotPreventTheOthers() {
        Map<String, Long> versions = Map.of(one, version(one), two, version(two) + 1, "zzzzzzzzzzzz", 1L);
        KeyBatch.Outcome outcome = batch.change(Actor.SYSTEM, Action.DISABLE, versions);
        Map<String, RefusedChangeException> refusals = outcome.refusals();
        assertThat(outcome.versions()).isEqualTo(Map.of(one, version(one)));
        assertThat(refusals).containsOnlyKeys(two, "zzzzzzzzzzzz");
        assertThat(refusals.get(two).reason()).isEqualTo(Reason.CHANGED_MEANWHILE);
        assertThat(refusals.get("zzzzzzzzzzzz").reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(state(one)).isEqualTo(ApiKey.State.DISABLED);
        assertThat(state(two)).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100))
                .extracting(AuditEntry::action)
                .containsExactly("key disabled", "key created", "key created", "application created");
    }

    @Test
    void preview_changesNothing_andTellsNoObserver() {
        Map<String, Long> versions = Map.of(one, version(one), two, version(two) + 1);
        int events = fixture.events.size();
        assertThat(batch.preview(Actor.SYSTEM, Action.DELETE, versions).refusals())
                .containsOnlyKeys(two);
        assertThat(fixture.events).hasSize(events);
        assertThat(state(one)).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100))
                .extracting(AuditEntry::action)
                .containsExactly("key created", "key created", "application created");
        assertThat(batch.change(Actor.SYSTEM, Action.DELETE, versions).refusals())
                .containsOnlyKeys(two);
    }

    @Test
    void deletedActor_changesNothing() {
        Actor actor = Actor.ofKey(one, "shop", true, Set.of(), "");
        fixture.management.delete(Actor.SYSTEM, one, OptionalLong.empty());
        assertThatThrownBy(() -> batch.change(actor, Action.DELETE, Map.of(two, version(two))))
                .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.ACTOR_REVOKED));
        assertThat(state(two)).isEqualTo(ApiKey.State.ACTIVE);
    }
}
