package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that somebody has restored are named, and the trail is verified part by part, by one at a time. */
class AuditVerificationTest {
    private static final OptionalLong ANY = OptionalLong.empty();

    @RegisterExtension
    final KeyStoreFixture fixture =
            new KeyStoreFixture(Settings.of(Map.of("latchkey.pepper", "1:" + "A".repeat(43) + "=")));

    private final KeyManagement management = fixture.management;
    private final AuditVerification verification = new AuditVerification(fixture.store, Duration.ofMinutes(1));
    private String id;

    @BeforeEach
    void make() {
        management.createApplication(Actor.SYSTEM, "shop", "The shop");
        id = issue();
        keep();
    }

    private String issue() {
        return management
                .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of("Inputs:Get")), Optional.empty())
                .made()
                .key()
                .id();
    }

    /** Keeps the rows as they are, as a backup does. */
    private void keep() {
        for (String table : List.of("application", "key", "key_scope")) {
            fixture.execute("create table kept_" + table + " as select * from latchkey_" + table);
        }
    }

    private void restore() {
        fixture.execute("delete from latchkey_application");
        for (String table : List.of("application", "key", "key_scope")) {
            fixture.execute("insert into latchkey_" + table + " select * from kept_" + table);
        }
    }

    private List<UnexplainedRow> unexplained() {
        AuditVerification.Outcome outcome = verification.run(false).orElseThrow();
        assertThat(outcome.trail().broken()).isEmpty();
        assertThat(outcome.isIntact()).isEqualTo(outcome.unexplained().isEmpty());
        return outcome.unexplained();
    }

    @Test
    void everyChange_isExplained() {
        assertThat(unexplained()).isEmpty();
        management.change(
                Actor.SYSTEM, id, new KeyChange(Optional.of("x"), Optional.of(Set.of("Concepts:Get")), false), ANY);
        management.disable(Actor.SYSTEM, id, ANY);
        assertThat(unexplained()).isEmpty();
        management.enable(Actor.SYSTEM, id, ANY);
        management.replace(Actor.SYSTEM, id, Duration.ofDays(1), ANY, Optional.empty());
        assertThat(unexplained()).isEmpty();
        management.deleteApplication(Actor.SYSTEM, "shop");
        management.createApplication(Actor.SYSTEM, "shop", "Another");
        issue();
        assertThat(unexplained()).isEmpty();
    }

    @Test
    void keyThatWasDeletedAndIsRestored_isNamed() {
        management.delete(Actor.SYSTEM, id, ANY);
        restore();
        // Its signature is right, so that it works: only the trail tells.
        assertThat(fixture.store.find(id)).isPresent();

        assertThat(unexplained()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo("key");
            assertThat(row.id()).isEqualTo(id);
            assertThat(row.application()).isEqualTo("shop");
            assertThat(row.detail()).contains("deleted");
        });
    }

    @Test
    void earlierStateOfAKey_isNamed() {
        management.disable(Actor.SYSTEM, id, ANY);
        restore();
        assertThat(unexplained()).extracting(UnexplainedRow::id).containsExactly(id);
        assertThat(unexplained().get(0).detail()).contains("another state");
    }

    @Test
    void earlierScopesOfAKey_areNamed() {
        management.change(Actor.SYSTEM, id, new KeyChange(Optional.empty(), Optional.of(Set.of()), false), ANY);
        restore();
        assertThat(unexplained()).extracting(UnexplainedRow::id).containsExactly(id);
    }

    @Test
    void applicationThatWasDeletedAndIsRestored_isNamedWithItsKeys() {
        management.deleteApplication(Actor.SYSTEM, "shop");
        restore();
        assertThat(unexplained()).extracting(UnexplainedRow::id).containsExactly("shop", id);
    }

    @Test
    void applicationOfAnEarlierGeneration_isNamedWithItsKeys() {
        management.deleteApplication(Actor.SYSTEM, "shop");
        management.createApplication(Actor.SYSTEM, "shop", "Another");
        restore();
        assertThat(unexplained()).extracting(UnexplainedRow::id).containsExactly("shop", id);
    }

    @Test
    void rowThatSomebodyInserted_isNamed() {
        fixture.execute(
                "insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)"
                        + " values ('mallorymallo', 'shop', '', 'sha256:" + "0".repeat(64)
                        + "', 'ACTIVE', current_timestamp, 1, 'KEY')");

        AuditVerification.Outcome outcome = verification.run(false).orElseThrow();
        assertThat(outcome.unexplained()).extracting(UnexplainedRow::id).containsExactly("mallorymallo");
        assertThat(outcome.unsigned()).isEqualTo(1);
        assertThat(outcome.rows()).isEqualTo(3);
    }

    /** An application may have an id that a key has. */
    @Test
    void applicationWithTheIdOfAKey_isToldApart() {
        management.createApplication(Actor.SYSTEM, id, "Named like a key");
        assertThat(unexplained()).isEmpty();
        management.deleteApplication(Actor.SYSTEM, id);
        assertThat(unexplained()).isEmpty();
    }

    @Test
    void withLittleTime_itGoesOnFromTheLastVerifiedEntry() {
        for (int i = 0; i < 1300; i++) {
            issue();
        }
        AuditVerification hasty = new AuditVerification(fixture.store, Duration.ZERO);
        int first = runs(hasty);
        assertThat(hasty.progress().verified()).isEqualTo(1302);
        issue();
        int second = runs(hasty);

        // The rows of the tables are compared each time, the entries once.
        assertThat(first).isGreaterThan(second);
        assertThat(hasty.progress().entries()).isEqualTo(1303);
    }

    /** How often it has to be asked until it is done. */
    private static int runs(AuditVerification hasty) {
        for (int runs = 1; runs < 100; runs++) {
            if (hasty.run(false).isPresent()) {
                return runs;
            }
            assertThat(hasty.progress().entries()).isPositive();
        }
        throw new AssertionError("it does not come to an end");
    }

    @Test
    void whileOneIsAtIt_anotherGetsProgressAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Thread first = new Thread(() -> fixture.store.locked("a change", entities -> {
            begun.countDown();
            try {
                return asked.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }));
        // What looks wrong is looked at again under the lock, on which the one that is at it waits.
        fixture.execute("update latchkey_key set description = 'altered' where id = '" + id + "'");
        first.start();
        begun.await();
        Thread running = new Thread(() -> verification.run(false));
        running.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> verification.progress().verified() == 2);

        assertThat(verification.run(false)).isEmpty();
        asked.countDown();
        running.join();
        first.join();
        assertThat(verification.run(false)).isPresent();
    }

    @Test
    void entryThatIsAlteredAfterItWasVerified_isFound() {
        assertThat(unexplained()).isEmpty();
        fixture.execute("update latchkey_audit set actor = 'key mallory' where number = 1");

        assertThat(verification.run(false).orElseThrow().trail().broken()).hasValue(1);
        assertThat(verification.run(false).orElseThrow().trail().broken()).hasValue(1);
        assertThat(verification.run(true).orElseThrow().trail().broken()).hasValue(1);
    }

    @Test
    void endThatIsCutOffAfterItWasVerified_isFound() {
        assertThat(unexplained()).isEmpty();
        fixture.execute("delete from latchkey_audit where number = 2");
        fixture.execute("update latchkey_audit_head set number = 1, hash = (select hash from latchkey_audit)");

        AuditVerification.Outcome outcome = verification.run(false).orElseThrow();
        assertThat(outcome.trail().broken()).hasValue(2);
        assertThat(outcome.trail().detail()).contains("existed at the previous verification");
    }

    @Test
    void trailOfAnApplicationThatIsCreatedAgain_beginsWithItsCreation() {
        management.deleteApplication(Actor.SYSTEM, "shop");
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100)).hasSize(3);
        management.createApplication(Actor.SYSTEM, "shop", "Another");
        String own = issue();

        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100))
                .extracting(AuditEntry::subject)
                .containsExactly(own, "shop");
        assertThat(fixture.audit(Optional.empty(), Long.MAX_VALUE, 100)).hasSize(5);
    }
}
