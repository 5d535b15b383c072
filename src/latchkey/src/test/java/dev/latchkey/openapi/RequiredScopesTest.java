package dev.latchkey.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequiredScopesTest {
    private static SortedSet<String> set(String... scopes) {
        return new TreeSet<>(List.of(scopes));
    }

    private static Set<SortedSet<String>> groups(int number, int size) {
        Set<SortedSet<String>> groups = new LinkedHashSet<>();
        for (int i = 0; i < number; i++) {
            SortedSet<String> group = new TreeSet<>();
            for (int j = 0; j < size; j++) {
                group.add("G" + i + ":S" + j);
            }
            groups.add(group);
        }
        return groups;
    }

    @Test
    void nothingIsEnoughWhereNothingIsNeeded() {
        assertThat(RequiredScopes.nothing().alternatives()).containsExactly(List.of());
        assertThat(RequiredScopes.nothing().isNothing()).isTrue();
    }

    @Test
    void oneOfEachGroupIsEnough() {
        RequiredScopes need = new RequiredScopes(set("A:Get"), Set.of(set("B:Get", "C:Get")));

        assertThat(need.alternatives()).containsExactly(List.of("A:Get", "B:Get"), List.of("A:Get", "C:Get"));
    }

    @Test
    void tooManyAlternativesAreNotListed() {
        RequiredScopes need = new RequiredScopes(set("A:Get"), groups(10, 4));

        assertThat(need.alternatives()).containsExactly(List.of("A:Get"));
    }

    @Test
    void readsLikeASentence() {
        RequiredScopes need = new RequiredScopes(set("A:Get", "B:Get"), Set.of(set("C:Get", "D:Get")));

        assertThat(need.inWords(Map.of("A:Get", "Read As", "B:Get", "")))
                .isEqualTo("A:Get (Read As), B:Get, and one of C:Get, D:Get");
    }

    @Test
    void ofSeveralCasesOnlyWhatEachNeedsIsNeeded() {
        RequiredScopes years = new RequiredScopes(new TreeSet<>(Set.of("A:Get", "Years:Get")), Set.of());
        RequiredScopes words = new RequiredScopes(new TreeSet<>(Set.of("A:Get", "Words:Get")), Set.of());

        assertThat(RequiredScopes.common(List.of(years))).isEqualTo(years);
        assertThat(RequiredScopes.common(List.of(years, words)).allOf()).containsExactly("A:Get");
        assertThat(RequiredScopes.common(List.of(years, words)).anyOf())
                .containsExactly(new TreeSet<>(Set.of("Words:Get", "Years:Get")));
        assertThat(RequiredScopes.common(List.of(years, RequiredScopes.nothing()))
                        .isNothing())
                .isTrue();
        assertThat(RequiredScopes.common(List.of()).isNothing()).isTrue();
    }
}
