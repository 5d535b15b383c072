package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A scope counts as used if a decision would have been another one without it, or may have been. */
class ScopeUseTest {
    private static final Vocabulary VOCABULARY = new Vocabulary();

    private final List<String> noted = new ArrayList<>();

    private GrantedScopes holding(String... scopes) {
        return VOCABULARY.granted(Set.of(scopes), noted::add);
    }

    private static Requirement requiring(Set<String> all, List<Set<String>> any) {
        return new Requirement(all, any, VOCABULARY);
    }

    @Test
    void metRequirement_usesItsScopesOnce() {
        GrantedScopes granted = holding("A", "B", "C");
        for (int i = 0; i < 3; i++) {
            assertThat(requiring(Set.of("A"), List.of()).isMetBy(granted)).isTrue();
            assertThat(requiring(Set.of("A", "B"), List.of()).refusalFor(granted))
                    .isEmpty();
        }
        assertThat(noted).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void alternatives_countAsUsedAsFarAsTheyAreHeld() {
        assertThat(requiring(Set.of(), List.of(Set.of("A", "B", "X"))).isMetBy(holding("A", "B", "C")))
                .isTrue();
        assertThat(noted).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void unmetRequirement_usesNothing() {
        assertThat(requiring(Set.of("A", "X"), List.of()).isMetBy(holding("A"))).isFalse();
        assertThat(noted).isEmpty();
    }

    @Test
    void questionsAboutAllThatIsDeclared_useNothing() {
        GrantedScopes granted = holding("A");
        assertThat(requiring(Set.of("A"), List.of()).isHeldBy(granted)).isTrue();
        assertThat(requiring(Set.of("A"), List.of()).isMetBy(granted.unnoted())).isTrue();
        assertThat(noted).isEmpty();
        granted.noteAll();
        assertThat(noted).containsExactly("A");
    }

    @Provide
    Arbitrary<Set<String>> scopes() {
        return Arbitraries.integers()
                .between(0, 150)
                .map(number -> "S" + number)
                .set()
                .ofMaxSize(100);
    }

    /** Taking away what is not noted changes no decision that was made. */
    @Property(tries = 2_000)
    void withoutTheOthers_everyDecisionIsTheSame(
            @ForAll("scopes") Set<String> held,
            @ForAll List<@From("scopes") Set<String>> all,
            @ForAll List<@From("scopes") Set<String>> any) {
        Set<String> used = Collections.synchronizedSet(new HashSet<>());
        GrantedScopes granted = VOCABULARY.granted(held, used::add);
        List<Requirement> requirements = new ArrayList<>();
        all.forEach(scopes -> requirements.add(requiring(scopes, List.of())));
        any.forEach(scopes -> requirements.add(requiring(Set.of(), List.of(scopes))));
        List<Boolean> before =
                requirements.stream().map(each -> each.isMetBy(granted)).toList();
        GrantedScopes reduced = VOCABULARY.granted(used);
        assertThat(held).containsAll(used);
        assertThat(requirements.stream().map(each -> each.isMetBy(reduced)).toList())
                .isEqualTo(before);
    }
}
