package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an object tells about itself of which the declared type tells little, as in {@code Response.ok(list)}. */
class RefinedTypesTest {
    private static final Jsonb HOST = JsonbBuilder.create();

    /** Refuses where more than a third of the declared type is withheld. */
    private static final RedactionPolicy THIRD = new RedactionPolicy(OnMissing.AUTO, 0.34, false, Form.OMIT);

    private final RedactionEngine redactions = redactions(Half.class);

    public static class Half {
        public String a = "open";

        @ScopeRequired("X")
        public String b = "SECRET";
    }

    public static class Plain {
        public String a = "open";
    }

    /** Of what it is told about, and withheld as a half of that. */
    public static class Page<T> {
        public T item;
        public String a = "open";

        @ScopeRequired("X")
        public String b = "SECRET";

        Page(T item) {
            this.item = item;
        }
    }

    /** A list of the application's own, which says what it holds. */
    public static class Plains extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    /** The types, as return types of methods. */
    @SuppressWarnings({"rawtypes", "unused"})
    private interface Declared {
        void nothing();

        Object object();

        List raw();

        List<Object> objects();

        List<Plain> plains();

        Map<String, Object> map();

        Map<String, Plain> mapOfPlains();

        Object[] array();
    }

    private static RedactionEngine redactions(Class<?>... known) {
        return new RedactionEngine(new Declarations(new Vocabulary()), IndexOf.classes(Arrays.asList(known)));
    }

    private static Type type(String method) {
        return Stream.of(Declared.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .map(Method::getGenericReturnType)
                .findFirst()
                .orElse(null);
    }

    static Stream<Arguments> values() {
        Plains plains = new Plains();
        plains.add(new Half());
        List<Object> nulls = Arrays.asList(null, new Half(), null);
        return Stream.of(
                Arguments.of("unknown", new Half(), "refused"),
                Arguments.of("nothing", new Half(), "refused"),
                Arguments.of("object", new Half(), "refused"),
                Arguments.of("unknown", List.of(new Half(), new Half()), "refused"),
                Arguments.of("nothing", List.of(new Half()), "refused"),
                Arguments.of("object", List.of(new Half()), "refused"),
                Arguments.of("raw", List.of(new Half()), "refused"),
                Arguments.of("objects", List.of(new Half()), "refused"),
                Arguments.of("map", Map.of("k", new Half()), "refused"),
                Arguments.of("unknown", Map.of("k", new Half()), "refused"),
                Arguments.of("unknown", Optional.of(new Half()), "refused"),
                Arguments.of("unknown", new Object[] {new Half()}, "refused"),
                Arguments.of("array", new Object[] {new Half()}, "refused"),
                Arguments.of("unknown", new Half[] {new Half()}, "refused"),
                Arguments.of("unknown", nulls, "refused"),
                // Where it stays open what else might be there, the values alone are redacted.
                Arguments.of("unknown", List.of(new Half(), new Plain()), "sent"),
                Arguments.of("unknown", List.of(new Half(), "text"), "sent"),
                Arguments.of("unknown", Map.of(1, new Half()), "sent"),
                Arguments.of("unknown", List.of(List.of(new Half())), "sent"),
                Arguments.of("unknown", List.of(new Page<>("text")), "sent"),
                Arguments.of("unknown", plains, "sent"),
                // What is declared is believed.
                Arguments.of("plains", List.of(new Half()), "sent"),
                Arguments.of("mapOfPlains", Map.of("k", new Half()), "sent"),
                // Nothing of these is withheld.
                Arguments.of("unknown", new Plain(), "sent"),
                Arguments.of("unknown", List.of(new Plain()), "sent"),
                Arguments.of("unknown", List.of(), "sent"),
                Arguments.of("unknown", Optional.empty(), "sent"),
                Arguments.of("unknown", new int[] {1, 2}, "sent"),
                Arguments.of("unknown", "text", "sent"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void portionIsThatOfWhatIsKnownToBeThere(String method, Object value, String expected) {
        RedactionResult answer = redactions.answer(value, type(method), GrantedScopes.ANONYMOUS, THIRD, HOST);
        assertThat(answer instanceof RedactionResult.None ? "refused" : "sent").isEqualTo(expected);
        if (answer instanceof RedactionResult.Part part) {
            assertThat(part.json()).doesNotContain("SECRET");
        }
    }

    @Test
    void whatCanHoldNothingGuardedIsLeftToTheHost() {
        for (Object open : List.of(
                new Plain(), List.of(new Plain()), new Plain[] {new Plain()}, Map.of("k", new Plain()), "text", 1)) {
            assertThat(redactions.answer(open, null, GrantedScopes.ANONYMOUS, THIRD, HOST))
                    .as(open.getClass().getName())
                    .isInstanceOf(RedactionResult.Whole.class);
        }
        assertThat(redactions.answer(List.of(new Plain()), type("plains"), GrantedScopes.ANONYMOUS, THIRD, HOST))
                .isInstanceOf(RedactionResult.Whole.class);
        assertThat(redactions.answer(List.of(), type("objects"), GrantedScopes.ANONYMOUS, THIRD, HOST))
                .as("by what is there")
                .isInstanceOf(RedactionResult.Whole.class);
    }

    @Test
    void objectsTellWhetherSomethingInThemIsGuarded() {
        for (Object guarded : List.of(
                new Half(),
                List.of(new Half()),
                List.of("text", new Half()),
                Map.of("k", new Half(), "l", "text"),
                Optional.of(new Half()),
                new Object[] {"text", new Half()},
                new Page<>("text"))) {
            assertThat(redactions.isGuarded(guarded, null))
                    .as(guarded.toString())
                    .isTrue();
            assertThat(redactions.isGuarded(guarded, Object.class)).isTrue();
        }
        for (Object open : List.of(new Plain(), List.of(new Plain()), "text", new int[] {1}, Optional.empty())) {
            assertThat(redactions.isGuarded(open, null)).as(open.toString()).isFalse();
        }
        assertThat(redactions.isGuarded(List.of(new Plain()), type("plains"))).isFalse();
        assertThat(redactions.isGuarded(List.of(new Half()), type("plains"))).isTrue();
        assertThat(redactions.isGuarded(List.of(), type("plains"))).isFalse();
        assertThat(redactions.isGuarded(new Plain(), Half.class))
                .as("by what is declared")
                .isTrue();
    }

    public static class Reference {
        public String id = "open";
    }

    public static class ToHalf implements JsonbAdapter<Reference, Half> {
        @Override
        public Half adaptToJson(Reference reference) {
            return new Half();
        }

        @Override
        public Reference adaptFromJson(Half half) {
            return null;
        }
    }

    @Test
    void componentsOfTheConfigurationMayWriteWhatIsGuarded() {
        Jsonb adapting = JsonbBuilder.create(new JsonbConfig().withAdapters(new ToHalf()));
        Jsonb without = JsonbBuilder.create(new JsonbConfig().withAdapters());
        assertThat(redactions.mayHoldGuarded(Reference.class)).isFalse();
        assertThat(redactions.mayHoldGuarded(Half.class)).isTrue();
        assertThat(redactions.mayAddGuarded(adapting)).isTrue();
        assertThat(redactions.mayAddGuarded(HOST)).isFalse();
        assertThat(redactions.mayAddGuarded(without)).isFalse();
        assertThat(redactions().mayAddGuarded(adapting))
                .as("where nothing is guarded")
                .isFalse();
    }

    /** As in {@code redactions.answer}, which decides about each object, where these decide about all of a type. */
    @Test
    void certainRefusalsAreThoseOfEveryObjectOfAType() {
        assertThat(redactions.certainRefusal(Half.class, GrantedScopes.ANONYMOUS, THIRD, HOST))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.missingScopes()).containsExactly("X"));
        assertThat(redactions.certainRefusal(Plain.class, GrantedScopes.ANONYMOUS, THIRD, HOST))
                .isEmpty();
        assertThat(redactions.certainRefusal(Object.class, GrantedScopes.ANONYMOUS, THIRD, HOST))
                .isEmpty();
        assertThat(redactions.certainRefusal(type("raw"), GrantedScopes.ANONYMOUS, THIRD, HOST))
                .isEmpty();
    }

    public static class Guarding extends Plain {
        @ScopeRequired("W")
        public String w = "SECRET";
    }

    public static class Holding extends Plain {
        public Half half = new Half();
    }

    @Test
    void classThatNobodyKnewBehindItsDeclaredTypeIsLookedAt() {
        RedactionPolicy redact = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);
        assertThat(redactions().answer(new Guarding(), Plain.class, GrantedScopes.ANONYMOUS, redact, HOST))
                .isEqualTo(new RedactionResult.Part("{\"a\":\"open\"}", new TreeSet<>(Set.of("W"))));
        assertThat(redactions.answer(new Holding(), Plain.class, GrantedScopes.ANONYMOUS, redact, HOST))
                .isEqualTo(new RedactionResult.Part(
                        "{\"a\":\"open\",\"half\":{\"a\":\"open\"}}", new TreeSet<>(Set.of("X"))));
    }

    public static class Outer {
        public Half half = new Half();
    }

    @ScopeRequired("Y")
    public static class Other {
        public String a = "SECRET";
    }

    @Test
    void refusalsNameWhatThatTypeNeedsAndNothingElse() {
        RedactionEngine more = redactions(Half.class, Other.class);
        assertThat(more.certainRefusal(Outer.class, GrantedScopes.ANONYMOUS, THIRD, HOST))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.missingScopes()).containsExactly("X"));
        assertThat(more.answer(new Outer(), null, GrantedScopes.ANONYMOUS, THIRD, HOST))
                .isInstanceOfSatisfying(
                        RedactionResult.None.class,
                        none -> assertThat(none.refusal().missingScopes()).containsExactly("X"));
    }

    public static class OuterWithPlain extends Outer {
        public Plain plain = new Plain();
    }

    @Test
    void refusalsDoNotNameWhatMayBeBehindOtherTypes() {
        RedactionEngine more = redactions(Half.class, Guarding.class);
        RedactionPolicy never = new RedactionPolicy(OnMissing.REJECT, 0, false, Form.OMIT);
        assertThat(more.certainRefusal(OuterWithPlain.class, GrantedScopes.ANONYMOUS, never, HOST))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.missingScopes()).containsExactly("X"));
    }

    /** Whatever its own serializer would write. */
    @Test
    void ofWhatWritesItselfAtTheRootNothingIsShown() {
        RedactionEngine self = redactions(Family.SelfWritten.class);
        assertThat(self.answer(
                        List.of(new Family.SelfWritten()),
                        null,
                        GrantedScopes.ANONYMOUS,
                        new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT),
                        HOST))
                .isInstanceOfSatisfying(RedactionResult.None.class, none -> assertThat(none.rest())
                        .hasValueSatisfying(rest -> assertThat(rest.json()).isEqualTo("[]")));
    }
}
