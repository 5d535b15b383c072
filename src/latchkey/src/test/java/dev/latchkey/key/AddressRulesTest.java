package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ApiKey;
import dev.latchkey.KeyTerms;
import dev.latchkey.config.SettingException;
import dev.latchkey.config.Settings;
import dev.latchkey.key.RefusedChangeException.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @RegisterExtension
    private final KeyStoreFixture fixture =
            new KeyStoreFixture(Settings.of(Map.of("latchkey.pepper", "1:" + "A".repeat(43) + "=")));

    @BeforeEach
    void makeApplication() {
        fixture.management.createApplication(Actor.SYSTEM, "shop", "The shop");
    }

    private ApiKey issue(Collection<String> ranges) {
        return fixture.keys
                .issue(
                        "shop",
                        "For tests",
                        Set.of("Inputs:Get"),
                        KeyTerms.none().restrictedTo(ranges))
                .key();
    }

    private Set<String> stored(ApiKey key) {
        return fixture.store.find(key.id()).orElseThrow().key().addresses();
    }

    @Test
    void ranges_areKeptInTheirCanonicalForm() {
        ApiKey key = issue(List.of("10.1.2.3/8", "2001:DB8:0:0::/32", "::ffff:192.0.2.7", "192.0.2.7/32"));
        assertThat(key.addresses()).containsExactly("10.0.0.0/8", "2001:db8::/32", "192.0.2.7");
        assertThat(stored(key)).isEqualTo(key.addresses());
    }

    @Test
    void fiftyLongRanges_fitAndOneMoreDoesNot() {
        List<String> most = IntStream.range(0, 50)
                .mapToObj("1111:2222:3333:4444:5555:6666:7777:%x/127"::formatted)
                .map(range -> range.replace(":0/", ":fff0/"))
                .toList();
        assertThat(stored(issue(most))).isNotEmpty();
        List<String> more = IntStream.range(0, 51).mapToObj(i -> "10.0.0." + i).toList();
        assertThatThrownBy(() -> issue(more))
                .isInstanceOfSatisfying(InvalidTermsException.class, refused -> assertThat(refused.field())
                        .isEqualTo("addresses"))
                .hasMessageContaining("at most 50");
    }

    @Test
    void emptyAndMalformedRanges_areRefused() {
        assertThatThrownBy(() -> KeyTerms.none().restrictedTo(List.of())).isInstanceOf(IllegalArgumentException.class);
        ApiKey key = issue(List.of("::1"));
        for (String wrong : List.of("", "localhost", "10.0.0.0/33", "10.0.0.1:80")) {
            KeyTerms terms = KeyTerms.none().restrictedTo(List.of(wrong));
            assertThatThrownBy(() -> issue(List.of(wrong))).isInstanceOf(InvalidTermsException.class);
            assertThatThrownBy(() -> fixture.keys.change(key.id(), terms)).isInstanceOf(InvalidTermsException.class);
        }
        assertThat(stored(key)).containsExactly("::1");
    }

    @Test
    void successor_hasTheSameAddresses() {
        ApiKey key = issue(List.of("10.0.0.0/8"));
        assertThat(fixture.keys.replace(key.id(), Duration.ZERO).key().addresses())
                .containsExactly("10.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'0.0.0.0/0 '", "'10.0.0.0/8 ::/0 '", "''"})
    void rangesThatWereWrittenBySql_makeTheRowWorthless(String ranges) {
        ApiKey key = issue(List.of("10.0.0.0/8"));
        fixture.execute("update latchkey_key set addresses = " + ranges + " where id = '" + key.id() + "'");
        assertThat(fixture.store.find(key.id())).isEmpty();
    }

    @Test
    void moreAddresses_areGrantedLikeScopes_andFewerAreTakenLikeThem() {
        ApiKey maker =
                fixture.keys.issue("shop", "Maker", Set.of("Concepts:Get")).key();
        ApiKey key = issue(List.of("10.0.0.0/8"));
        Actor stranger = Actor.ofKey(maker.id(), "shop", true, Set.of("Concepts:Get"), "");
        for (KeyTerms terms : List.of(
                KeyTerms.none(),
                KeyTerms.none().restrictedTo(List.of("10.0.0.0/7")),
                KeyTerms.none().restrictedTo(List.of("10.0.0.0/9")))) {
            KeyChange asked = new KeyChange(Optional.empty(), Optional.empty(), false, before -> terms);
            assertThatThrownBy(() -> fixture.management.change(stranger, key.id(), asked, OptionalLong.empty()))
                    .isInstanceOfSatisfying(RefusedChangeException.class, refused -> assertThat(refused.reason())
                            .isEqualTo(Reason.SCOPES_NOT_HELD));
        }
        ApiKey deleter = fixture.keys.issue("shop", "Deleter", Set.of()).key();
        fixture.execute("delete from latchkey_key where id = '" + deleter.id() + "'");
        KeyChange fewer = new KeyChange(Optional.empty(), Optional.empty(), false, before -> KeyTerms.none()
                .restrictedTo(List.of("10.0.0.0/9")));
        assertThat(fixture.management
                        .change(Actor.ofUser("a", Set.of("Keys:Delete"), ""), key.id(), fewer, OptionalLong.empty())
                        .key()
                        .addresses())
                .containsExactly("10.0.0.0/9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/8,", "localhost"})
    void malformedRangeInTheSettings_stopsTheDeployment(String ranges) {
        String entry =
                "id=0123456789AB digest=sha256:" + "0".repeat(64) + " application=shop scopes= addresses=" + ranges;
        assertThatThrownBy(() -> Settings.of(Map.of("latchkey.keys", entry)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("entry 1: addresses= is malformed");
    }
}
