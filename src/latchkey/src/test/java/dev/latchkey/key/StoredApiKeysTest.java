package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ApiKey;
import dev.latchkey.Application;
import dev.latchkey.IssuedKey;
import dev.latchkey.credential.KeyText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredApiKeysTest {
    @RegisterExtension
    final KeyStoreFixture fixture = new KeyStoreFixture();

    private final StoredApiKeys keys = fixture.keys;

    @BeforeEach
    void createShop() {
        keys.createApplication("shop", "The shop");
    }

    @Test
    void createApplication_isThereAtOnceAsItWasMade() {
        Application office = keys.createApplication("office", "Büro – 事務所");

        assertThat(keys.application("office")).contains(office);
        assertThat(keys.applications()).extracting(Application::id).containsExactly("office", "shop");
        assertThat(keys.application("Office")).isEmpty();
    }

    @Test
    void issue_isThereAtOnceAsItWasMade() {
        IssuedKey issued = keys.issue("shop", "Nightly import", Set.of("Inputs:Get", "Inputs:Add"));

        assertThat(keys.key(issued.key().id())).contains(issued.key());
        assertThat(issued.key().scopes()).containsExactly("Inputs:Add", "Inputs:Get");
        assertThat(issued.key().state()).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(issued.key().created()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void issue_handsOutTheKeyThatTheStoreKnowsByItsDigest() {
        IssuedKey issued = keys.issue("shop", "For tests", Set.of());
        KeyText text = KeyText.parse(issued.text().reveal(), List.of("lk")).orElseThrow();
        KeyRecord stored = fixture.store.find(issued.key().id()).orElseThrow();

        assertThat(text.id()).isEqualTo(issued.key().id());
        assertThat(fixture.digester.compare(text, stored.digest())).isEqualTo(Digester.Match.SAME);
        assertThat(fixture.digester.compare(KeyText.generate("lk"), stored.digest()))
                .isEqualTo(Digester.Match.DIFFERENT);
    }

    @Test
    void issue_ofAllAndWildcards_keepsWhatTheyMeanNow() {
        assertThat(keys.issue("shop", "For tests", Set.of("All")).key().scopes())
                .containsExactly("Concepts:Get", "Inputs:Add", "Inputs:Get");
        IssuedKey inputs = keys.issue("shop", "For tests", Set.of("Inputs:*"));
        assertThat(keys.key(inputs.key().id()).orElseThrow().scopes()).containsExactly("Inputs:Add", "Inputs:Get");
    }

    @Test
    void keys_ofAnApplication_areTheConfiguredAndThenTheOldestFirst() {
        List<String> made = List.of(
                keys.issue("shop", "1", Set.of("All")).key().id(),
                keys.issue("shop", "2", Set.of()).key().id(),
                keys.issue("shop", "3", Set.of("Inputs:Get")).key().id());
        keys.createApplication("office", "Office");
        keys.issue("office", "For tests", Set.of());
        for (int i = 0; i < made.size(); i++) {
            fixture.execute("update latchkey_key set created = timestamp '2020-01-0" + (3 - i)
                    + " 00:00:00' where id = '" + made.get(i) + "'");
        }

        assertThat(keys.keys("shop"))
                .extracting(ApiKey::id)
                .containsExactly(KeyStoreFixture.CONFIGURED_ID, made.get(2), made.get(1), made.get(0));
        assertThat(keys.keys("nowhere")).isEmpty();
    }

    @Test
    void created_isTheSameInAnyTimeZone() {
        IssuedKey issued = keys.issue("shop", "For tests", Set.of());

        assertThat(fixture.column("select created from latchkey_key").get(0).replace(' ', 'T'))
                .startsWith(issued.key().created().toString().substring(0, 19));
    }

    @Test
    void delete_aKey_takesItsScopesAlong() {
        IssuedKey issued = keys.issue("shop", "For tests", Set.of("All"));
        IssuedKey other = keys.issue("shop", "For tests", Set.of("Inputs:Get"));

        assertThat(keys.delete(issued.key().id())).isTrue();

        assertThat(keys.key(issued.key().id())).isEmpty();
        assertThat(keys.key(other.key().id())).contains(other.key());
        assertThat(fixture.column("select key_id from latchkey_key_scope"))
                .containsExactly(other.key().id());
    }

    @Test
    void delete_twice_isTrueAndThenFalse() {
        String id = keys.issue("shop", "For tests", Set.of()).key().id();

        assertThat(keys.delete(id)).isTrue();
        assertThat(keys.delete(id)).isFalse();
        assertThat(keys.delete("zzzzzzzzzzzz")).isFalse();
        assertThat(keys.delete("not an id")).isFalse();
    }

    @Test
    void delete_aConfiguredKey_tellsWhereToRemoveIt() {
        assertThatThrownBy(() -> keys.delete(KeyStoreFixture.CONFIGURED_ID))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("latchkey.keys");
        assertThat(keys.key(KeyStoreFixture.CONFIGURED_ID)).isPresent();
    }

    @Test
    void deleteApplication_takesItsKeysAndTheirScopesAlong() {
        keys.issue("shop", "For tests", Set.of("All"));
        keys.createApplication("office", "Office");
        IssuedKey kept = keys.issue("office", "For tests", Set.of("Inputs:Get"));

        assertThat(keys.deleteApplication("shop")).isTrue();
        assertThat(keys.deleteApplication("shop")).isFalse();

        assertThat(keys.applications()).extracting(Application::id).containsExactly("office");
        assertThat(fixture.column("select id from latchkey_key"))
                .containsExactly(kept.key().id());
        assertThat(fixture.column("select key_id from latchkey_key_scope"))
                .containsExactly(kept.key().id());
    }

    @Test
    void changes_areToldAfterEachOfThem() {
        String id = keys.issue("shop", "For tests", Set.of()).key().id();
        keys.delete(id);
        keys.deleteApplication("shop");

        assertThat(fixture.changes).hasSize(3);
    }

    /** A tenant may choose the id, and must not get the application whose keys manage all. */
    @Test
    void managingApplication_isMadeByItsOwnMethodAlone() {
        for (String id : List.of("latchkey", "Latchkey", "LATCHKEY")) {
            assertThatThrownBy(() -> keys.createApplication(id, "A tenant"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("latchkey.admin.application");
        }
        assertThat(keys.applications()).extracting(Application::id).containsExactly("shop");
        assertThat(keys.createManagingApplication("Management").id()).isEqualTo("latchkey");
        assertThatThrownBy(() -> keys.createManagingApplication("Again")).isInstanceOf(IllegalStateException.class);
    }
}
