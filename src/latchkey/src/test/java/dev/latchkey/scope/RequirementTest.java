package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What the bits say is what the sets say, also where one word of bits does not suffice. */
class RequirementTest {
    private static final Vocabulary VOCABULARY = new Vocabulary();

    static {
        VOCABULARY.setOf(IntStream.range(0, 200).mapToObj(i -> "S" + i).toList());
    }

    @Property(tries = 5_000)
    void isMetBy_anySets_agreesWithSetLogic(
            @ForAll("few") Set<String> allOf,
            @ForAll("groups") List<Set<String>> groups,
            @ForAll("many") Set<String> held) {
        Requirement requirement = new Requirement(allOf, groups, VOCABULARY);

        boolean expected =
                held.containsAll(allOf) && groups.stream().noneMatch(group -> Collections.disjoint(group, held));

        assertThat(requirement.isMetBy(VOCABULARY.granted(held))).isEqualTo(expected);
    }

    @Property(tries = 2_000)
    void isMetBy_exactlyWhatIsNeeded_andNotWithOneLess(@ForAll("few") Set<String> allOf) {
        Requirement requirement = new Requirement(allOf, List.of(), VOCABULARY);

        assertThat(requirement.isMetBy(VOCABULARY.granted(allOf))).isTrue();
        for (String missing : allOf) {
            Set<String> held = new TreeSet<>(allOf);
            held.remove(missing);
            assertThat(requirement.isMetBy(VOCABULARY.granted(held))).isFalse();
        }
    }

    @Property(tries = 2_000)
    void refusalFor_anySets_namesExactlyWhatLacks(
            @ForAll("few") Set<String> allOf,
            @ForAll("groups") List<Set<String>> groups,
            @ForAll("many") Set<String> held) {
        Optional<Refusal> found = new Requirement(allOf, groups, VOCABULARY).refusalFor(VOCABULARY.granted(held));

        Set<String> missing = new TreeSet<>(allOf);
        missing.removeAll(held);
        Set<String> choices = groups.stream()
                .filter(group -> Collections.disjoint(group, held))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        assertThat(found.isEmpty()).isEqualTo(missing.isEmpty() && choices.isEmpty());
        found.ifPresent(refusal -> {
            assertThat(refusal.missingScopes()).isEqualTo(missing);
            assertThat(refusal.anyOf()).isEqualTo(choices);
            assertThat(refusal.status()).isEqualTo(403);
        });
    }

    @Provide
    Arbitrary<Set<String>> few() {
        return scopes().set().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Set<String>> many() {
        return scopes().set().ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<Set<String>>> groups() {
        return scopes().set().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(2);
    }

    private static Arbitrary<String> scopes() {
        return Arbitraries.integers()
                .between(0, 199)
                .withDistribution(net.jqwik.api.RandomDistribution.uniform())
                .map(i -> "S" + i);
    }

    @Test
    void isMetBy_aScopeBehindTheWordsOfTheKey_isNotMet() {
        Requirement high = new Requirement(Set.of("S130"), List.of(Set.of("S190", "S64")), VOCABULARY);

        assertThat(high.isMetBy(GrantedScopes.ANONYMOUS)).isFalse();
        assertThat(high.isMetBy(VOCABULARY.granted(Set.of("S2", "S66")))).isFalse();
        assertThat(high.isMetBy(VOCABULARY.granted(Set.of("S130")))).isFalse();
        assertThat(high.isMetBy(VOCABULARY.granted(Set.of("S130", "S64")))).isTrue();
    }

    @Test
    void isMetBy_aScopeThatNobodyNamedBefore_isNotMet() {
        GrantedScopes held = VOCABULARY.granted(Set.of("S1"));

        assertThat(new Requirement(Set.of("New:Get"), List.of(), VOCABULARY).isMetBy(held))
                .isFalse();
    }

    @Test
    void names_areThoseOfAllGroups() {
        Requirement requirement =
                new Requirement(Set.of("B"), List.of(Set.of("C", "A"), Set.of("D")), new Vocabulary());

        assertThat(requirement.names()).containsExactly("A", "B", "C", "D");
    }
}
