package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.IssuedKey;
import dev.latchkey.StoreUnavailableException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store does not do, and what it never keeps. */
class StoredApiKeysRefusalTest {
    private static final String LONG = "x".repeat(201);

    @RegisterExtension
    final KeyStoreFixture fixture = new KeyStoreFixture();

    private final StoredApiKeys keys = fixture.keys;

    @BeforeEach
    void createShop() {
        keys.createApplication("shop", "The shop");
    }

    private static void refuses(ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    @Test
    void createApplication_twice_isRefused() {
        assertThatThrownBy(() -> keys.createApplication("shop", "Another"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shop");
        assertThat(keys.application("shop").orElseThrow().name()).isEqualTo("The shop");
    }

    @Test
    void createApplication_withAWrongName_isRefused() {
        refuses(() -> keys.createApplication("a", null), "null");
        refuses(() -> keys.createApplication("a", " "), "blank");
        refuses(() -> keys.createApplication("a", ""), "blank");
        refuses(() -> keys.createApplication("a", LONG), "201 characters");
        refuses(() -> keys.createApplication("a", "x\0y"), "U+0000");
        assertThat(keys.createApplication("a", LONG.substring(1)).name()).hasSize(200);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "../shop", "ä", "'; drop table latchkey_key; --"})
    void everything_withAnIdThatIsNone_isRefused(String id) {
        refuses(() -> keys.createApplication(id, "x"), "the id of an application");
        refuses(() -> keys.application(id), "the id of an application");
        refuses(() -> keys.deleteApplication(id), "the id of an application");
        refuses(() -> keys.keys(id), "the id of an application");
        refuses(() -> keys.issue(id, "For tests", Set.of()), "the id of an application");
    }

    @Test
    void issue_withWrongArguments_isRefusedAndLeavesNothing() {
        refuses(() -> keys.issue("nowhere", "For tests", Set.of()), "there is no application nowhere");
        refuses(() -> keys.issue("shop", null, Set.of()), "null");
        refuses(() -> keys.issue("shop", LONG, Set.of()), "201 characters");
        refuses(() -> keys.issue("shop", "x\0", Set.of()), "U+0000");
        refuses(() -> keys.issue("shop", "For tests", null), "null");
        refuses(() -> keys.issue("shop", "For tests", Set.of("Inputs:Put")), "Inputs:Put");
        refuses(() -> keys.issue("shop", "For tests", Set.of("Inputs:Add")), "also requires Inputs:Get");

        assertThat(fixture.column("select id from latchkey_key")).isEmpty();
        assertThat(fixture.changes).isEmpty();
    }

    @Test
    void key_ofWhatIsNoId_isNothingAndAsksNobody() {
        fixture.breakDown();

        assertThat(keys.key("'x'")).isEmpty();
        assertThat(keys.key("")).isEmpty();
        assertThat(keys.key(KeyStoreFixture.CONFIGURED_ID)).isPresent();
    }

    @Test
    void tables_holdNothingOfASecret() {
        IssuedKey issued = keys.issue("shop", "A key", Set.of("All"));
        String text = issued.text().reveal();
        String secret = text.substring(text.lastIndexOf('_') + 1);

        List<String> dump = fixture.column("script");

        assertThat(dump).anyMatch(line -> line.contains(issued.key().id()));
        assertThat(dump).noneMatch(line -> line.contains(secret.substring(0, 8)));
    }

    @Test
    void anything_onABrokenStore_isAnOutageWithItsCause() {
        fixture.breakDown();

        Stream.<ThrowingCallable>of(
                        () -> keys.createApplication("a", "A"),
                        () -> keys.application("shop"),
                        () -> keys.applications(),
                        () -> keys.deleteApplication("shop"),
                        () -> keys.issue("shop", "For tests", Set.of()),
                        () -> keys.key("zzzzzzzzzzzz"),
                        () -> keys.keys("shop"),
                        () -> keys.delete("zzzzzzzzzzzz"))
                .forEach(call -> assertThatThrownBy(call)
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageStartingWith("The key store failed: ")
                        .hasCauseInstanceOf(RuntimeException.class));
    }

    @Test
    void open_withoutTables_namesTheFilesToRun() {
        fixture.breakDown();

        assertThatThrownBy(() -> fixture.store.open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("R__latchkey_01_keys.sql");
    }
}
