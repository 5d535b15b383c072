package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Fake;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What declared types tell before there is an object. */
class DeclaredTypesTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine redactions = new RedactionEngine(
            new Declarations(vocabulary), IndexOf.classes(Arrays.asList(Types.class.getDeclaredClasses())));
    private final Jsonb host = JsonbBuilder.create();

    public static class Both {
        public Other other;
        public List<Types.Guarded> guarded;
    }

    public static class Other {
        @ScopeRequired("W")
        public String a;
    }

    /** The types, as return types of methods. */
    @SuppressWarnings({"rawtypes", "unused"})
    interface Types {
        Closed closed();

        Guarded guarded();

        Holds holds();

        List<Holds> listOfHolds();

        Map<String, List<Optional<Guarded>>> nested();

        Guarded[] array();

        List<? extends Base> wildcards();

        Base base();

        Object object();

        List raw();

        List<Object> objects();

        Map<String, Object> openMap();

        List<String> texts();

        String text();

        int number();

        Recursive recursive();

        Both both();

        <T extends Guarded> T variable();

        final class Closed {
            public String a;
            public List<Integer> b;
        }

        class Guarded {
            public String a;

            @ScopeRequired("X")
            public String b;

            @ScopeRequired({"X", "Y"})
            public String c;

            @ScopeRequired(anyOf = {"Y", "Z"})
            public String d;
        }

        class Holds {
            public Guarded guarded;
        }

        class Base {
            public String a;
        }

        class Sub extends Base {
            @ScopeRequired("X")
            public String b;
        }

        class Recursive {
            public List<Recursive> children;

            @ScopeRequired("Z")
            public String b;

            public String a;
        }
    }

    private static Type type(String method) {
        try {
            return Types.class.getDeclaredMethod(method).getGenericReturnType();
        } catch (NoSuchMethodException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "closed, false, false",
        "guarded, true, true",
        "holds, true, true",
        "listOfHolds, true, true",
        "nested, true, true",
        "array, true, true",
        "wildcards, true, true",
        "base, true, true",
        "object, true, false",
        "raw, true, false",
        "objects, true, false",
        "openMap, true, false",
        "texts, false, false",
        "text, false, false",
        "number, false, false",
        "recursive, true, true",
        "variable, true, true"
    })
    void typesTellWhetherSomethingMayBeGuarded(String method, boolean may, boolean does) {
        assertThat(redactions.mayHoldGuarded(type(method))).isEqualTo(may);
        assertThat(redactions.isGuarded(type(method))).isEqualTo(does);
    }

    /** What is not in the index is judged when it is met, and changes nothing for others. */
    @Test
    void typesTellTheSameWhateverWasAskedBefore() {
        RedactionEngine none = new RedactionEngine(new Declarations(vocabulary), IndexOf.classes(List.of()));
        for (int i = 0; i < 2; i++) {
            assertThat(none.isAnythingGuarded()).isFalse();
            assertThat(none.mayHoldGuarded(Object.class)).isFalse();
            assertThat(none.isGuarded(Types.Closed.class)).isFalse();
            assertThat(none.mayHoldGuarded(Types.Holds.class)).isTrue();
            assertThat(none.mayHoldGuarded(Types.Guarded.class)).isTrue();
            none.answer(new Types.Guarded(), null, GrantedScopes.ANONYMOUS, REDACT, host);
        }
    }

    /** As when the application starts, with what its methods declare to answer with. */
    @Test
    void declaredTypesAreKnownToBeGuarded() {
        RedactionEngine none = new RedactionEngine(new Declarations(vocabulary), IndexOf.classes(List.of()));
        none.declare(Types.Closed.class);
        assertThat(none.isAnythingGuarded()).isFalse();
        assertThat(none.mayHoldGuarded(Object.class)).isFalse();
        assertThat(none.mayHoldGuarded(type("objects"))).isFalse();
        none.declare(type("nested"));
        assertThat(none.isAnythingGuarded()).isTrue();
        assertThat(none.mayHoldGuarded(Object.class)).isTrue();
        assertThat(none.mayHoldGuarded(type("objects"))).isTrue();
        assertThat(none.isAllFor(GrantedScopes.ANONYMOUS)).isFalse();
        assertThat(none.missingFor(GrantedScopes.ANONYMOUS)).containsExactly("X", "Y", "Z");
    }

    @Test
    void declaredTypesAreKnownWithAllThatTheyHold() {
        RedactionEngine none = new RedactionEngine(new Declarations(vocabulary), IndexOf.classes(List.of()));
        none.declare(type("both"));
        assertThat(none.missingFor(GrantedScopes.ANONYMOUS)).containsExactly("W", "X", "Y", "Z");
    }

    @Test
    void portionsAreThoseOfEachScopeAlone() {
        assertThat(redactions.portions(type("guarded"), host)).isEqualTo(Map.of("X", 0.5, "Y", 0.25));
        assertThat(redactions.portions(type("nested"), host)).isEqualTo(Map.of("X", 0.5, "Y", 0.25));
        assertThat(redactions.portions(type("recursive"), host)).isEqualTo(Map.of("Z", 0.5));
        assertThat(redactions.portions(type("closed"), host)).isEmpty();
    }

    @Test
    void providersThatAreNotKnownShowNothing() {
        Jsonb unknown = Fake.of(Jsonb.class).build();
        assertThatThrownBy(() -> redactions.answer(new Types.Guarded(), null, GrantedScopes.ANONYMOUS, REDACT, unknown))
                .isInstanceOf(UnknownProviderException.class);
        Set<String> all = Set.of("X", "Y", "Z");
        assertThat(redactions.answer(new Types.Guarded(), null, vocabulary.granted(all), REDACT, unknown))
                .as("nothing to withhold")
                .isInstanceOf(RedactionResult.Whole.class);
    }

    @Test
    void configurationsThatAreNotKnownMayWriteAnything() {
        Jsonb unknown = Fake.of(Jsonb.class).build();
        assertThat(redactions.mayAddGuarded(unknown)).isTrue();

        redactions.declare(unknown, new JsonbConfig());
        assertThat(redactions.mayAddGuarded(unknown)).isFalse();
    }

    /** Payara makes a Jsonb for each class. */
    @Test
    void manyJsonbsOfOneConfigurationAreOne() {
        for (int i = 0; i < 50; i++) {
            Types.Guarded value = new Types.Guarded();
            value.a = "a" + i;
            Jsonb each = JsonbBuilder.create(new JsonbConfig().withNullValues(i % 2 == 0));
            assertThat(redactions.answer(value, null, GrantedScopes.ANONYMOUS, REDACT, each))
                    .isEqualTo(new RedactionResult.Part(
                            "{\"a\":\"a" + i + "\"}", new java.util.TreeSet<>(Set.of("X", "Y", "Z"))));
        }
    }
}
