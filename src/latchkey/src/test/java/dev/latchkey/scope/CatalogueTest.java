package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Scope;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    @Scope(name = "Inputs:Get", description = "Read inputs", basic = true)
    @Scope(name = "Inputs:Add", requires = "Inputs:Get", group = "Writing")
    @Scope(
            name = "Inputs:Delete",
            requires = {"Inputs:Add", "Inputs:Get"})
    @Scope(name = "Inputs")
    private static final class Described {}

    private static final Catalogue CATALOGUE =
            catalogue(Described.class, "Concepts:Get", "InputsToo:Get", "Inputs:Get");

    private static Catalogue catalogue(Class<?> described, String... used) {
        return Catalogue.of(Arrays.asList(described.getAnnotationsByType(Scope.class)), List.of(used));
    }

    @Test
    void entries_areThoseDescribedInTheirOrder_thenThoseUsedByName() {
        assertThat(CATALOGUE.entries())
                .extracting(ScopeEntry::name)
                .containsExactly(
                        "Inputs:Get", "Inputs:Add", "Inputs:Delete", "Inputs", "Concepts:Get", "InputsToo:Get");
    }

    @Test
    void entries_keepTheDescription_andGroupByTheNameOtherwise() {
        assertThat(CATALOGUE.entries())
                .contains(
                        new ScopeEntry("Inputs:Get", "Read inputs", Set.of(), "Inputs", true),
                        new ScopeEntry("Inputs:Add", "", Set.of("Inputs:Get"), "Writing", false),
                        new ScopeEntry("Concepts:Get", "", Set.of(), "Concepts", false));
    }

    @Test
    void expand_ofNamesWithAllTheyRequire_isThose() {
        assertThat(CATALOGUE.expand(Set.of("Inputs:Add", "Inputs:Get"))).containsExactly("Inputs:Add", "Inputs:Get");
        assertThat(CATALOGUE.expand(Set.of())).isEmpty();
    }

    @Test
    void expand_ofAll_isWhatThereIsAndNeverTheWord() {
        assertThat(CATALOGUE.expand(Set.of("All"))).hasSize(6).doesNotContain("All");
        assertThat(CATALOGUE.expand(Set.of("All", "Inputs:Get"))).hasSize(6);
    }

    @Test
    void expand_ofAWildcard_isEveryActionOfThatResourceAlone() {
        assertThat(CATALOGUE.expand(Set.of("Inputs:*"))).containsExactly("Inputs:Add", "Inputs:Delete", "Inputs:Get");
        assertThat(CATALOGUE.expand(Set.of("Inputs:*", "Concepts:*"))).contains("Concepts:Get");
    }

    @Test
    void expand_withoutWhatAScopeRequires_isRefusedWithWhatLacks() {
        assertThatThrownBy(() -> CATALOGUE.expand(Set.of("Inputs:Delete")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Inputs:Delete")
                .hasMessageContaining("also requires Inputs:Add, Inputs:Get");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Inputs:Put",
                "inputs:get",
                "Inputs:G*",
                "*",
                "*:Get",
                "Nothing:*",
                ":*",
                "",
                "all",
                "ALL",
                "Input"
            })
    void expand_ofAnUnknownScope_isRefused(String name) {
        assertThatThrownBy(() -> CATALOGUE.expand(Set.of("Inputs:Get", name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void expand_ofAnUnknownName_tellsTheKnownOnes() {
        assertThatThrownBy(() -> CATALOGUE.expand(Set.of("Inputs:Put"))).hasMessageContaining("Concepts:Get, Inputs,");
    }

    @Test
    void expand_ofNull_isRefused() {
        assertThatThrownBy(() -> CATALOGUE.expand(Collections.singleton(null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Scope(name = "A", requires = "A")
    private static final class NeedsItself {}

    @Scope(name = "A", requires = "B")
    @Scope(name = "B", requires = "C")
    @Scope(name = "C", requires = "B")
    private static final class Circle {}

    @Scope(name = "A", requires = "B")
    private static final class NeedsTheUnknown {}

    @Scope(name = "A", description = "one")
    @Scope(name = "A", description = "another")
    private static final class Contradiction {}

    @Scope(name = "1A")
    private static final class Malformed {}

    @Scope(name = "A", requires = "B C")
    private static final class NeedsTheMalformed {}

    @Scope(name = "All")
    private static final class Reserved {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                NeedsItself.class,
                Circle.class,
                NeedsTheUnknown.class,
                Contradiction.class,
                Malformed.class,
                NeedsTheMalformed.class,
                Reserved.class
            })
    void of_aWrongDescription_stopsTheDeployment(Class<?> described) {
        assertThatThrownBy(() -> catalogue(described)).isInstanceOf(DeclarationException.class);
    }

    @Test
    void of_aCircle_namesItsWay() {
        assertThatThrownBy(() -> catalogue(Circle.class)).hasMessageContaining("B requires C requires B");
        assertThatThrownBy(() -> catalogue(NeedsItself.class)).hasMessageContaining("A requires A");
    }

    @Test
    void of_theSameDescriptionTwice_isNoContradiction() {
        List<Scope> twice = List.of(
                Described.class.getAnnotationsByType(Scope.class)[0],
                Described.class.getAnnotationsByType(Scope.class)[0]);
        assertThat(Catalogue.of(twice, List.of()).entries()).hasSize(1);
    }

    @Test
    void of_whatIsRequiredAndOnlyUsed_isKnown() {
        assertThat(catalogue(NeedsTheUnknown.class, "B").entries()).hasSize(2);
    }
}
