package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ApiKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** By no change gets anybody a key that may do what they may not do themselves, or one of an application that is not theirs. */
class NobodyMintsMoreTest {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static KeyStoreFixture fixture;

    @BeforeContainer
    static void begin() {
        fixture = new KeyStoreFixture();
        for (String each : Set.of("shop", "blog")) {
            fixture.management.createApplication(Actor.SYSTEM, each, each);
        }
    }

    @AfterContainer
    static void end() {
        fixture.afterEach(null);
    }

    @Provide
    Arbitrary<Set<String>> held() {
        return Arbitraries.of("Inputs:Get", "Inputs:Add", "Concepts:Get").set();
    }

    @Provide
    Arbitrary<Set<String>> asked() {
        return Arbitraries.of(
                        "Inputs:Get", "Inputs:Add", "Concepts:Get", "All", "Inputs:*", "Concepts:*", "Gone:Get", "")
                .set()
                .ofMaxSize(4);
    }

    enum Way {
        ISSUE,
        CHANGE,
        REPLACE,
        REPLACE_LATER,
        ENABLE
    }

    private static ApiKey stored(String application, Set<String> scopes) {
        KeyStoreFixture here = fixture;
        String id = here.management
                .issue(Actor.SYSTEM, new NewKey(application, "For tests", Set.of()), Optional.empty())
                .made()
                .key()
                .id();
        // Past the catalogue, which would ask for what the scopes require.
        scopes.forEach(each -> here.execute("insert into latchkey_key_scope values ('" + id + "', '" + each + "')"));
        return here.keys.key(id).orElseThrow();
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void whatAnActorMakesOrRevives_isWithinWhatTheyHold(
            @ForAll("held") Set<String> held,
            @ForAll("held") Set<String> others,
            @ForAll("asked") Set<String> asked,
            @ForAll Way way,
            @ForAll boolean own,
            @ForAll boolean claimsMore) {
        ApiKey mine = stored("shop", held);
        ApiKey target = stored(own ? "shop" : "blog", others);
        Set<String> claimed = claimsMore ? Set.of("Inputs:Get", "Inputs:Add", "Concepts:Get") : held;
        Actor actor = Actor.ofKey(mine.id(), "shop", false, claimed, "");
        if (way == Way.ENABLE) {
            fixture.management.disable(Actor.SYSTEM, target.id(), ANY);
        }
        Optional<ApiKey> made = Optional.empty();
        try {
            made = Optional.of(attempt(way, actor, target, asked));
        } catch (RefusedChangeException | IllegalArgumentException refused) {
            // That is one way of not making more.
        }
        if (made.isPresent()) {
            Set<String> gained = new HashSet<>(made.get().scopes());
            if (way == Way.CHANGE) {
                gained.removeAll(others);
            }
            assertThat(held).containsAll(gained);
            assertThat(own).isTrue();
        } else if (way == Way.ENABLE) {
            assertThat(fixture.keys.key(target.id()).orElseThrow().state()).isEqualTo(ApiKey.State.DISABLED);
        } else {
            assertThat(fixture.keys.key(target.id())).contains(target);
        }
        fixture.execute("delete from latchkey_key");
    }

    private static ApiKey attempt(Way way, Actor actor, ApiKey target, Set<String> asked) {
        KeyManagement management = fixture.management;
        return switch (way) {
            case ISSUE ->
                management
                        .issue(actor, new NewKey(target.application(), "For tests", asked), Optional.empty())
                        .made()
                        .key();
            case CHANGE ->
                management
                        .change(actor, target.id(), new KeyChange(Optional.empty(), Optional.of(asked), false), ANY)
                        .key();
            case REPLACE ->
                management
                        .replace(actor, target.id(), Duration.ZERO, ANY, Optional.empty())
                        .made()
                        .key();
            case REPLACE_LATER ->
                management
                        .replace(actor, target.id(), Duration.ofHours(1), ANY, Optional.empty())
                        .made()
                        .key();
            case ENABLE -> management.enable(actor, target.id(), ANY).key();
        };
    }
}
