package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.ApiKey;
import dev.latchkey.event.ApplicationDeletedEvent;
import dev.latchkey.event.KeyCreatedEvent;
import dev.latchkey.event.KeyDeletedEvent;
import dev.latchkey.event.KeyUpdatedEvent;
import dev.latchkey.key.RefusedChangeException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each change does, and whom it is refused. */
class KeyManagementTest {
    private static final OptionalLong ANY = OptionalLong.empty();

    @RegisterExtension
    final KeyStoreFixture fixture = new KeyStoreFixture();

    private final KeyManagement management = fixture.management;

    @BeforeEach
    void createApplications() {
        management.createApplication(Actor.SYSTEM, "shop", "The shop");
        management.createApplication(Actor.SYSTEM, "blog", "The blog");
    }

    private KeyRevision issue(String application, String... scopes) {
        NewKey asked = new NewKey(application, "For tests", Set.of(scopes));
        return management.issue(Actor.SYSTEM, asked, Optional.empty()).made();
    }

    private static Actor holder(KeyRevision key, String... holds) {
        return Actor.ofKey(key.key().id(), key.key().application(), false, Set.of(holds), "");
    }

    private static void refused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOf(RefusedChangeException.class)
                .extracting(refused -> ((RefusedChangeException) refused).reason())
                .isEqualTo(reason);
    }

    @Test
    void everyChange_givesAnotherVersion() {
        KeyRevision made = issue("shop", "Inputs:Get");
        String id = made.key().id();
        Set<Long> versions = new TreeSet<>(Set.of(made.version()));

        versions.add(management
                .change(Actor.SYSTEM, id, new KeyChange(Optional.of("x"), Optional.empty(), false), ANY)
                .version());
        versions.add(management
                .change(
                        Actor.SYSTEM,
                        id,
                        new KeyChange(Optional.empty(), Optional.of(Set.of("Concepts:Get")), false),
                        ANY)
                .version());
        versions.add(management
                .change(
                        Actor.SYSTEM,
                        id,
                        new KeyChange(Optional.empty(), Optional.of(Set.of("Inputs:Get")), false),
                        ANY)
                .version());
        versions.add(management.disable(Actor.SYSTEM, id, ANY).version());

        assertThat(versions).hasSize(5);
        assertThat(versions).contains(fixture.store.revision(id).orElseThrow().version());
    }

    @Test
    void changeOfAnOldVersion_isRefused() {
        KeyRevision made = issue("shop");
        OptionalLong old = OptionalLong.of(made.version());
        management.change(Actor.SYSTEM, made.key().id(), new KeyChange(Optional.of("x"), Optional.empty(), false), old);

        refused(
                Reason.CHANGED_MEANWHILE,
                () -> management.change(
                        Actor.SYSTEM, made.key().id(), new KeyChange(Optional.of("y"), Optional.empty(), false), old));
        refused(
                Reason.CHANGED_MEANWHILE,
                () -> management.delete(Actor.SYSTEM, made.key().id(), old));
        assertThat(fixture.keys.key(made.key().id()).orElseThrow().description())
                .isEqualTo("x");
    }

    @Test
    void keyOfOneApplication_changesNothingOfAnother() {
        Actor shop = holder(issue("shop", "All"), "Inputs:Get", "Inputs:Add", "Concepts:Get");
        String foreign = issue("blog").key().id();
        NewKey asked = new NewKey("blog", "For tests", Set.of());

        refused(Reason.OTHER_APPLICATION, () -> management.issue(shop, asked, Optional.empty()));
        refused(Reason.OTHER_APPLICATION, () -> management.createApplication(shop, "new", "New"));
        refused(Reason.OTHER_APPLICATION, () -> management.deleteApplication(shop, "blog"));
        refused(Reason.UNKNOWN_KEY, () -> management.delete(shop, foreign, ANY));
        refused(Reason.UNKNOWN_KEY, () -> management.disable(shop, foreign, ANY));
        refused(Reason.UNKNOWN_KEY, () -> management.replace(shop, foreign, Duration.ZERO, ANY, Optional.empty()));
        assertThat(fixture.keys.keys("blog")).hasSize(1);
    }

    @Test
    void keyThatWasDeletedOrCutDownMeanwhile_changesNothingAnyMore() {
        KeyRevision made = issue("shop", "All");
        Actor actor = holder(made, "Inputs:Get", "Inputs:Add", "Concepts:Get");
        NewKey asked = new NewKey("shop", "For tests", Set.of("Concepts:Get"));
        management.change(
                Actor.SYSTEM,
                made.key().id(),
                new KeyChange(Optional.empty(), Optional.of(Set.of("Inputs:Get")), false),
                ANY);
        refused(Reason.SCOPES_NOT_HELD, () -> management.issue(actor, asked, Optional.empty()));

        management.disable(Actor.SYSTEM, made.key().id(), ANY);
        refused(Reason.ACTOR_REVOKED, () -> management.enable(actor, made.key().id(), ANY));

        management.delete(Actor.SYSTEM, made.key().id(), ANY);
        refused(Reason.ACTOR_REVOKED, () -> management.issue(actor, asked, Optional.empty()));
        assertThat(fixture.keys.keys("shop")).hasSize(1);
    }

    @Test
    void keyThatLostTheScopeForItMeanwhile_changesNothing() {
        KeyRevision made = issue("shop", "Inputs:Get");
        Actor actor = holder(made, "Inputs:Get", "Concepts:Get").needing(Set.of("Concepts:Get"));

        refused(
                Reason.SCOPES_NOT_HELD,
                () -> management.delete(actor, made.key().id(), ANY));

        management.delete(actor.needing(Set.of("Inputs:Get")), made.key().id(), ANY);
    }

    /** Otherwise one that leaked could make itself another, which does not end. */
    @Test
    void keyThatIsReplaced_makesNothingThatOutlivesIt() {
        KeyRevision old = issue("shop", "All");
        Actor actor = holder(old, "Inputs:Get", "Inputs:Add", "Concepts:Get");
        String weak = issue("shop").key().id();
        String disabled = issue("shop").key().id();
        management.disable(Actor.SYSTEM, disabled, ANY);
        management.replace(Actor.SYSTEM, old.key().id(), Duration.ofHours(1), ANY, Optional.empty());
        KeyChange more = new KeyChange(Optional.empty(), Optional.of(Set.of("Concepts:Get")), false);

        refused(
                Reason.ACTOR_ENDING,
                () -> management.issue(actor, new NewKey("shop", "For tests", Set.of("Inputs:Get")), Optional.empty()));
        refused(Reason.ACTOR_ENDING, () -> management.replace(actor, weak, Duration.ZERO, ANY, Optional.empty()));
        refused(Reason.ACTOR_ENDING, () -> management.enable(actor, disabled, ANY));
        refused(Reason.ACTOR_ENDING, () -> management.change(actor, weak, more, ANY));
        management.delete(actor, weak, ANY);
    }

    @Test
    void keyWithoutTheRightToDelete_cutsDownNoneThatMayDoMore() {
        KeyRevision strong = issue("shop", "Inputs:Get", "Concepts:Get");
        Actor actor = holder(issue("shop", "Inputs:Get"), "Inputs:Get");
        KeyChange without = new KeyChange(Optional.empty(), Optional.of(Set.of("Inputs:Get")), false);
        KeyChange less = new KeyChange(Optional.empty(), Optional.of(Set.of("Concepts:Get")), false);

        refused(
                Reason.SCOPES_NOT_HELD,
                () -> management.change(actor, strong.key().id(), without, ANY));
        assertThat(management.change(actor, strong.key().id(), less, ANY).key().scopes())
                .containsExactly("Concepts:Get");

        KeyRevision deleter = issue("shop");
        fixture.execute(
                "insert into latchkey_key_scope values ('" + deleter.key().id() + "', 'Keys:Delete')");
        KeyChange none = new KeyChange(Optional.empty(), Optional.of(Set.of()), false);
        assertThat(management
                        .change(holder(deleter, "Keys:Delete"), strong.key().id(), none, ANY)
                        .key()
                        .scopes())
                .isEmpty();
    }

    @Test
    void completion_keepsScopesThatAreGoneFromTheApplication() {
        String id = issue("shop", "Inputs:Get").key().id();
        fixture.execute("insert into latchkey_key_scope values ('" + id + "', 'Gone:Get')");
        KeyChange asked = new KeyChange(Optional.empty(), Optional.of(Set.of("Gone:Get", "Inputs:Add")), true);

        assertThat(management.change(Actor.SYSTEM, id, asked, ANY).key().scopes())
                .containsExactlyInAnyOrder("Gone:Get", "Inputs:Add", "Inputs:Get");
    }

    /** Somebody may paste the key where its id belongs. */
    @Test
    void textOfAKey_isNotRepeated() {
        String text = management
                .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of()), Optional.empty())
                .text()
                .orElseThrow()
                .reveal();

        assertThatThrownBy(() -> management.delete(Actor.SYSTEM, text, ANY))
                .message()
                .doesNotContain(text);
        assertThatThrownBy(() -> management.createApplication(Actor.SYSTEM, text, "x"))
                .message()
                .doesNotContain(text);
        NewKey asked = new NewKey("shop", "For tests", Set.of(text));
        assertThatThrownBy(() -> management.issue(Actor.SYSTEM, asked, Optional.empty()))
                .message()
                .doesNotContain(text);
        String part = text.substring(text.length() - 30);
        NewKey another = new NewKey("shop", "For tests", Set.of("a" + part));
        assertThatThrownBy(() -> management.issue(Actor.SYSTEM, another, Optional.empty()))
                .message()
                .doesNotContain(part);
    }

    @Test
    void configuredKeys_areNotChanged() {
        String id = KeyStoreFixture.CONFIGURED_ID;

        refused(Reason.CONFIGURED_KEY, () -> management.delete(Actor.SYSTEM, id, ANY));
        refused(Reason.CONFIGURED_KEY, () -> management.disable(Actor.SYSTEM, id, ANY));
        refused(
                Reason.CONFIGURED_KEY,
                () -> management.replace(Actor.SYSTEM, id, Duration.ZERO, ANY, Optional.empty()));
        Actor blog = holder(issue("blog"));
        refused(Reason.UNKNOWN_KEY, () -> management.delete(blog, id, ANY));
        // A configured key is no row that could be looked at again, and may change others.
        management.issue(
                Actor.ofKey(id, "shop", false, Set.of(), ""),
                new NewKey("shop", "For tests", Set.of()),
                Optional.empty());
    }

    @Test
    void scopeThatIsGoneFromTheApplication_staysOnAKeyUntilItIsTakenOff() {
        String id = issue("shop", "Inputs:Get").key().id();
        fixture.execute("insert into latchkey_key_scope values ('" + id + "', 'Gone:Get')");
        Optional<Set<String>> both = Optional.of(Set.of("Gone:Get", "Concepts:Get"));

        management.change(Actor.SYSTEM, id, new KeyChange(Optional.of("x"), Optional.empty(), false), ANY);
        assertThat(management
                        .change(Actor.SYSTEM, id, new KeyChange(Optional.empty(), both, false), ANY)
                        .key()
                        .scopes())
                .containsExactly("Concepts:Get", "Gone:Get");
        String next = management
                .replace(Actor.SYSTEM, id, Duration.ofHours(1), ANY, Optional.empty())
                .made()
                .key()
                .id();
        assertThat(fixture.keys.key(next).orElseThrow().scopes()).containsExactly("Concepts:Get", "Gone:Get");
        management.change(Actor.SYSTEM, id, new KeyChange(Optional.empty(), Optional.of(Set.of()), false), ANY);
        assertThat(catchThrowable(
                        () -> management.change(Actor.SYSTEM, id, new KeyChange(Optional.empty(), both, false), ANY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Gone:Get");
    }

    /** Another web application with the same tables may know them, and have disabled the key because it leaked. */
    @Test
    void scopesThatAreUnknownHere_countLikeOthers() {
        String id = issue("shop", "Inputs:Get").key().id();
        fixture.execute("insert into latchkey_key_scope values ('" + id + "', 'Gone:Get')");
        management.disable(Actor.SYSTEM, id, ANY);
        KeyRevision weak = issue("shop", "Inputs:Get");
        Actor actor = holder(weak, "Inputs:Get");
        KeyChange less = new KeyChange(Optional.empty(), Optional.of(Set.of("Inputs:Get")), false);

        refused(Reason.SCOPES_NOT_HELD, () -> management.enable(actor, id, ANY));
        refused(Reason.SCOPES_NOT_HELD, () -> management.replace(actor, id, Duration.ZERO, ANY, Optional.empty()));
        refused(Reason.SCOPES_NOT_HELD, () -> management.change(actor, id, less, ANY));
        fixture.execute("insert into latchkey_key_scope values ('" + weak.key().id() + "', 'Gone:Get')");
        Actor knows = holder(weak, "Inputs:Get", "Gone:Get");
        assertThat(management.enable(knows, id, ANY).key().state()).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(management.change(knows, id, less, ANY).key().scopes()).containsExactly("Inputs:Get");
    }

    @Test
    void keyInPlaceOfAClient_takesEveryScopeOfTheClient() {
        String id = "Client000001";
        fixture.execute(
                "insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)"
                        + " values ('" + id + "', 'shop', 'Old program', 'sha256:" + "0".repeat(64)
                        + "', 'ACTIVE', timestamp '2026-01-01 00:00:00', 0, 'CLIENT')");
        fixture.execute("insert into latchkey_key_scope values ('" + id + "', 'Gone:Get')");
        Actor actor = holder(issue("shop", "Inputs:Get"), "Inputs:Get");

        refused(Reason.SCOPES_NOT_HELD, () -> management.issueInPlaceOf(actor, id, ANY, Optional.empty()));
        refused(Reason.UNKNOWN_KEY, () -> management.issueInPlaceOf(holder(issue("blog")), id, ANY, Optional.empty()));
        ApiKey made = management
                .issueInPlaceOf(Actor.SYSTEM, id, ANY, Optional.empty())
                .made()
                .key();
        assertThat(made.scopes()).containsExactly("Gone:Get");
        assertThat(made.description()).isEqualTo("Old program");
    }

    @Test
    void replacedKey_endsAtOnceOrAfterTheOverlap() {
        KeyRevision first = issue("shop", "Inputs:Get");
        KeyRevision second = management
                .replace(Actor.SYSTEM, first.key().id(), Duration.ZERO, ANY, Optional.empty())
                .made();
        assertThat(fixture.keys.key(first.key().id())).isEmpty();
        assertThat(second.key())
                .extracting(ApiKey::application, ApiKey::description, ApiKey::scopes)
                .containsExactly("shop", "For tests", Set.of("Inputs:Get"));

        management.replace(Actor.SYSTEM, second.key().id(), Duration.ofDays(1), ANY, Optional.empty());
        ApiKey ending = fixture.keys.key(second.key().id()).orElseThrow();
        assertThat(ending.deletion()).isPresent();

        // Replacing it again must not make it live longer.
        management.replace(Actor.SYSTEM, second.key().id(), Duration.ofDays(30), ANY, Optional.empty());
        assertThat(fixture.keys.key(second.key().id())).contains(ending);
    }

    @Test
    void overlap_hasItsLimits() {
        String id = issue("shop").key().id();
        for (Duration wrong :
                List.of(Duration.ofSeconds(-1), Duration.ofDays(30).plusMillis(1))) {
            assertThatThrownBy(() -> management.replace(Actor.SYSTEM, id, wrong, ANY, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PT0S to PT720H");
        }
    }

    @Test
    void repetition_makesNoSecondKey() {
        NewKey asked = new NewKey("shop", "For tests", Set.of());
        Optional<IdempotencyKey> repetition = Optional.of(new IdempotencyKey("a".repeat(64), "b".repeat(64)));
        IssueResult first = management.issue(Actor.SYSTEM, asked, repetition);
        IssueResult again = management.issue(Actor.SYSTEM, asked, repetition);

        assertThat(again.made()).isEqualTo(first.made());
        assertThat(first.text()).isPresent();
        assertThat(again.text()).isEmpty();
        refused(
                Reason.REPEATED_DIFFERENTLY,
                () -> management.issue(
                        Actor.SYSTEM, asked, Optional.of(new IdempotencyKey("a".repeat(64), "c".repeat(64)))));
        management.delete(Actor.SYSTEM, first.made().key().id(), ANY);
        refused(Reason.REPEATED_TOO_LATE, () -> management.issue(Actor.SYSTEM, asked, repetition));

        fixture.execute("update latchkey_idempotency set created = timestamp '2020-01-01 00:00:00'");
        assertThat(management.issue(Actor.SYSTEM, asked, repetition).text()).isPresent();
    }

    /** The container may know users by any name, and the audit trail has room for 100 letters. */
    @Test
    void oddNameOfAUser_keepsNobodyFromDeleting() {
        for (String name :
                List.of("a".repeat(94) + "\uD83D\uDE00", "half \uD83D", "nul \0", "\uD83D\uDE00".repeat(60))) {
            Actor user = Actor.ofUser(name, Set.of("Inputs:Get"), "127.0.0.1");
            management.delete(user, issue("shop").key().id(), ANY);
        }
        assertThat(fixture.column("select actor from latchkey_audit where action = 'key deleted' order by number"))
                .containsExactly(
                        "user " + "a".repeat(94), "user half ?", "user nul ?", "user " + "\uD83D\uDE00".repeat(47));
    }

    @Test
    void observers_areToldOfEachChange() {
        KeyRevision made = issue("shop");
        management.disable(Actor.SYSTEM, made.key().id(), ANY);
        management.delete(Actor.SYSTEM, made.key().id(), ANY);
        String other = issue("blog").key().id();
        fixture.events.clear();
        management.deleteApplication(Actor.SYSTEM, "blog");

        assertThat(fixture.events)
                .singleElement()
                .isInstanceOfSatisfying(ApplicationDeletedEvent.class, gone -> assertThat(gone.keyIds())
                        .containsExactly(other));
    }

    @Test
    void observers_seeTheKeyBeforeAndAfter() {
        fixture.events.clear();
        KeyRevision made = issue("shop");
        ApiKey disabled = management.disable(Actor.SYSTEM, made.key().id(), ANY).key();
        management.delete(Actor.SYSTEM, made.key().id(), ANY);

        assertThat(fixture.events)
                .containsExactly(
                        new KeyCreatedEvent(made.key()),
                        new KeyUpdatedEvent(made.key(), disabled),
                        new KeyDeletedEvent(disabled));
    }
}
