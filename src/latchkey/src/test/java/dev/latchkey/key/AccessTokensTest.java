package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import dev.latchkey.RefusalKind;
import dev.latchkey.Secret;
import dev.latchkey.config.Settings;
import dev.latchkey.credential.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What clients get for their secret, and what becomes of it; the clock is moved by hand. */
class AccessTokensTest {
    private static final Instant SUNSET = Instant.parse("2100-06-30T00:00:00Z");
    private static final Settings SETTINGS =
            Settings.of(Map.of("latchkey.tokens", "true", "latchkey.tokens.sunset", SUNSET.toString()));

    @RegisterExtension
    private final KeyStoreFixture fixture = new KeyStoreFixture(SETTINGS);

    private Instant now = Instant.now();
    private final AccessTokens tokens = new AccessTokens(fixture.store, fixture.digester, SETTINGS, () -> now);
    private String client;
    private String secret;

    @BeforeEach
    void makeAClient() {
        fixture.keys.createApplication("shop", "The shop");
        IssueResult made = client("Inputs:Get", "Concepts:Get");
        client = made.made().key().id();
        secret = made.text().orElseThrow().reveal();
    }

    private IssueResult client(String... scopes) {
        NewKey asked = new NewKey("shop", "Old program", Set.of(scopes), false, CredentialKind.CLIENT);
        return fixture.management.issue(Actor.SYSTEM, asked, Optional.empty());
    }

    private AccessTokens.Answer.Issued issued(String... scopes) {
        Optional<Set<String>> asked = scopes.length == 0 ? Optional.empty() : Optional.of(Set.of(scopes));
        return (AccessTokens.Answer.Issued) tokens.issue(client, secret, asked);
    }

    private RefusalKind refused(String clientId, String text) {
        AccessTokens.Answer answer = tokens.issue(clientId, text, Optional.empty());
        assertThat(answer).isInstanceOf(AccessTokens.Answer.Refused.class);
        return ((AccessTokens.Answer.Refused) answer).refusal().kind();
    }

    private static String idOf(Secret token) {
        return KeyText.parse(token.reveal(), List.of("lkt")).orElseThrow().id();
    }

    private Optional<KeyRecord> found(AccessTokens.Answer.Issued token) {
        return fixture.store.find(idOf(token.text()));
    }

    @Test
    void issue_toAClient_isATokenForItsApplicationWithItsScopes() {
        AccessTokens.Answer.Issued token = issued();

        assertThat(token.lifetime()).isEqualTo(Duration.ofHours(49));
        assertThat(token.scopes()).containsExactlyInAnyOrder("Inputs:Get", "Concepts:Get");
        assertThat(found(token)).hasValueSatisfying(stored -> {
            assertThat(stored.kind()).isEqualTo(CredentialKind.TOKEN);
            assertThat(stored.key().id()).isEqualTo(client);
            assertThat(stored.key().application()).isEqualTo("shop");
            assertThat(stored.key().scopes()).isEqualTo(token.scopes());
            assertThat(Duration.between(now, stored.key().deletion().orElseThrow()))
                    .isBetween(Duration.ofHours(49).minusMillis(1), Duration.ofHours(49));
        });
    }

    @Test
    void issue_withFewerScopes_isATokenWithThose_andNeverWithMore() {
        assertThat(found(issued("Inputs:Get")).orElseThrow().key().scopes()).containsExactly("Inputs:Get");
        AccessTokens.Answer more = tokens.issue(client, secret, Optional.of(Set.of("Inputs:Get", "Inputs:Add")));
        assertThat(((AccessTokens.Answer.Refused) more).refusal().kind()).isEqualTo(RefusalKind.INVALID_SCOPE);
    }

    @Test
    void aClientThatIsCutDown_cutsItsTokensDown() {
        AccessTokens.Answer.Issued token = issued();
        KeyChange less = new KeyChange(Optional.empty(), Optional.of(Set.of("Concepts:Get")), false);

        fixture.management.change(Actor.SYSTEM, client, less, OptionalLong.empty());

        assertThat(found(token).orElseThrow().key().scopes()).containsExactly("Concepts:Get");
    }

    @Test
    void aClientThatIsDisabledOrDeleted_takesItsTokensWithIt() {
        AccessTokens.Answer.Issued token = issued();

        fixture.management.disable(Actor.SYSTEM, client, OptionalLong.empty());
        assertThat(found(token).orElseThrow().key().state()).isEqualTo(ApiKey.State.DISABLED);
        assertThat(refused(client, secret)).isEqualTo(RefusalKind.INVALID_CLIENT);

        fixture.management.delete(Actor.SYSTEM, client, OptionalLong.empty());
        assertThat(found(token)).isEmpty();
        assertThat(fixture.column("select id from latchkey_token")).isEmpty();
        assertThat(refused(client, secret)).isEqualTo(RefusalKind.INVALID_CLIENT);
    }

    @Test
    void wrongIdsAndSecrets_getOneAnswer() {
        IssueResult other = client("Inputs:Get");
        IssueResult key = fixture.management.issue(
                Actor.SYSTEM, new NewKey("shop", "For tests", Set.of("Inputs:Get")), Optional.empty());

        for (String wrong : List.of(
                "",
                secret.substring(1),
                other.text().orElseThrow().reveal(),
                key.text().orElseThrow().reveal(),
                issued().text().reveal(),
                KeyText.generate("lkt_client").text().reveal())) {
            assertThat(refused(client, wrong)).isEqualTo(RefusalKind.INVALID_CLIENT);
        }
        assertThat(refused(other.made().key().id(), secret)).isEqualTo(RefusalKind.INVALID_CLIENT);
        String keyText = key.text().orElseThrow().reveal();
        assertThat(refused(key.made().key().id(), keyText)).isEqualTo(RefusalKind.INVALID_CLIENT);
    }

    @Test
    void noToken_outlivesTheSunset() {
        now = SUNSET.minusSeconds(90);

        assertThat(issued().lifetime()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void tokensOfAClient_areNotMoreThanAThousand_andTheOldestGo() {
        AccessTokens.Answer.Issued first = issued();
        for (int i = 0; i < 1000; i++) {
            now = now.plusMillis(1);
            issued();
        }

        assertThat(fixture.column("select id from latchkey_token")).hasSize(1000);
        assertThat(found(first)).isEmpty();
    }

    @Test
    void expiredTokens_areKnownForTwoDays_andThenRemoved() {
        AccessTokens.Answer.Issued token = issued();

        now = now.plus(Duration.ofHours(49 + 47));
        issued();
        assertThat(found(token)).isPresent();

        now = now.plus(Duration.ofHours(2));
        issued();
        assertThat(found(token)).isEmpty();
    }

    @Test
    void idsOfTokens_areListedPageByPage() {
        String first = idOf(issued().text());
        String second = idOf(issued().text());

        List<String> page = fixture.store.tokenIds("", 1);
        assertThat(page).hasSize(1);
        assertThat(List.of(page.get(0), fixture.store.tokenIds(page.get(0), 1).get(0)))
                .containsExactlyInAnyOrder(first, second);
        assertThat(fixture.store.ids("", 10)).containsExactly(client);
    }

    @Test
    void ofATokenAndASecret_thereIsOnlyADigest() {
        issued();

        assertThat(fixture.column("select digest from latchkey_token"))
                .allMatch(each -> each.matches("sha256:[0-9a-f]{64}"));
        assertThat(fixture.column("select digest from latchkey_key"))
                .allMatch(each -> each.matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void clients_areNoKeysToTheHostsCode() {
        assertThat(fixture.keys.keys("shop")).isEmpty();
        assertThat(fixture.keys.key(client)).isEmpty();
        assertThat(fixture.events).noneMatch(event -> event.toString().contains(client));
        assertThat(fixture.changes).isNotEmpty();
        assertThat(fixture.column("select action from latchkey_audit order by number"))
                .endsWith("client created");
    }
}
