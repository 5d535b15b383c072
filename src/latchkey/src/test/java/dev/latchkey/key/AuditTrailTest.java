package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every change leaves its entry, and no entry can be altered, removed or moved without notice. */
class AuditTrailTest {
    private static final String PEPPER = "1:" + "A".repeat(43) + "=";

    @RegisterExtension
    final KeyStoreFixture fixture = new KeyStoreFixture();

    private final KeyManagement management = fixture.management;
    private String keyId;

    @BeforeEach
    void makeAFewChanges() {
        management.createApplication(Actor.SYSTEM, "shop", "The shop");
        keyId = issue("Nightly");
        management.change(
                Actor.SYSTEM,
                keyId,
                new KeyChange(Optional.of("Daily"), Optional.of(Set.of()), false),
                OptionalLong.empty());
        management.disable(Actor.SYSTEM, keyId, OptionalLong.empty());
        management.enable(Actor.SYSTEM, keyId, OptionalLong.empty());
        management.delete(Actor.SYSTEM, keyId, OptionalLong.empty());
    }

    private String issue(String description) {
        NewKey asked = new NewKey("shop", description, Set.of("Inputs:Get"));
        return management
                .issue(Actor.SYSTEM, asked, Optional.empty())
                .made()
                .key()
                .id();
    }

    private List<AuditEntry> trail() {
        return fixture.audit(Optional.empty(), Long.MAX_VALUE, 100);
    }

    @Test
    void everyChange_leavesWhatWasBeforeAndAfter() {
        assertThat(trail())
                .extracting(AuditEntry::action)
                .containsExactly(
                        "key deleted",
                        "key enabled",
                        "key disabled",
                        "key changed",
                        "key created",
                        "application created");
        AuditEntry changed = trail().get(3);
        assertThat(changed.before())
                .contains("{\"description\":\"Nightly\",\"scopes\":[\"Inputs:Get\"],\"state\":\"active\"}");
        assertThat(changed.after()).contains("{\"description\":\"Daily\",\"scopes\":[],\"state\":\"active\"}");
        assertThat(changed.subject()).isEqualTo(keyId);
        assertThat(changed.actor()).isEqualTo("system");
        assertThat(trail().get(0).after()).isEmpty();
        assertThat(trail().get(4).before()).isEmpty();
        assertThat(fixture.store.checkAudit().broken()).isEmpty();
        assertThat(fixture.store.checkAudit().entries()).isEqualTo(6);
    }

    @Test
    void whatChangesNothing_leavesNothing() {
        String id = issue("Same");
        long before = fixture.store.checkAudit().entries();

        management.change(
                Actor.SYSTEM, id, new KeyChange(Optional.of("Same"), Optional.empty(), false), OptionalLong.empty());
        management.enable(Actor.SYSTEM, id, OptionalLong.empty());
        assertThatThrownBy(() -> management.delete(Actor.SYSTEM, "zzzzzzzzzzzz", OptionalLong.empty()))
                .isInstanceOf(RefusedChangeException.class);

        assertThat(fixture.store.checkAudit().entries()).isEqualTo(before);
    }

    @Test
    void trailOfAnApplication_isItsOwnAndOutlivesIt() {
        management.createApplication(Actor.SYSTEM, "blog", "The blog");
        management.deleteApplication(Actor.SYSTEM, "shop");

        assertThat(fixture.audit(Optional.of("blog"), Long.MAX_VALUE, 100)).hasSize(1);
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100)).hasSize(7);
        assertThat(fixture.audit(Optional.of("shop"), 6, 2))
                .extracting(AuditEntry::number)
                .containsExactly(5L, 4L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
            update latchkey_audit set actor = 'key mallory' where number = 3 ; 3
            update latchkey_audit set action = 'key created' where number = 6 ; 6
            update latchkey_audit set application_id = 'blog' where number = 1 ; 1
            update latchkey_audit set subject = 'zzzzzzzzzzzz' where number = 2 ; 2
            update latchkey_audit set before_change = null where number = 4 ; 4
            update latchkey_audit set after_change = after_change || ' ' where number = 5 ; 5
            update latchkey_audit set address = '10.0.0.1' where number = 2 ; 2
            update latchkey_audit set moment = dateadd(microsecond, 1, moment) where number = 2 ; 2
            update latchkey_audit set hash = 'sha256:' || repeat('0', 64) where number = 3 ; 3
            update latchkey_audit set hash = 'none' where number = 3 ; 3
            delete from latchkey_audit where number = 1 ; 1
            delete from latchkey_audit where number = 3 ; 3
            delete from latchkey_audit where number = 6 ; 6
            delete from latchkey_audit ; 1
            update latchkey_audit set number = -number where number in (3, 4) ; -4
            update latchkey_audit set number = 100 where number = 6 ; 6
            update latchkey_audit_head set number = 5 ; 5
            update latchkey_audit_head set hash = '' ; 6
            delete from latchkey_audit_head ; 1
            """)
    void whatSomebodyAltered_isFoundAtTheFirstPlace(String sql, long number) {
        fixture.execute(sql);

        AuditCheck.Result result = fixture.store.checkAudit();

        assertThat(result.broken()).as(result.detail()).hasValue(number);
        assertThat(result.detail()).isNotBlank();
    }

    @Test
    void entriesThatWereSwapped_areFound() {
        fixture.execute("update latchkey_audit set number = 50 where number = 4");
        fixture.execute("update latchkey_audit set number = 4 where number = 5");
        fixture.execute("update latchkey_audit set number = 5 where number = 50");

        assertThat(fixture.store.checkAudit().broken()).hasValue(4);
    }

    @Test
    void entryBehindTheEnd_isFound() {
        fixture.execute("insert into latchkey_audit select 7, moment, actor, action, application_id, subject,"
                + " before_change, after_change, address, hash from latchkey_audit where number = 6");

        assertThat(fixture.store.checkAudit().broken()).hasValue(7);
    }

    @Test
    void manyEntries_areAllLookedAt() {
        for (int i = 0; i < 520; i++) {
            issue("Key " + i);
        }
        assertThat(fixture.store.checkAudit().entries()).isEqualTo(526);
        fixture.execute("update latchkey_audit set actor = 'x' where number = 519");

        assertThat(fixture.store.checkAudit().broken()).hasValue(519);
    }

    @Test
    void withAPepper_nobodyWithoutItCanWriteAnEntry() {
        KeyStoreFixture peppered = peppered(2);

        forge(peppered, 1);

        assertThat(peppered.store.checkAudit().broken()).hasValue(2);
        peppered.afterEach(null);
    }

    @Test
    void withAPepper_entriesThatWereAllMadeAnewAreToldApart() {
        KeyStoreFixture peppered = peppered(3);
        assertThat(peppered.store.checkAudit().unkeyed()).isZero();

        forge(peppered, 3);

        assertThat(peppered.store.checkAudit().broken()).isEmpty();
        assertThat(peppered.store.checkAudit().unkeyed()).isEqualTo(3);
        peppered.afterEach(null);
    }

    @Test
    void withAPepper_anEntryWithoutItBehindOthersIsFound() {
        KeyStoreFixture peppered = peppered(2);
        String last = peppered.column("select hash from latchkey_audit where number = 2")
                .get(0);
        AuditEntry entry = peppered.audit(Optional.empty(), 3, 1).get(0);
        AuditEntry behind = new AuditEntry(
                3,
                entry.time(),
                "system",
                "key deleted",
                "shop",
                "4fT9aQx0ZbKc",
                Optional.empty(),
                Optional.empty(),
                "",
                "");
        String hash = new AuditChain(new Digester(List.of())).hash(behind, last);
        peppered.execute(
                "insert into latchkey_audit (number, moment, actor, action, application_id, subject, address, hash)"
                        + " select 3, moment, 'system', 'key deleted', 'shop', '4fT9aQx0ZbKc', '', '" + hash
                        + "' from latchkey_audit where number = 2");
        peppered.execute("update latchkey_audit_head set number = 3, hash = '" + hash + "'");

        assertThat(peppered.store.checkAudit().broken()).hasValue(3);
        peppered.afterEach(null);
    }

    /** The one thing that nothing in the database can show: what the trail ended with must be kept elsewhere. */
    @Test
    void endThatWasCutOff_showsByTheHash() {
        AuditCheck.Result before = fixture.store.checkAudit();
        fixture.execute("delete from latchkey_audit where number = " + before.entries());
        long left = before.entries() - 1;
        fixture.execute("update latchkey_audit_head set number = " + left
                + ", hash = (select hash from latchkey_audit where number = " + left + ")");

        AuditCheck.Result after = fixture.store.checkAudit();

        assertThat(after.broken()).isEmpty();
        assertThat(after.entries()).isLessThan(before.entries());
        assertThat(after.hash()).isNotEqualTo(before.hash()).isNotEmpty();
    }

    private static KeyStoreFixture peppered(int entries) {
        KeyStoreFixture peppered = new KeyStoreFixture(Settings.of(Map.of("latchkey.pepper", PEPPER)));
        for (int i = 0; i < entries; i++) {
            peppered.management.createApplication(Actor.SYSTEM, "shop" + i, "A shop");
        }
        assertThat(peppered.store.checkAudit().broken()).isEmpty();
        return peppered;
    }

    /** A forger knows how the chain is made, and has no pepper. */
    private static void forge(KeyStoreFixture fixture, int entries) {
        AuditChain chain = new AuditChain(new Digester(List.of()));
        String hash = "";
        for (int number = 1; number <= entries; number++) {
            hash = chain.hash(fixture.audit(Optional.empty(), number + 1, 1).get(0), hash);
            fixture.execute("update latchkey_audit set hash = '" + hash + "' where number = " + number);
        }
        fixture.execute("update latchkey_audit_head set hash = '" + hash + "' where number = " + entries);
    }

    @Test
    void endOfAReplacedKey_isAnEntryOfTheSystem() {
        String old = issue("Old");
        management.replace(Actor.SYSTEM, old, Duration.ofHours(1), OptionalLong.empty(), Optional.empty());
        fixture.execute("update latchkey_key set deletion = timestamp '2020-01-01 00:00:00' where id = '" + old + "'");

        issue("Another");

        assertThat(trail()).extracting(AuditEntry::action).startsWith("key created", "key ended", "key replaced");
        assertThat(fixture.column("select id from latchkey_key")).doesNotContain(old);
        assertThat(fixture.store.checkAudit().broken()).isEmpty();
    }
}
