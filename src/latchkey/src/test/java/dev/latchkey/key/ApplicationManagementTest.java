package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.config.Settings;
import dev.latchkey.event.ApplicationUpdatedEvent;
import dev.latchkey.key.RefusedChangeException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disabled application has no valid key, on any server, even after someone has written to the tables. */
class ApplicationManagementTest {
    @RegisterExtension
    private final KeyStoreFixture fixture = new KeyStoreFixture(Settings.of(Map.of(
            "latchkey.pepper",
            "1:" + "A".repeat(43) + "=",
            "latchkey.tokens",
            "true",
            "latchkey.tokens.sunset",
            "2100-01-01T00:00:00Z")));

    private final ApplicationManagement applications = new ApplicationManagement(fixture.management);
    private ApiKey key;

    @BeforeEach
    void makeKey() {
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
        key = fixture.keys.issue("shop", "For tests", Set.of("Inputs:Get")).key();
    }

    private ApiKey.State state() {
        return fixture.store.find(key.id()).map(found -> found.key().state()).orElse(null);
    }

    private boolean isExplained() {
        TableComparison comparison = new TableComparison(new RowSigner(
                fixture.settings.keys().peppers(), fixture.settings.keys().pepperMigration()));
        while (!comparison.isDone()) {
            fixture.store.locked("comparing", entities -> {
                comparison.confirm(entities, comparison.step(entities));
                return "";
            });
        }
        return comparison.unexplained().isEmpty();
    }

    @Test
    void disabledApplication_hasNoKeyThatWorks() {
        long before = fixture.store.epoch();
        applications.disable(Actor.SYSTEM, "shop");
        assertThat(state()).isEqualTo(ApiKey.State.DISABLED);
        // Other servers evict whatever they have cached, for the entry does not name the keys.
        assertThat(fixture.changesSince(before).keyIds()).isEmpty();
        assertThat(isExplained()).isTrue();

        Actor own = Actor.ofKey(key.id(), "shop", true, Set.of("Inputs:Get"), "");
        NewKey asked = new NewKey("shop", "x", Set.of());
        assertThatThrownBy(() -> fixture.management.issue(own, asked, Optional.empty()))
                .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.ACTOR_REVOKED));

        before = fixture.store.epoch();
        applications.enable(Actor.SYSTEM, "shop");
        assertThat(fixture.changesSince(before).keyIds()).isEmpty();
        assertThat(state()).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(isExplained()).isTrue();
        assertThat(fixture.events)
                .filteredOn(ApplicationUpdatedEvent.class::isInstance)
                .hasSize(2);
    }

    @Test
    void keyThatWasDisabledItself_staysSo() {
        fixture.management.disable(Actor.SYSTEM, key.id(), OptionalLong.empty());
        applications.disable(Actor.SYSTEM, "shop");
        applications.enable(Actor.SYSTEM, "shop");
        assertThat(state()).isEqualTo(ApiKey.State.DISABLED);
    }

    @Test
    void keyThatIsMadeMeanwhile_worksWithItsApplication() {
        applications.disable(Actor.SYSTEM, "shop");
        key = fixture.keys.issue("shop", "Later", Set.of()).key();
        assertThat(state()).isEqualTo(ApiKey.State.DISABLED);
        key = fixture.keys.replace(key.id(), Duration.ZERO).key();
        assertThat(state()).isEqualTo(ApiKey.State.DISABLED);
        applications.enable(Actor.SYSTEM, "shop");
        assertThat(state()).isEqualTo(ApiKey.State.ACTIVE);
    }

    @Test
    void clientOfADisabledApplication_getsNoToken() {
        NewKey asked = new NewKey("shop", "Old", Set.of("Inputs:Get"), false, CredentialKind.CLIENT);
        IssueResult client = fixture.management.issue(Actor.SYSTEM, asked, Optional.empty());
        AccessTokens tokens = new AccessTokens(fixture.store, fixture.digester, fixture.settings);
        String secret = client.text().orElseThrow().reveal();
        String id = client.made().key().id();
        assertThat(tokens.issue(id, secret, Optional.empty())).isInstanceOf(AccessTokens.Answer.Issued.class);
        applications.disable(Actor.SYSTEM, "shop");
        assertThat(tokens.issue(id, secret, Optional.empty())).isInstanceOf(AccessTokens.Answer.Refused.class);
    }

    /** An application is not enabled, and not disabled unnoticed, without the pepper. */
    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "DISABLED"})
    void stateThatWasWrittenBySql_makesTheKeysWorthless(String written) {
        if (written.equals("ACTIVE")) {
            applications.disable(Actor.SYSTEM, "shop");
        }
        fixture.execute("update latchkey_application set state = '" + written + "'");
        assertThat(state()).isNull();
        assertThat(isExplained()).isFalse();
    }

    @Test
    void enabling_needsTheScopesOfAllKeys() {
        applications.disable(Actor.SYSTEM, "shop");
        Actor without = Actor.ofUser("a", Set.of("Concepts:Get"), "");
        assertThatThrownBy(() -> applications.enable(without, "shop"))
                .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.SCOPES_NOT_HELD));
        assertThat(applications
                        .enable(Actor.ofUser("a", Set.of("Inputs:Get"), ""), "shop")
                        .state())
                .isEqualTo(ApiKey.State.ACTIVE);
    }

    /** The maker of a key limits how long it is valid, and so does the key that enables it again. */
    @Test
    void expiringActor_doesNotEnableKeysThatOutliveIt() {
        KeyTerms terms = KeyTerms.none().expiringAt(Instant.parse("2090-01-01T00:00:00Z"));
        Set<String> scopes = Set.of("Inputs:Get");
        fixture.management.createApplication(Actor.SYSTEM, "ops", "Operators");
        NewKey manager = new NewKey("ops", "Expiring", scopes, false, CredentialKind.KEY, terms);
        String id = fixture.management
                .issue(Actor.SYSTEM, manager, Optional.empty())
                .made()
                .key()
                .id();
        Actor expiring = Actor.ofKey(id, "ops", true, scopes, "");
        applications.disable(Actor.SYSTEM, "shop");
        assertThatThrownBy(() -> applications.enable(expiring, "shop"))
                .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.ACTOR_ENDING));
        applications.deleteKeys(Actor.SYSTEM, "shop");
        NewKey other = new NewKey("shop", "Expiring", scopes, false, CredentialKind.KEY, terms);
        fixture.management.issue(Actor.SYSTEM, other, Optional.empty());
        assertThat(applications.enable(expiring, "shop").state()).isEqualTo(ApiKey.State.ACTIVE);
    }

    @Test
    void everyChange_isInTheAuditLog() {
        Actor other = Actor.ofKey(key.id(), "blog", false, Set.of(), "");
        assertThatThrownBy(() -> applications.disable(other.withoutKey(Optional.empty()), "shop"))
                .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.OTHER_APPLICATION));
        applications.disable(Actor.SYSTEM, "shop");
        applications.disable(Actor.SYSTEM, "shop");
        applications.enable(Actor.SYSTEM, "shop");
        applications.change(Actor.SYSTEM, "shop", Optional.of("New"), Optional.empty());
        applications.deleteKeys(Actor.SYSTEM, "shop");
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100))
                .extracting(AuditEntry::action)
                .containsExactly(
                        "key deleted",
                        "application changed",
                        "application enabled",
                        "application disabled",
                        "key created",
                        "application created");
        assertThat(fixture.audit(Optional.of("shop"), Long.MAX_VALUE, 100)
                        .get(3)
                        .after())
                .hasValueSatisfying(after -> assertThat(after).contains("\"state\":\"disabled\""));
    }

    @Test
    void renamedApplication_keepsItsKeys() {
        assertThat(applications
                        .change(Actor.SYSTEM, "shop", Optional.of("New"), Optional.of(Map.of("team", "a")))
                        .labels())
                .isEqualTo(Map.of("team", "a"));
        assertThat(fixture.keys.application("shop").orElseThrow().name()).isEqualTo("New");
        assertThat(state()).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(isExplained()).isTrue();
        assertThat(applications.deleteKeys(Actor.SYSTEM, "shop")).isEqualTo(1);
        assertThat(state()).isNull();
        assertThat(isExplained()).isTrue();
    }
}
