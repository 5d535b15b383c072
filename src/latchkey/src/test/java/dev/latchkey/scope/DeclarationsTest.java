package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands where, on one class. See {@link InheritedDeclarationsTest} for the rest of the family. */
class DeclarationsTest {
    private final Declarations declarations = new Declarations(new Vocabulary());

    /** The declaration for calling the method of this name on an object of {@code type}, in short. */
    static String told(Declarations declarations, Class<?> type, String method) {
        return told(declarations.of(type, method(type, method)));
    }

    static String told(Declaration declaration) {
        return declaration instanceof Declaration.Guarded guarded
                ? guarded.requirement().toString()
                : declaration.getClass().getSimpleName();
    }

    static Method method(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            List<Method> found = Arrays.stream(c.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name) && !method.isBridge())
                    .toList();
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ScopeRequired("Class")
    static class Mixed {
        void plain() {}

        @ScopeRequired("Method")
        void guarded() {}

        @PublicEndpoint
        void open() {}

        @ScopeRequired(
                value = {"B", "A"},
                anyOf = {"D", "C"})
        void both() {}

        @ScopeRequired(anyOf = {"C", "D"})
        void any() {}
    }

    @Test
    void of_aMethod_beatsItsClass() {
        assertThat(told(declarations, Mixed.class, "plain")).isEqualTo("[Class]");
        assertThat(told(declarations, Mixed.class, "guarded")).isEqualTo("[Method]");
        assertThat(told(declarations, Mixed.class, "open")).isEqualTo("Public");
    }

    @Test
    void of_allAndAny_demandsBoth() {
        assertThat(told(declarations, Mixed.class, "both")).isEqualTo("[A, B] and one of each of [[C, D]]");
        assertThat(told(declarations, Mixed.class, "any")).isEqualTo("[] and one of each of [[C, D]]");
    }

    @Test
    void ofMethodAlone_leavesTheClassAside() {
        assertThat(told(declarations.ofMethodAlone(Mixed.class, method(Mixed.class, "plain"))))
                .isEqualTo("Undeclared");
    }

    @PublicEndpoint
    static class Open {
        @ScopeRequired("A")
        void guarded() {}

        void plain() {}
    }

    static class Nothing {
        @Deprecated
        void plain() {}
    }

    @Test
    void of_aMethodOfAPublicClass_isPublicUnlessItSaysOtherwise() {
        assertThat(told(declarations, Open.class, "plain")).isEqualTo("Public");
        assertThat(told(declarations, Open.class, "guarded")).isEqualTo("[A]");
        assertThat(told(declarations, Nothing.class, "plain")).isEqualTo("Undeclared");
    }

    @Test
    void usedScopes_areThoseThatWereRead() {
        declarations.of(Mixed.class, method(Mixed.class, "both"));
        declarations.of(Open.class, method(Open.class, "guarded"));

        assertThat(declarations.usedScopes()).containsExactly("A", "B", "C", "D");
    }

    static class Wrong {
        @ScopeRequired
        void empty() {}

        @ScopeRequired({"Good", "not good"})
        void malformed() {}

        @ScopeRequired(anyOf = "All")
        void reserved() {}

        @PublicEndpoint
        @ScopeRequired("A")
        void contradiction() {}

        @ScopeRequired("9")
        int field;
    }

    @Test
    void of_aWrongAnnotation_stopsTheDeploymentAndNamesThePlace() throws ReflectiveOperationException {
        for (String name : List.of("empty", "malformed", "reserved", "contradiction")) {
            assertThatThrownBy(() -> told(declarations, Wrong.class, name))
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining(Wrong.class.getName() + "." + name);
        }
        var field = Wrong.class.getDeclaredField("field");
        assertThatThrownBy(() -> declarations.of(field))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Wrong.field");
    }

    @PublicEndpoint
    @ScopeRequired("A")
    static class ContradictingClass {
        void plain() {}
    }

    @Test
    void of_aClassThatContradictsItself_stopsTheDeployment() {
        assertThatThrownBy(() -> told(declarations, ContradictingClass.class, "plain"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("both @PublicEndpoint and @ScopeRequired");
    }
}
