package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.LoggedRecords;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows from before there was a pepper, and peppers that are rotated while two servers have different lists of them. */
class RowSigningTest {
    private static final String ONE = "1:" + "A".repeat(43) + "=";
    private static final String TWO = "2:" + "B".repeat(42) + "A=";

    @RegisterExtension
    final KeyStoreFixture fixture = new KeyStoreFixture(Settings.of(Map.of()));

    /** That of the server at which keys are made now. */
    private KeyManagement management = fixture.management;

    private KeyText key;

    @BeforeEach
    void makeAKeyWithoutPepper() {
        management.createApplication(Actor.SYSTEM, "shop", "The shop");
        key = issue();
    }

    private KeyText issue() {
        NewKey asked = new NewKey("shop", "For tests", Set.of("Inputs:Get"));
        String text = management
                .issue(Actor.SYSTEM, asked, Optional.empty())
                .text()
                .orElseThrow()
                .reveal();
        return KeyText.parse(text, List.of("lk")).orElseThrow();
    }

    /** One server of those that share the tables. */
    private final class Node {
        final JpaKeyStore store;
        final KeyManagement own;
        final AuditVerification verification;
        final RowSigning signing;
        final Digester digester;
        final Settings settings;

        Node(String peppers, String... migration) {
            Map<String, String> values = new HashMap<>(Map.of("latchkey.pepper", peppers));
            if (migration.length > 0) {
                values.put("latchkey.pepper.migration", migration[0]);
            }
            settings = Settings.of(values);
            digester = new Digester(settings.keys().peppers());
            store = fixture.storeOf(
                    digester,
                    new RowSigner(settings.keys().peppers(), settings.keys().pepperMigration()));
            own = fixture.management(store, digester);
            verification = new AuditVerification(store, Duration.ofMinutes(1));
            signing = new RowSigning(store, own, verification, settings);
        }

        /** Has keys made at this server from now on. */
        void manage() {
            management = own;
        }

        Digester.Match match(KeyText text) {
            return store.find(text.id())
                    .map(found -> digester.compare(text, found.digest()))
                    .orElse(null);
        }

        boolean accepts(KeyText text) {
            return match(text) == Digester.Match.SAME;
        }

        /** What authentication does in the background after it has accepted a key. */
        void use(KeyText text) {
            KeyDigest kept = store.find(text.id()).orElseThrow().digest();
            assertThat(digester.compare(text, kept)).isEqualTo(Digester.Match.SAME);
            if (digester.isOutdated(kept)) {
                store.renew(text.id(), kept, digester.digest(text));
            }
        }

        RowSigning.Part sign() {
            manage();
            RowSigning.Part part = signing.sign(Actor.SYSTEM, "");
            assertThat(part.next()).isEmpty();
            return part;
        }

        List<String> warnings() {
            try (LoggedRecords log = LoggedRecords.of("dev.latchkey")) {
                signing.report();
                return log.warnings();
            }
        }
    }

    private String digest(KeyText text) {
        return fixture.column("select digest from latchkey_key where id = '" + text.id() + "'")
                .get(0);
    }

    @Test
    void rowsFromBefore_areRefusedAndReportedUntilTheyAreSigned() {
        Node node = new Node(ONE);
        assertThat(node.match(key)).isNull();
        assertThat(node.warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .contains("1 applications", "1 keys and clients", "refused", "sign-rows"));

        RowSigning.Part part = node.sign();

        assertThat(part.signed()).isEqualTo(2);
        assertThat(part.refused()).isEmpty();
        assertThat(part.outdated()).isEqualTo(1);
        // Its digest is without a pepper, which counts in the migration alone.
        assertThat(node.match(key)).isNull();
        assertThat(node.sign().signed()).isZero();
        assertThat(fixture.column("select action from latchkey_audit order by number desc")
                        .get(0))
                .isEqualTo(KeyTransaction.ROWS_SIGNED);
    }

    @Test
    void migration_givesUsedKeysADigestWithPepper_andOutlastsItsEnd() {
        Node migrating = new Node(ONE, "2100-01-01T00:00:00Z");
        assertThat(migrating.accepts(key)).isTrue();
        assertThat(migrating.warnings().get(0)).contains("accepted until 2100-01-01T00:00:00Z");
        migrating.use(key);
        migrating.sign();

        assertThat(digest(key)).startsWith("hmac-sha256:1:");
        assertThat(migrating.warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .contains("Remove the setting"));
        Node afterwards = new Node(ONE);
        assertThat(afterwards.accepts(key)).isTrue();
        assertThat(afterwards.warnings()).isEmpty();
        assertThat(new Node(ONE, "2020-01-01T00:00:00Z").accepts(key)).isTrue();
    }

    @Test
    void rowThatNoEntryExplains_isNeverSigned_neitherByTheCommandNorOnUse() {
        KeyText forged = KeyText.generate("lk");
        fixture.execute(
                "insert into latchkey_key (id, application_id, description, digest, state, created, version, kind)"
                        + " values ('" + forged.id() + "', 'shop', '', '"
                        + new Digester(List.of()).digest(forged).text() + "', 'ACTIVE', current_timestamp, 1, 'KEY')");
        Node migrating = new Node(ONE, "2100-01-01T00:00:00Z");
        // The migration is a hole, and says so. It must not outlast its end.
        migrating.use(forged);
        RowSigning.Part part = migrating.sign();

        assertThat(part.refused()).extracting(UnexplainedRow::id).containsExactly(forged.id());
        assertThat(new Node(ONE).match(forged)).isNull();
        assertThat(digest(forged)).startsWith("sha256:");
    }

    /** The digest of a key that was made with a pepper cannot be replaced by one that needs none. */
    @Test
    void digestWithoutPepper_ofAKeyThatWasMadeWithOne_outlastsNoMigration() {
        Node node = new Node(ONE);
        node.sign();
        KeyText own = KeyText.parse(
                        management
                                .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of()), Optional.empty())
                                .text()
                                .orElseThrow()
                                .reveal(),
                        List.of("lk"))
                .orElseThrow();
        assertThat(digest(own)).startsWith("hmac-sha256:1:");
        assertThat(node.accepts(own)).isTrue();
        fixture.execute("update latchkey_key set signature = null, digest = '"
                + new Digester(List.of()).digest(own).text() + "' where id = '" + own.id() + "'");

        Node migrating = new Node(ONE, "2100-01-01T00:00:00Z");
        migrating.use(own);
        assertThat(migrating.sign().refused())
                .extracting(UnexplainedRow::detail)
                .containsExactly("Its digest has no pepper, but it was created with one.");
        assertThat(new Node(ONE).match(own)).isNull();
        assertThat(digest(own)).startsWith("sha256:");
    }

    @Test
    void rowThatWasWidenedBeforeItIsSigned_isNotSigned() {
        fixture.execute("insert into latchkey_key_scope values ('" + key.id() + "', 'Inputs:Add')");

        assertThat(new Node(ONE).sign().refused())
                .extracting(UnexplainedRow::id)
                .containsExactly(key.id());
    }

    @Test
    void brokenTrail_explainsNothing() {
        fixture.execute("update latchkey_audit set actor = 'x' where number = 1");

        assertThatThrownBy(() -> new Node(ONE).sign())
                .isInstanceOf(RefusedChangeException.class)
                .hasMessageContaining("audit log is broken");
    }

    @Test
    void withoutAPepper_nothingIsSigned() {
        Node bare = new Node("");
        assertThat(bare.warnings()).isEmpty();
        assertThatThrownBy(bare::sign).hasMessageContaining("latchkey.pepper is empty");
    }

    /** A server of an older version changes a key and leaves the signature as it was, or makes one without. */
    @Test
    void rowsOfAnOlderServer_areRefusedUntilTheyAreSigned() {
        Node node = new Node(ONE);
        node.sign();
        fixture.execute("update latchkey_application set generation = 0, signature = null");

        assertThat(node.sign().signed()).isEqualTo(1);
        assertThat(fixture.column("select generation from latchkey_application"))
                .containsExactly("1");
        assertThat(node.sign().refused()).isEmpty();
    }

    @Test
    void rotation_stepByStep_neverRefusesAKeyOnAnyOfTwoServers() {
        Node before = new Node(ONE);
        before.manage();
        before.sign();
        KeyText used = issue();
        KeyText unused = issue();

        // First every server learns of the new pepper, behind the old one, while others do not know of it yet.
        Node learned = new Node(ONE + "," + TWO);
        learned.use(used);
        assertAccepted(List.of(before, learned), used, unused);

        // Then it goes in front, server by server.
        Node turned = new Node(TWO + "," + ONE);
        turned.use(used);
        turned.manage();
        KeyText made = issue();
        assertThat(digest(used)).startsWith("hmac-sha256:2:");
        assertThat(digest(made)).startsWith("hmac-sha256:2:");
        assertAccepted(List.of(learned, turned), used, unused, made);
        // A server that still has the old one in front changes nothing back.
        learned.use(used);
        assertThat(digest(used)).startsWith("hmac-sha256:2:");

        // One command renews the signatures; digests follow on use.
        RowSigning.Part part = turned.sign();
        assertThat(part.signed()).isZero();
        assertThat(part.renewed()).isEqualTo(3);
        assertThat(part.outdated()).isEqualTo(2);
        assertAccepted(List.of(learned, turned), used, unused, made);
        turned.use(unused);

        // Without the old one nothing that was used is lost, and the trail is still verified from the new one on.
        Node after = new Node(TWO);
        assertAccepted(List.of(after), used, unused, made);
        AuditVerification.Outcome outcome = after.verification.run(false).orElseThrow();
        assertThat(outcome.trail().broken()).as(outcome.trail().detail()).isEmpty();
        assertThat(outcome.isIntact()).as(outcome.toString()).isTrue();
        // Who has only the old one knows nothing about them, which is no proof that they are wrong.
        assertThat(before.match(used)).isEqualTo(Digester.Match.UNDECIDED);
    }

    private static void assertAccepted(List<Node> nodes, KeyText... keys) {
        for (Node node : nodes) {
            for (KeyText key : keys) {
                assertThat(node.accepts(key))
                        .as(node.settings.keys().peppers().toString())
                        .isTrue();
            }
        }
    }

    @Test
    void renewal_ofAKeyThatWasChangedMeanwhile_changesNothing() {
        Node node = new Node(ONE, "2100-01-01T00:00:00Z");
        KeyDigest kept = node.store.find(key.id()).orElseThrow().digest();
        management.delete(Actor.SYSTEM, key.id(), OptionalLong.empty());

        node.store.renew(key.id(), kept, node.digester.digest(key));

        assertThat(fixture.column("select id from latchkey_key")).isEmpty();
    }

    @Test
    void manyRows_areSignedPartByPart() {
        for (int i = 0; i < 450; i++) {
            issue();
        }
        Node node = new Node(ONE);
        RowSigning signing = new RowSigning(
                node.store,
                node.own,
                new AuditVerification(node.store, Duration.ofMinutes(1)),
                node.settings,
                Duration.ZERO);
        long signed = 0;
        int parts = 0;
        Optional<String> after = Optional.of("");
        while (after.isPresent() && parts < 50) {
            RowSigning.Part part = signing.sign(Actor.SYSTEM, after.get());
            signed += part.signed();
            after = part.next();
            parts++;
        }
        assertThat(signed).isEqualTo(452);
        assertThat(parts).isGreaterThan(3);
        assertThatThrownBy(() -> signing.sign(Actor.SYSTEM, "9.x")).isInstanceOf(IllegalArgumentException.class);
    }
}
