package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.LoggedRecords;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody who can write every table, and has a key of their own, but does not know the pepper, gets nothing out of it. They have the
 * program, and so every form of digest and signature that it makes without the pepper.
 */
class TableWriterTest {
    private static final String PEPPER = "1:" + "A".repeat(43) + "=";
    private static final String OTHER_PEPPER =
            Base64.getEncoder().encodeToString("x".repeat(32).getBytes());
    private static final Settings SETTINGS = Settings.of(Map.of(
            "latchkey.pepper", PEPPER, "latchkey.tokens", "true", "latchkey.tokens.sunset", "2100-06-30T00:00:00Z"));
    private static final OptionalLong ANY = OptionalLong.empty();

    @RegisterExtension
    private final KeyStoreFixture fixture = fixture();

    private final KeyManagement management = fixture.management;
    private KeyText own;
    private String stranger;

    /** Over the database that the suite is run on. */
    KeyStoreFixture fixture() {
        return new KeyStoreFixture(SETTINGS);
    }

    @BeforeEach
    void makeKeys() {
        for (String application : List.of("shop", "blog", "latchkey")) {
            management.createApplication(Actor.SYSTEM, application, "An application");
        }
        own = issue("shop", "Inputs:Get");
        stranger = issue("blog", "Inputs:Get", "Inputs:Add", "Concepts:Get").id();
        assertThat(holds(own)).containsExactly("Inputs:Get");
    }

    private KeyText issue(String application, String... scopes) {
        return issue(CredentialKind.KEY, application, scopes);
    }

    private KeyText issue(CredentialKind kind, String application, String... scopes) {
        NewKey asked = new NewKey(application, "For tests", Set.of(scopes), false, kind);
        String text = management
                .issue(Actor.SYSTEM, asked, Optional.empty())
                .text()
                .orElseThrow()
                .reveal();
        String clientPrefix = SETTINGS.tokens().orElseThrow().clientPrefix();
        return KeyText.parse(text, List.of("lk", clientPrefix)).orElseThrow();
    }

    /** What a key may do, where its text is checked; null if it is refused. */
    private Set<String> holds(KeyText text) {
        return fixture.store
                .find(text.id())
                .filter(found -> fixture.digester.compare(text, found.digest()) == Digester.Match.SAME)
                .map(found -> found.key().scopes())
                .orElse(null);
    }

    private void isRefused(KeyText text) {
        // Like one that does not exist: authentication cannot tell the two apart.
        assertThat(fixture.store.find(text.id())).isEmpty();
    }

    private void insert(KeyText text, String application, String digest, String signature) {
        fixture.execute(
                "insert into latchkey_key (id, application_id, description, digest, state, created, version, kind,"
                        + " signature) values ('" + text.id() + "', '" + application + "', '', '" + digest
                        + "', 'ACTIVE', current_timestamp, 1, 'KEY', "
                        + (signature == null ? "null" : "'" + signature + "'")
                        + ")");
        fixture.execute("insert into latchkey_key_scope values ('" + text.id() + "', 'Inputs:Add')");
    }

    @Test
    void keyWithADigestOfOwnText_isRefused() {
        String signature = fixture.column("select signature from latchkey_key where id = '" + own.id() + "'")
                .get(0);
        Digester plain = new Digester(List.of());
        Digester guessed = new Digester(Settings.of(Map.of("latchkey.pepper", "1:" + OTHER_PEPPER))
                .keys()
                .peppers());
        RowSigner guessing = new RowSigner(
                Settings.of(Map.of("latchkey.pepper", "1:" + OTHER_PEPPER))
                        .keys()
                        .peppers(),
                Optional.empty());
        for (Digester digester : List.of(plain, guessed)) {
            for (Optional<String> sign : List.of(
                    Optional.<String>empty(),
                    Optional.of(signature),
                    Optional.of("1:1:" + "0".repeat(64)),
                    Optional.of(""),
                    Optional.of("none"),
                    Optional.of(guessing.sign(RowContent.of("latchkey_key").bytes())))) {
                KeyText made = KeyText.generate("lk");
                insert(made, "latchkey", digester.digest(made).text(), sign.orElse(null));
                isRefused(made);
            }
        }
        assertThat(holds(own)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into latchkey_key_scope values ('ID', 'Inputs:Add')",
                "update latchkey_key_scope set scope = 'Inputs:Add' where key_id = 'ID'",
                "insert into latchkey_key_scope values ('ID', 'Keys:Delete')",
                "update latchkey_key set application_id = 'latchkey' where id = 'ID'",
                "update latchkey_key set digest = (select digest from latchkey_key where id = 'OTHER') where id = 'ID'",
                "update latchkey_key set digest = 'sha256:' || repeat('0', 64) where id = 'ID'",
                "update latchkey_key set digest = 'none' where id = 'ID'",
                "update latchkey_key set kind = 'CLIENT' where id = 'ID'",
                "update latchkey_key set signature = null where id = 'ID'",
                "update latchkey_key set signature = (select signature from latchkey_key where id = 'OTHER') where id"
                        + " = 'ID'",
                "update latchkey_key set signature = (select signature from latchkey_application where id = 'shop')"
                        + " where id = 'ID'",
                "update latchkey_key set signature = replace(signature, '1:1:', '2:1:') where id = 'ID'",
                "update latchkey_key set signature = replace(signature, '1:1:', '9:1:') where id = 'ID'",
                "update latchkey_key set expires = current_timestamp where id = 'ID'",
                "update latchkey_key set addresses = '0.0.0.0/0 ' where id = 'ID'",
                "update latchkey_key set deletion = timestamp '2100-01-01 00:00:00' where id = 'ID'",
                "delete from latchkey_key_scope where key_id = 'ID'",
                "update latchkey_application set generation = 0 where id = 'shop'",
                "update latchkey_application set generation = generation + 1 where id = 'shop'",
                "update latchkey_application set signature = null where id = 'shop'",
                "update latchkey_application set signature = (select signature from latchkey_application where id ="
                        + " 'blog') where id = 'shop'"
            })
    void rowThatIsAltered_isRefused(String sql) {
        fixture.execute(sql.replace("ID", own.id()).replace("OTHER", stranger));

        // Nobody knows by which version the row was signed: it is not said to be wrong, and it is no key either.
        if (sql.contains("'9:1:'")) {
            assertThat(holds(own)).isNull();
        } else {
            isRefused(own);
        }
    }

    @Test
    void keyThatWasDisabled_staysSo() {
        management.disable(Actor.SYSTEM, own.id(), ANY);
        fixture.execute("update latchkey_key set state = 'ACTIVE' where id = '" + own.id() + "'");

        isRefused(own);
    }

    @Test
    void keyThatIsToEnd_livesNoLonger() {
        management.replace(Actor.SYSTEM, own.id(), Duration.ofDays(1), ANY, Optional.empty());
        assertThat(holds(own)).isNotNull();

        for (String end : List.of("null", "deletion + interval '1' day")) {
            fixture.execute("update latchkey_key set deletion = " + end + " where id = '" + own.id() + "'");
            isRefused(own);
        }
    }

    @Test
    void rowUnderAnotherId_isRefused() {
        KeyText other = issue("shop");
        fixture.execute("delete from latchkey_key where id = '" + other.id() + "'");
        fixture.execute("update latchkey_key_scope set key_id = null where 1 = 0");
        fixture.execute(
                "insert into latchkey_key (id, application_id, description, digest, state, created, version, kind,"
                        + " signature) select '" + other.id()
                        + "', application_id, description, digest, state, created, version,"
                        + " kind, signature from latchkey_key where id = '" + own.id() + "'");

        isRefused(other);
    }

    @Test
    void keyOfAnApplicationThatWasDeleted_doesNotComeBackWithAnotherOfItsId() {
        fixture.execute("create table kept as select * from latchkey_key where id = '" + own.id() + "'");
        fixture.execute(
                "create table kept_scopes as select * from latchkey_key_scope where key_id = '" + own.id() + "'");
        management.deleteApplication(Actor.SYSTEM, "shop");
        management.createApplication(Actor.SYSTEM, "shop", "Another shop");
        fixture.execute("insert into latchkey_key select * from kept");
        fixture.execute("insert into latchkey_key_scope select * from kept_scopes");

        isRefused(own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            latchkey_key       ; insert into latchkey_key_scope values ('CLIENT', 'Inputs:Add')
            latchkey_key       ; update latchkey_key set digest = 'sha256:' || repeat('0', 64) where id = 'CLIENT'
            latchkey_key       ; update latchkey_key set kind = 'KEY' where id = 'CLIENT'
            latchkey_key       ; update latchkey_key set application_id = 'blog' where id = 'CLIENT'
            latchkey_token     ; update latchkey_token set expires = timestamp '2100-01-01 00:00:00'
            latchkey_token     ; update latchkey_token set scope = null
            latchkey_token     ; update latchkey_token set scope = 'Concepts:Get Inputs:Get'
            latchkey_token     ; update latchkey_token set client_id = 'STRONG'
            latchkey_token     ; update latchkey_token set digest = 'sha256:' || repeat('0', 64)
            latchkey_token     ; update latchkey_token set signature = null
            """)
    void clientOrTokenThatIsAltered_isRefused(String table, String sql) {
        KeyText client = issue(CredentialKind.CLIENT, "shop", "Inputs:Get", "Concepts:Get");
        KeyText strong = issue(CredentialKind.CLIENT, "shop", "Inputs:Get", "Inputs:Add", "Concepts:Get");
        AccessTokens tokens = tokens();
        String token = ((AccessTokens.Answer.Issued)
                        tokens.issue(client.id(), client.text().reveal(), Optional.of(Set.of("Inputs:Get"))))
                .text()
                .reveal();
        String tokenId = fixture.column("select id from latchkey_token").get(0);
        assertThat(token).contains(tokenId);
        assertThat(fixture.store.find(tokenId)).isPresent();

        fixture.execute(sql.replace("CLIENT'", client.id() + "'").replace("STRONG", strong.id()));

        assertThat(fixture.store.find(tokenId)).isEmpty();
        if (table.equals("latchkey_key")) {
            assertThat(tokens.issue(client.id(), client.text().reveal(), Optional.empty()))
                    .isInstanceOf(AccessTokens.Answer.Refused.class);
        }
    }

    private AccessTokens tokens() {
        return new AccessTokens(fixture.store, fixture.digester, SETTINGS);
    }

    /** Otherwise the next change by somebody else would sign what was altered. */
    @Test
    void rowThatIsAltered_cannotBeChangedButDeleted() {
        fixture.execute("insert into latchkey_key_scope values ('" + own.id() + "', 'Inputs:Add')");

        for (Runnable change : List.<Runnable>of(
                () -> management.disable(Actor.SYSTEM, own.id(), ANY),
                () -> management.change(
                        Actor.SYSTEM, own.id(), new KeyChange(Optional.of("x"), Optional.empty(), false), ANY),
                () -> management.replace(Actor.SYSTEM, own.id(), Duration.ZERO, ANY, Optional.empty()))) {
            assertThatThrownBy(change::run)
                    .isInstanceOf(RefusedChangeException.class)
                    .hasMessageContaining("can only be deleted");
        }
        isRefused(own);
        management.delete(Actor.SYSTEM, own.id(), ANY);
    }

    @Test
    void managerWhoseRowIsAltered_changesNothing() {
        fixture.execute("insert into latchkey_key_scope values ('" + own.id() + "', 'Inputs:Add')");
        Actor altered = Actor.ofKey(own.id(), "shop", false, Set.of("Inputs:Get", "Inputs:Add"), "");

        assertThatThrownBy(() -> management.issue(
                        altered, new NewKey("shop", "For tests", Set.of("Inputs:Get")), Optional.empty()))
                .isInstanceOf(RefusedChangeException.class);
    }

    @Test
    void applicationThatIsAltered_getsNoMoreKeys() {
        fixture.execute("update latchkey_application set generation = 0 where id = 'shop'");

        assertThatThrownBy(() -> issue("shop")).isInstanceOf(RefusedChangeException.class);
        management.deleteApplication(Actor.SYSTEM, "shop");
    }

    @Test
    void refusal_isLoggedWithTheIdAndNeverTheText_onceASecond() {
        fixture.execute("insert into latchkey_key_scope values ('" + own.id() + "', 'Inputs:Add')");

        try (LoggedRecords log = LoggedRecords.of(GenuineRows.class)) {
            long began = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                isRefused(own);
            }
            long seconds = 1 + Duration.ofNanos(System.nanoTime() - began).toSeconds();

            assertThat(log.errors()).hasSizeBetween(1, (int) seconds);
            assertThat(log.errors().get(0)).contains(own.id()).contains("was altered after it was signed");
            assertThat(log.errors()).noneMatch(each -> each.contains(own.text().reveal()));
        }
    }

    @Test
    void whatIsChangedTheRightWay_goesOn() {
        management.change(
                Actor.SYSTEM,
                own.id(),
                new KeyChange(Optional.of("x"), Optional.of(Set.of("Concepts:Get")), false),
                ANY);
        assertThat(holds(own)).containsExactly("Concepts:Get");
        management.disable(Actor.SYSTEM, own.id(), ANY);
        management.enable(Actor.SYSTEM, own.id(), ANY);
        assertThat(holds(own)).containsExactly("Concepts:Get");
        // What grants nothing is not signed.
        fixture.execute(
                "update latchkey_key set description = 'y', version = version + 1 where id = '" + own.id() + "'");
        fixture.execute("update latchkey_application set name = 'y'");
        assertThat(holds(own)).containsExactly("Concepts:Get");
    }

    @Test
    void duringTheMigration_rowsWithoutSignatureCount_andAlteredOnesDoNot() {
        KeyText plain = KeyText.generate("lk");
        insert(plain, "shop", new Digester(List.of()).digest(plain).text(), null);
        isRefused(plain);
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        for (long seconds : List.of(-1L, 0L)) {
            assertThat(migrating(new RowSigner(
                                    SETTINGS.keys().peppers(), Optional.of(end), () -> end.plusSeconds(seconds)))
                            .find(plain.id())
                            .isPresent())
                    .isEqualTo(seconds < 0);
        }
        fixture.execute("insert into latchkey_key_scope values ('" + own.id() + "', 'Inputs:Add')");
        assertThat(migrating(new RowSigner(SETTINGS.keys().peppers(), Optional.of(Instant.MAX)))
                        .find(own.id()))
                .isEmpty();
    }

    private JpaKeyStore migrating(RowSigner signer) {
        return fixture.storeOf(fixture.digester, signer);
    }

    /** Without a pepper nothing is signed, and nothing can be told. */
    @Test
    void withoutAPepper_everyRowCounts() {
        KeyStoreFixture bare = new KeyStoreFixture(Settings.of(Map.of()));
        bare.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        String id = bare.management
                .issue(Actor.SYSTEM, new NewKey("shop", "For tests", Set.of()), Optional.empty())
                .made()
                .key()
                .id();
        bare.execute("insert into latchkey_key_scope values ('" + id + "', 'Inputs:Add')");
        assertThat(bare.store.find(id)).isPresent();
        assertThat(bare.column("select count(*) from latchkey_key where signature is not null"))
                .containsExactly("0");
        bare.afterEach(null);
    }
}
