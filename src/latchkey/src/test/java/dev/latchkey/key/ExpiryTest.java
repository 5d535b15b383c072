package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.LoggedRecords;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.key.RefusedChangeException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys expire if their makers say so, not later than the settings allow, and not later than the key that makes them. */
class ExpiryTest {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final Settings SETTINGS = Settings.of(Map.of(
            "latchkey.key.lifetime",
            "fair=10d",
            "latchkey.pepper",
            "1:" + "A".repeat(43) + "=",
            "latchkey.tokens",
            "true",
            "latchkey.tokens.sunset",
            "2100-06-30T00:00:00Z"));

    @RegisterExtension
    private final KeyStoreFixture fixture = new KeyStoreFixture(SETTINGS);

    private final KeyManagement management = fixture.management;

    @BeforeEach
    void makeApplications() {
        for (String application : Set.of("shop", "fair")) {
            management.createApplication(Actor.SYSTEM, application, "An application");
        }
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MILLIS);
    }

    private static KeyTerms until(Duration time) {
        return KeyTerms.none().expiringAt(in(time));
    }

    private ApiKey issue(Actor actor, String application, CredentialKind kind, KeyTerms terms) {
        NewKey asked = new NewKey(application, "For tests", Set.of("Inputs:Get"), false, kind, terms);
        return management.issue(actor, asked, Optional.empty()).made().key();
    }

    private ApiKey issue(String application, KeyTerms terms) {
        return issue(Actor.SYSTEM, application, CredentialKind.KEY, terms);
    }

    private ApiKey change(Actor actor, ApiKey key, KeyTerms terms) {
        KeyChange asked = new KeyChange(Optional.empty(), Optional.empty(), false, before -> terms);
        return management.change(actor, key.id(), asked, ANY).key();
    }

    private static Actor with(ApiKey key, String... scopes) {
        return Actor.ofKey(key.id(), key.application(), true, Set.of(scopes), "");
    }

    @Test
    void withoutASetting_keysExpireOnlyIfTheirMakersSaySo() {
        assertThat(issue("shop", KeyTerms.none()).expires()).isEmpty();
        KeyTerms fair = until(Duration.ofDays(900));
        ApiKey made = issue("shop", fair);
        assertThat(made.terms()).isEqualTo(fair);
        assertThat(fixture.keys.key(made.id()).orElseThrow().expires()).isEqualTo(fair.expires());
        assertThat(change(Actor.SYSTEM, made, KeyTerms.none()).expires()).isEmpty();
        assertThat(fixture.keys.change(made.id(), fair).end()).isEqualTo(fair.expires());
    }

    @Test
    void expiry_isKeptToTheMillisecond() {
        Instant precise = in(Duration.ofDays(1)).plusMillis(7).plusNanos(123_456);
        ApiKey made = issue("shop", KeyTerms.none().expiringAt(precise));
        assertThat(fixture.store.find(made.id()).orElseThrow().key().expires())
                .contains(precise.truncatedTo(ChronoUnit.MILLIS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void impossibleExpiry_isRefusedByItsName(String moment) {
        KeyTerms wrong = KeyTerms.none().expiringAt(Instant.parse(moment));
        ApiKey made = issue("shop", KeyTerms.none());
        assertThatThrownBy(() -> issue("shop", wrong))
                .isInstanceOfSatisfying(InvalidTermsException.class, refused -> assertThat(refused.field())
                        .isEqualTo("expires"));
        assertThatThrownBy(() -> change(Actor.SYSTEM, made, wrong)).isInstanceOf(InvalidTermsException.class);
        assertThat(fixture.keys.key(made.id()).orElseThrow()).isEqualTo(made);
    }

    /** Every way of making a key: issued, a client, in place of a client, replaced. */
    @Test
    void ceiling_appliesToEveryWayOfMakingKeys() {
        ApiKey key = issue("fair", KeyTerms.none());
        ApiKey client = issue(Actor.SYSTEM, "fair", CredentialKind.CLIENT, KeyTerms.none());
        ApiKey ofClient = management
                .issueInPlaceOf(Actor.SYSTEM, client.id(), ANY, Optional.empty())
                .made()
                .key();
        ApiKey replaced = management
                .replace(Actor.SYSTEM, key.id(), Duration.ZERO, ANY, Optional.empty())
                .made()
                .key();
        ApiKey ofApplication =
                fixture.keys.issue("fair", "x", Set.of(), KeyTerms.none()).key();
        for (ApiKey made : Set.of(key, client, ofClient, replaced, ofApplication)) {
            assertThat(made.expires().orElseThrow())
                    .isCloseTo(made.created().plus(Duration.ofDays(10)), within(1, ChronoUnit.SECONDS));
        }
        assertThatThrownBy(() -> issue("fair", until(Duration.ofDays(11))))
                .isInstanceOf(InvalidTermsException.class)
                .hasMessageContaining("latchkey.key.lifetime");
        assertThat(issue("fair", until(Duration.ofDays(9))).expires()).isPresent();
    }

    @Test
    void ceiling_appliesToExtensions() {
        ApiKey key = issue("fair", until(Duration.ofDays(2)));
        assertThat(change(Actor.SYSTEM, key, until(Duration.ofDays(9))).expires())
                .isPresent();
        for (KeyTerms wrong : Set.of(KeyTerms.none(), until(Duration.ofDays(11)))) {
            assertThatThrownBy(() -> change(Actor.SYSTEM, key, wrong)).isInstanceOf(InvalidTermsException.class);
        }
        assertThat(change(Actor.SYSTEM, key, until(Duration.ofDays(1))).expires())
                .isPresent();
    }

    @Test
    void configuredKey_mustExpireWithinTheCeiling() {
        String entry = "id=0123456789AB digest=sha256:" + "0".repeat(64) + " application=fair scopes=";
        for (String wrong : Set.of(entry, entry + " expires=" + in(Duration.ofDays(11)))) {
            assertThatThrownBy(() -> Settings.of(Map.of("latchkey.key.lifetime", "10d", "latchkey.keys", wrong)))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("latchkey.key.lifetime limits keys of fair");
        }
        assertThatCode(() -> Settings.of(Map.of(
                        "latchkey.key.lifetime",
                        "shop=1d,10d",
                        "latchkey.keys",
                        entry + " expires=" + in(Duration.ofDays(9)))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Settings.of(Map.of("latchkey.keys", entry + " expires=soon")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("entry 1: expires= must be a moment");
    }

    @Test
    void expiringKey_makesNothingThatOutlivesIt() {
        ApiKey maker = issue("shop", until(Duration.ofDays(5)));
        Actor actor = with(maker, "Inputs:Get", "Keys:Delete");
        ApiKey mine = issue(actor, "shop", CredentialKind.KEY, KeyTerms.none());
        assertThat(mine.expires()).isEqualTo(maker.expires());
        assertThat(issue(actor, "shop", CredentialKind.KEY, until(Duration.ofDays(4)))
                        .expires())
                .isPresent();

        ApiKey endless = issue("shop", KeyTerms.none());
        for (Runnable tooLong : Set.<Runnable>of(
                () -> issue(actor, "shop", CredentialKind.KEY, until(Duration.ofDays(6))),
                () -> change(actor, mine, KeyTerms.none()),
                () -> change(actor, maker, until(Duration.ofDays(6))),
                () -> management.enable(actor, endless.id(), ANY))) {
            assertThatThrownBy(tooLong::run)
                    .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                            .isEqualTo(Reason.ACTOR_ENDING));
        }
        assertThat(management
                        .replace(actor, endless.id(), Duration.ofHours(1), ANY, Optional.empty())
                        .made()
                        .key()
                        .expires())
                .isEqualTo(maker.expires());
    }

    @Test
    void expiredKey_changesNothing() {
        ApiKey maker = issue("shop", until(Duration.ofDays(5)));
        fixture.execute("update latchkey_key set expires = current_timestamp - interval '1' second, signature = null");
        Settings unsigned = Settings.of(Map.of());
        KeyManagement other = fixture.management(
                fixture.storeOf(fixture.digester, new RowSigner(unsigned.keys().peppers(), Optional.empty())),
                fixture.digester);
        NewKey asked = new NewKey("shop", "For tests", Set.of());
        assertThatThrownBy(() -> other.issue(with(maker, "Inputs:Get"), asked, Optional.empty()))
                .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.ACTOR_REVOKED));
    }

    @Test
    void shorterLife_needsTheRightToTakeScopes() {
        ApiKey maker = issue("shop", KeyTerms.none());
        ApiKey other = management
                .issue(Actor.SYSTEM, new NewKey("shop", "x", Set.of("Concepts:Get")), Optional.empty())
                .made()
                .key();
        assertThatThrownBy(() -> change(with(maker, "Inputs:Get"), other, until(Duration.ofDays(1))))
                .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.SCOPES_NOT_HELD));
    }

    @Test
    void successor_livesAsLongAsItsPredecessorWasMadeFor() {
        ApiKey old = issue("shop", until(Duration.ofDays(100)));
        ApiKey made = management
                .replace(Actor.SYSTEM, old.id(), Duration.ofDays(1), ANY, Optional.empty())
                .made()
                .key();
        assertThat(Duration.between(made.created(), made.expires().orElseThrow()))
                .isCloseTo(Duration.ofDays(100), Duration.ofSeconds(30));
        ApiKey replaced = fixture.keys.key(old.id()).orElseThrow();
        assertThat(replaced.successor()).contains(made.id());
        assertThat(replaced.replaced()).contains(made.created());
        assertThat(replaced.end()).isEqualTo(replaced.deletion());
    }

    /** Whoever writes to the table neither extends a life nor takes an expiry away. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "expires + interval '1' second", "expires - interval '1' second"})
    void expiryThatWasWrittenBySql_makesTheRowWorthless(String expiry) {
        ApiKey made = issue("shop", until(Duration.ofDays(3)));
        assertThat(fixture.store.find(made.id())).isPresent();
        fixture.execute("update latchkey_key set expires = " + expiry + " where id = '" + made.id() + "'");
        try (LoggedRecords log = LoggedRecords.of(GenuineRows.class)) {
            assertThat(fixture.store.find(made.id())).isEmpty();
            assertThat(log.errors()).hasSize(1);
        }
    }

    @Test
    void expiryThatWasAddedBySql_makesTheRowWorthless() {
        ApiKey made = issue("shop", KeyTerms.none());
        fixture.execute("update latchkey_key set expires = current_timestamp where id = '" + made.id() + "'");
        assertThat(fixture.store.find(made.id())).isEmpty();
    }

    /** Servers of the version before know these signatures, and rows without an expiry have nothing that they do not know. */
    @Test
    void rowWithoutExpiry_isSignedInTheFirstEncoding() {
        String plain = issue("shop", KeyTerms.none()).id();
        String expiring = issue("shop", until(Duration.ofDays(3))).id();
        String query = "select signature from latchkey_key where id = '";
        assertThat(fixture.column(query + plain + "'").get(0)).startsWith("1:1:");
        assertThat(fixture.column(query + expiring + "'").get(0)).startsWith("2:1:");
    }
}
