package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.IssuedKey;
import dev.latchkey.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What servers learn from the store about changes, and what they leave there. */
class KeySourceTest {
    private static final Instant MORNING = Instant.parse("2026-01-01T08:00:00Z");

    @RegisterExtension
    private final KeyStoreFixture fixture = new KeyStoreFixture();

    private final JpaKeyStore store = fixture.store;

    @BeforeEach
    void makeAnApplication() {
        fixture.keys.createApplication("shop", "The shop");
    }

    private String issue() {
        return fixture.keys
                .issue("shop", "For tests", Set.of("Inputs:Get"))
                .key()
                .id();
    }

    private long epoch() {
        return fixture.changesSince(KeyChanges.NEVER).epoch();
    }

    private Set<String> changed(Runnable change) {
        long before = epoch();
        change.run();
        KeyChanges changes = fixture.changesSince(before);
        assertThat(changes.epoch()).isGreaterThan(before);
        return changes.keyIds().orElseThrow();
    }

    @Test
    void everyChangeOfAKey_raisesTheEpochAndIsTold() {
        String id = issue();
        KeyChange less = new KeyChange(Optional.empty(), Optional.of(Set.of()), false);

        assertThat(changed(() -> fixture.keys.disable(id))).containsExactly(id);
        assertThat(changed(() -> fixture.keys.enable(id))).containsExactly(id);
        assertThat(changed(() -> fixture.management.change(Actor.SYSTEM, id, less, OptionalLong.empty())))
                .containsExactly(id);
        assertThat(changed(() -> fixture.keys.replace(id, Duration.ofHours(1))))
                .contains(id)
                .hasSize(2);
        assertThat(changed(() -> fixture.keys.delete(id))).containsExactly(id);
        assertThat(changed(this::issue)).hasSize(1);
        assertThat(fixture.changesSince(epoch()).keyIds()).contains(Set.of());
    }

    @Test
    void whatCannotBeToldOneByOne_mayBeAnyKey() {
        long before = epoch();
        assertThat(fixture.changesSince(before + 1).keyIds())
                .as("a store that was restored")
                .isEmpty();

        issue();
        fixture.execute("delete from latchkey_audit where number = " + epoch());
        assertThat(fixture.changesSince(before).keyIds())
                .as("entries that were cleared away")
                .isEmpty();

        long then = epoch();
        fixture.keys.deleteApplication("shop");
        assertThat(fixture.changesSince(then).keyIds()).as("an application").isEmpty();
    }

    @Test
    void uses_areAddedUp_andNeverGoBackInTime() {
        String id = issue();
        store.add(List.of(new KeyUse(id, MORNING, 3)));
        store.add(List.of(new KeyUse(id, MORNING.minusSeconds(60), 2), new KeyUse("goneGoneGone", MORNING, 1)));

        assertThat(store.uses(List.of(id, "goneGoneGone"))).isEqualTo(Map.of(id, new KeyUse(id, MORNING, 5)));

        fixture.keys.delete(id);
        assertThat(store.uses(List.of(id))).isEmpty();
    }

    @Test
    void ids_comePageByPage() {
        String one = issue();
        String two = issue();
        List<String> sorted = List.of(one, two).stream().sorted().toList();

        assertThat(store.ids("", 1)).containsExactly(sorted.get(0));
        assertThat(store.ids(sorted.get(0), 10)).containsExactly(sorted.get(1));
    }

    @Test
    void deletionThatIsAwaited_waitsForServersThatHaveNotHeardOfIt() throws Exception {
        IssuedKey key = fixture.keys.issue("shop", "For tests", Set.of());
        store.confirm("node", epoch());

        CompletableFuture<Boolean> deletion = CompletableFuture.supplyAsync(
                () -> fixture.keys.delete(key.key().id(), Revocation.AWAIT_EVERYWHERE));
        org.awaitility.Awaitility.await()
                .until(() -> fixture.keys.key(key.key().id()).isEmpty());
        assertThat(deletion).isNotDone();
        store.confirm("node", epoch());

        assertThat(deletion.get()).isTrue();
    }

    @Test
    void deletionThatIsAwaited_doesNotWaitLongerThanTheLease() {
        String id = issue();
        store.confirm("dead", 0);

        assertThat(fixture.keys.delete(id, Revocation.AWAIT_EVERYWHERE)).isTrue();
        assertThat(fixture.keys.delete(id, Revocation.AWAIT_EVERYWHERE)).isFalse();
    }

    @Test
    void serversThatWereNotHeardOfForLong_areForgotten() {
        store.confirm("dead", 0);
        fixture.execute("update latchkey_node set seen = timestamp '2020-01-01 00:00:00'");

        store.confirm("alive", epoch());

        assertThat(fixture.column("select id from latchkey_node")).containsExactly("alive");
        store.leave("alive");
        assertThat(fixture.column("select id from latchkey_node")).isEmpty();
    }
}
