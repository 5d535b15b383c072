package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a response is refused, and when it is redacted. */
class RejectOrRedactTest {
    private static final Jsonb HOST = JsonbBuilder.create();
    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final RedactionEngine REDACTIONS = new RedactionEngine(
            new Declarations(VOCABULARY),
            IndexOf.classes(Arrays.asList(RejectOrRedactTest.class.getDeclaredClasses())));

    /** One of four leaves. */
    public static class Quarter {
        public String a;
        public String b;
        public String c;

        @ScopeRequired("X")
        public List<String> guarded;
    }

    /** Two of four leaves. */
    public static class Half {
        public String a;
        public Integer b;

        @ScopeRequired("X")
        public String guarded;

        @ScopeRequired("X")
        public String also;
    }

    /** Three of four leaves. */
    public static class Most {
        public String a;

        @ScopeRequired("X")
        public Parts guarded;
    }

    /** Three leaves. */
    public static class Parts {
        public String a = "1";
        public String b = "2";
        public String c = "3";
    }

    /** All leaves. */
    public static class Everything {
        @ScopeRequired("X")
        public String guarded;
    }

    /** No leaf, though a subclass has some. */
    public static class Base {
        public String a;
    }

    public static class Sub extends Base {
        @ScopeRequired("X")
        public String guarded;

        @ScopeRequired("X")
        public String also;
    }

    private static Object filled(String kind, boolean values) {
        switch (kind) {
            case "Quarter" -> {
                Quarter made = new Quarter();
                made.a = made.b = made.c = "open";
                made.guarded = values ? List.of("s", "s", "s", "s", "s", "s", "s", "s", "s") : List.of();
                return made;
            }
            case "Half" -> {
                Half made = new Half();
                made.a = "open";
                made.guarded = made.also = values ? "s" : null;
                return made;
            }
            case "Most" -> {
                Most made = new Most();
                made.a = "open";
                made.guarded = values ? new Parts() : null;
                return made;
            }
            case "Everything" -> {
                Everything made = new Everything();
                made.guarded = values ? "s" : null;
                return made;
            }
            case "Sub" -> {
                Sub made = new Sub();
                made.a = "open";
                made.guarded = made.also = values ? "s" : null;
                return made;
            }
            default -> {
                Base made = new Base();
                made.a = "open";
                return made;
            }
        }
    }

    private static RedactionResult answer(Object value, Type type, RedactionPolicy rule) {
        return REDACTIONS.answer(value, type, GrantedScopes.ANONYMOUS, rule, HOST);
    }

    private static String kind(RedactionResult answer) {
        return answer instanceof RedactionResult.None ? "refused" : "sent";
    }

    /** D10, row by row: the rule, the type, and what becomes of a response with values in all of its members and with none. */
    @ParameterizedTest
    @CsvSource({
        // onMissing, limit, measured, type, all values, no guarded values
        "AUTO, 0.5, false, Quarter, sent, sent",
        "AUTO, 0.5, false, Half, sent, sent",
        "AUTO, 0.5, false, Most, refused, refused",
        "AUTO, 0.5, false, Everything, refused, refused",
        "AUTO, 0.25, false, Quarter, sent, sent",
        "AUTO, 0.24, false, Quarter, refused, refused",
        "AUTO, 0, false, Quarter, refused, refused",
        "AUTO, 0, false, Base, sent, sent",
        "AUTO, 0, false, Sub, refused, refused",
        "AUTO, 1, false, Most, sent, sent",
        "AUTO, 1, false, Everything, refused, refused",
        "REDACT, 0, false, Most, sent, sent",
        "REDACT, 0, false, Everything, refused, refused",
        "REJECT, 1, false, Quarter, refused, refused",
        "REJECT, 1, false, Base, sent, sent",
        "AUTO, 0.5, true, Quarter, refused, sent",
        "AUTO, 0.75, true, Quarter, sent, sent",
        "AUTO, 0.5, true, Most, refused, sent",
        "AUTO, 0.4, true, Most, refused, sent",
        "AUTO, 0.8, true, Most, sent, sent",
        "AUTO, 0, true, Base, sent, sent",
        "AUTO, 1, true, Everything, refused, refused",
        "REDACT, 0, true, Most, sent, sent",
        "REJECT, 1, true, Quarter, refused, refused"
    })
    void rulesSayWhatBecomesOfAResponse(
            OnMissing onMissing, double limit, boolean measured, String type, String withValues, String without) {
        RedactionPolicy rule = new RedactionPolicy(onMissing, limit, measured, Form.OMIT);
        for (boolean values : new boolean[] {true, false}) {
            Object value = filled(type, values);
            assertThat(kind(answer(value, value.getClass(), rule)))
                    .as(values ? "with values" : "without")
                    .isEqualTo(values ? withValues : without);
        }
    }

    private record ListOf(Type held) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {held};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    /** The share of each type that is withheld, counted by hand. */
    private static final Map<String, Double> SHARES =
            Map.of("Quarter", 0.25, "Half", 0.5, "Most", 0.75, "Everything", 1.0, "Base", 0.0);

    /** In declared mode the type decides, whatever the data, and decides before the method runs. */
    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void declaredPortionDoesNotDependOnTheData(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> kinds = SHARES.keySet().stream().sorted().toList();
        String kind = kinds.get(random.nextInt(kinds.size()));
        double limit = random.nextInt(101) / 100.0;
        RedactionPolicy rule = new RedactionPolicy(OnMissing.AUTO, limit, false, Form.OMIT);
        boolean list = random.nextBoolean();
        Object value = list ? list(kind, random) : one(kind, random);
        Class<?> one = filled(kind, true).getClass();
        Type type = list ? new ListOf(one) : one;

        String expected = SHARES.get(kind) > limit || SHARES.get(kind) == 1.0 ? "refused" : "sent";
        assertThat(kind(answer(value, type, rule)))
                .as("seed %s: %s of %s with limit %s", seed, list ? "list" : "one", kind, limit)
                .isEqualTo(expected);
        assertThat(REDACTIONS
                        .certainRefusal(type, GrantedScopes.ANONYMOUS, rule, HOST)
                        .isPresent())
                .isEqualTo(expected.equals("refused"));
    }

    private static Object one(String kind, Random random) {
        return filled(kind.equals("Base") && random.nextBoolean() ? "Sub" : kind, random.nextBoolean());
    }

    private static List<Object> list(String kind, Random random) {
        List<Object> made = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            made.add(one(kind, random));
        }
        return made;
    }

    /** As many leaves as are wanted. */
    public static class Counted {
        public List<String> open = new ArrayList<>();

        @ScopeRequired("X")
        public List<String> guarded = new ArrayList<>();
    }

    /** A response of which exactly the limit is withheld is sent, and one of which a little more is, is not. */
    @Test
    void measuredPortionIsExact() {
        Counted value = new Counted();
        for (int all = 2; all < 40; all++) {
            for (int hidden = 1; hidden < all; hidden++) {
                value.open = Collections.nCopies(all - hidden, "o");
                value.guarded = Collections.nCopies(hidden, "s");
                double portion = (double) hidden / all;
                assertThat(kind(answer(value, null, new RedactionPolicy(OnMissing.AUTO, portion, true, Form.OMIT))))
                        .as("%s of %s", hidden, all)
                        .isEqualTo("sent");
                assertThat(kind(answer(
                                value, null, new RedactionPolicy(OnMissing.AUTO, portion - 1e-6, true, Form.OMIT))))
                        .as("more than the limit of %s", all)
                        .isEqualTo("refused");
            }
        }
    }

    /** Four leaves, and what is withheld. */
    public static class Withholding {
        public List<String> open = List.of("1", "2", "3", "4");

        @ScopeRequired("X")
        public Object guarded;
    }

    /** What JSON-B writes as a text. */
    enum Kind {
        ONE
    }

    static Stream<Arguments> withheldValues() {
        JsonObject json = Json.createObjectBuilder()
                .add("a", 1)
                .add("b", Json.createArrayBuilder().add("2").add(3))
                .addNull("c")
                .build();
        return Stream.of(
                Arguments.of(null, 0),
                Arguments.of("text", 1),
                Arguments.of(7, 1),
                Arguments.of(LocalDate.of(2026, 11, 30), 1),
                Arguments.of(Kind.ONE, 1),
                Arguments.of(json, 3),
                Arguments.of(json.get("b"), 2),
                Arguments.of(Json.createValue("text"), 1),
                Arguments.of(JsonValue.NULL, 0),
                Arguments.of(JsonValue.TRUE, 1),
                Arguments.of(new int[] {1, 2}, 2),
                Arguments.of(new Kind[] {Kind.ONE, null}, 1),
                Arguments.of(List.of(), 0),
                Arguments.of(Map.of("a", Kind.ONE, "b", new Parts()), 4),
                Arguments.of(Optional.of("text"), 1),
                Arguments.of(Optional.empty(), 0),
                Arguments.of(new Parts(), 3));
    }

    /** Whatever is withheld counts as many leaves as it would have in the JSON of a caller who may see it. */
    @ParameterizedTest
    @MethodSource("withheldValues")
    void measuredPortionCountsTheLeavesOfEachValue(Object value, int leaves) {
        Withholding whole = new Withholding();
        whole.guarded = value;
        double portion = (double) leaves / (leaves + whole.open.size());

        assertThat(kind(answer(whole, null, new RedactionPolicy(OnMissing.AUTO, portion, true, Form.OMIT))))
                .isEqualTo("sent");
        if (leaves > 0) {
            assertThat(kind(answer(whole, null, new RedactionPolicy(OnMissing.AUTO, portion - 1e-6, true, Form.OMIT))))
                    .isEqualTo("refused");
        }
    }

    /** Fails for those who may see all of it. */
    public static class Failing {
        public List<String> open = List.of("1", "2", "3", "4");

        @ScopeRequired("X")
        public String getGuarded() {
            throw new IllegalStateException("guarded");
        }
    }

    /** It may be more than the limit. */
    @Test
    void responseThatCannotBeMeasured_isNotSent() {
        assertThatThrownBy(() -> answer(new Failing(), null, new RedactionPolicy(OnMissing.AUTO, 0.5, true, Form.OMIT)))
                .isInstanceOf(RuntimeException.class);
        assertThat(kind(answer(new Failing(), null, new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT))))
                .isEqualTo("sent");
    }

    public static class OneOfOne {
        @ScopeRequired(anyOf = "X")
        public String guarded;

        public String open;
    }

    @Test
    void oneScopeOfOneIsNeeded() {
        assertThat(REDACTIONS.portions(OneOfOne.class, HOST)).isEqualTo(Map.of("X", 0.5));
    }

    @Property(tries = 20)
    void refusalsNameWhatIsMissing(@ForAll boolean measured) {
        RedactionResult answer =
                answer(filled("Most", true), Most.class, new RedactionPolicy(OnMissing.AUTO, 0.1, measured, Form.OMIT));
        assertThat(answer).isInstanceOfSatisfying(RedactionResult.None.class, none -> {
            assertThat(none.refusal().missingScopes()).isEqualTo(Set.of("X"));
            assertThat(none.rest().orElseThrow().json()).isEqualTo("{\"a\":\"open\"}");
        });
    }
}
