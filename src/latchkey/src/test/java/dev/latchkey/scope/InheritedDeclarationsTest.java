package dev.latchkey.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.PublicEndpoint;
import dev.latchkey.ScopeRequired;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What superclasses, interfaces and stereotypes say; the nearest counts. */
class InheritedDeclarationsTest {
    private final Declarations declarations = new Declarations(new Vocabulary());

    private String told(Class<?> type, String method) {
        return DeclarationsTest.told(declarations, type, method);
    }

    @ScopeRequired("Service")
    interface Service<T> {
        @ScopeRequired("Service.save")
        void save(T thing);

        @ScopeRequired("Service.read")
        default T read() {
            return null;
        }

        void touch();
    }

    @ScopeRequired("Base")
    static class Base {
        @ScopeRequired("Base.one")
        public void one() {}

        @ScopeRequired("Base.two")
        public void two() {}

        public void three() {}

        @ScopeRequired("Base.hidden")
        private void hidden() {}
    }

    static class Derived extends Base implements Service<String> {
        @Override
        public void one() {}

        @Override
        @ScopeRequired("Derived.two")
        public void two() {}

        @Override
        public void save(String thing) {}

        @Override
        public void touch() {}

        public void hidden() {}
    }

    @Test
    void of_anOverridingMethod_takesTheNearestDeclaration() {
        assertThat(told(Derived.class, "one")).isEqualTo("[Base.one]");
        assertThat(told(Derived.class, "two")).isEqualTo("[Derived.two]");
        assertThat(told(Derived.class, "three")).isEqualTo("[Base]");
    }

    @Test
    void of_aMethodThatOnlyHasTheNameOfAPrivateOne_doesNotInheritFromIt() {
        assertThat(told(Derived.class, "hidden")).isEqualTo("[Base]");
        assertThat(told(Base.class, "hidden")).isEqualTo("[Base.hidden]");
    }

    @Test
    void of_anImplementation_takesTheDeclarationOfTheGenericInterfaceMethod() {
        assertThat(told(Derived.class, "save")).isEqualTo("[Service.save]");
        assertThat(told(Derived.class, "read")).isEqualTo("[Service.read]");
    }

    @Test
    void of_aClass_takesItsSuperclassBeforeItsInterfaces() {
        assertThat(told(Derived.class, "touch")).isEqualTo("[Base]");
        assertThat(told(OnlyInterface.class, "touch")).isEqualTo("[Service]");
    }

    static class OnlyInterface implements Service<Integer> {
        @Override
        public void save(Integer thing) {}

        @Override
        public void touch() {}

        /** An overload, not an implementation. */
        public void save(String thing, int times) {}
    }

    @Test
    void of_anOverloadWithOtherParameters_inheritsNothing() throws NoSuchMethodException {
        var overload = OnlyInterface.class.getMethod("save", String.class, int.class);

        assertThat(DeclarationsTest.told(declarations.of(OnlyInterface.class, overload)))
                .isEqualTo("[Service]");
    }

    interface Reads {
        @ScopeRequired("Reads")
        void call();
    }

    interface Writes {
        @ScopeRequired(anyOf = {"Writes", "Admin"})
        void call();
    }

    interface IsOpen {
        @PublicEndpoint
        void call();
    }

    static class ReadsAndWrites implements Reads, Writes {
        @Override
        public void call() {}
    }

    static class ReadsAndIsOpen implements Reads, IsOpen {
        @Override
        public void call() {}
    }

    static class Grandchild extends ReadsAndWrites {}

    @Test
    void of_twoInterfaces_addsUp() {
        assertThat(told(ReadsAndWrites.class, "call")).isEqualTo("[Reads] and one of each of [[Admin, Writes]]");
        assertThat(told(Grandchild.class, "call")).isEqualTo("[Reads] and one of each of [[Admin, Writes]]");
    }

    @Test
    void of_twoInterfacesThatContradict_stopsTheDeployment() {
        assertThatThrownBy(() -> told(ReadsAndIsOpen.class, "call")).isInstanceOf(DeclarationException.class);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ScopeRequired("Stereotype")
    @interface Reading {}

    @Retention(RetentionPolicy.RUNTIME)
    @Reading
    @Looping
    @ScopeRequired("Nested")
    @interface ReadingMore {}

    /** Java allows annotations to go round in circles. */
    @Retention(RetentionPolicy.RUNTIME)
    @ReadingMore
    @interface Looping {}

    @Retention(RetentionPolicy.RUNTIME)
    @PublicEndpoint
    @interface Opening {}

    @Reading
    static class Stereotyped {
        void plain() {}

        @ReadingMore
        void nested() {}

        @ReadingMore
        @ScopeRequired("Own")
        void withItsOwn() {}

        @Opening
        void open() {}

        @Opening
        @Reading
        void contradiction() {}
    }

    @Test
    void of_aStereotype_demandsTheSameWhereverItStands() {
        assertThat(told(Stereotyped.class, "plain")).isEqualTo("[Stereotype]");
        assertThat(told(Stereotyped.class, "nested")).isEqualTo("[Nested, Stereotype]");
        assertThat(told(Stereotyped.class, "withItsOwn")).isEqualTo("[Nested, Own, Stereotype]");
        assertThat(told(Stereotyped.class, "open")).isEqualTo("Public");
        assertThatThrownBy(() -> told(Stereotyped.class, "contradiction")).isInstanceOf(DeclarationException.class);
    }

    @Test
    void of_askedTwice_isTheSameAnswer() {
        for (String method : List.of("plain", "nested")) {
            assertThat(told(Stereotyped.class, method)).isEqualTo(told(Stereotyped.class, method));
        }
    }
}
