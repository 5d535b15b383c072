package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Redaction;
import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.Redaction.Pointer;
import dev.latchkey.ScopeRequired;
import dev.latchkey.config.Settings;
import dev.latchkey.scope.DeclarationException;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pointers leave of JSON that has no classes. */
class PointersTest {
    private final Vocabulary vocabulary = new Vocabulary();

    @Redaction(
            pointers = {
                @Pointer(value = "/a", needs = @ScopeRequired("X")),
                @Pointer(value = "/list/*/b", needs = @ScopeRequired("X")),
                @Pointer(value = "/list/1", needs = @ScopeRequired("Y")),
                @Pointer(value = "/*/deep/c", needs = @ScopeRequired(anyOf = {"Y", "Z"})),
                @Pointer(value = "/m~1n/~0", needs = @ScopeRequired("X")),
                @Pointer(value = "/array", needs = @ScopeRequired("X"))
            })
    private static final class Some {}

    @Redaction(
            pointers = {
                @Pointer(value = "/a", needs = @ScopeRequired("X")),
                @Pointer(value = "/a", needs = @ScopeRequired("Y"))
            })
    private static final class Twice {}

    @Redaction(pointers = @Pointer(value = "", needs = @ScopeRequired("X")))
    private static final class Root {}

    @Redaction(
            pointers = {
                @Pointer(value = "/a/*/b", needs = @ScopeRequired({"X", "Y"})),
                @Pointer(value = "/list/1", needs = @ScopeRequired("X")),
                @Pointer(value = "/c", needs = @ScopeRequired(anyOf = {"Y", "Z"}))
            })
    private static final class Told {}

    private Pointers pointers(Class<?> declaring) {
        return Pointers.of(
                declaring.getAnnotation(Redaction.class), declaring.getSimpleName(), new Declarations(vocabulary));
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readValue();
        }
    }

    private RedactionResult answer(Class<?> declaring, String text, RedactionPolicy rule, String... held) {
        Set<String> scopes = Set.of(held);
        return pointers(declaring).answer(json(text), vocabulary.granted(scopes), rule);
    }

    private static RedactionPolicy redact(Form form) {
        return new RedactionPolicy(OnMissing.REDACT, 1, false, form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1,'o':2}|{'o':2}",
                "{'o':{'a':1}}|{'o':{'a':1}}",
                "{'list':[{'b':1,'o':2},{'o':3},{'b':4}],'o':1}|{'list':[{'o':2},{}],'o':1}",
                "{'x':{'deep':{'c':1,'o':2}}}|{'x':{'deep':{'o':2}}}",
                "{'m/n':{'~':1,'o':2}}|{'m/n':{'o':2}}",
                "{'array':[1,2],'o':1}|{'o':1}",
                "{'list':'text','o':[]}|{'list':'text','o':[]}",
                "[1,2]|[1,2]"
            })
    void whatPointersNameIsLeftOut(String text, String left) {
        RedactionResult answer = answer(Some.class, text, redact(Form.OMIT));
        assertThat(answer instanceof RedactionResult.Part part ? part.json() : text.replace('\'', '"'))
                .isEqualTo(left.replace('\'', '"'));
        assertThat(answer(Some.class, text, redact(Form.OMIT), "X", "Y")).isInstanceOf(RedactionResult.Whole.class);
    }

    @Test
    void missingScopesAreThoseOfWhatWasThere() {
        assertThat(answer(Some.class, "{'a':1,'o':1}", redact(Form.OMIT)))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.missing())
                        .containsExactly("X"));
        assertThat(answer(Some.class, "{'list':[0,1],'x':{'deep':{'c':1}}}", redact(Form.OMIT)))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.missing())
                        .containsExactly("Y", "Z"));
        assertThat(answer(Some.class, "{'o':1}", redact(Form.OMIT))).isInstanceOf(RedactionResult.Whole.class);
    }

    @Test
    void formsStandInPlaceOfMembersAndNeverOfElements() {
        String text = "{'a':1,'array':[1],'list':[1,2],'o':1}";
        assertThat(answer(Some.class, text, redact(Form.EMPTY)))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"array\":[],\"list\":[1],\"o\":1}"));
        assertThat(answer(Some.class, text, redact(Form.NULL)))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"a\":null,\"array\":null,\"list\":[1],\"o\":1}"));
    }

    @Test
    void nothingLeftIsARefusal() {
        for (String text : new String[] {"{'a':1}", "{'a':{'b':true},'o':null}"}) {
            assertThat(answer(Some.class, text, redact(Form.OMIT))).isInstanceOf(RedactionResult.None.class);
        }
        assertThat(answer(Root.class, "{'o':1}", redact(Form.OMIT)))
                .isInstanceOfSatisfying(RedactionResult.None.class, none -> {
                    assertThat(none.refusal().missingScopes()).containsExactly("X");
                    assertThat(none.rest()).isEmpty();
                });
        assertThat(answer(Root.class, "{'o':1}", redact(Form.OMIT), "X")).isInstanceOf(RedactionResult.Whole.class);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, 0.5, true, sent",
        "AUTO, 0.49, true, refused",
        "AUTO, 0, false, sent",
        "REDACT, 0, true, sent",
        "REJECT, 1, false, refused"
    })
    void portionIsMeasuredWhereItIsAskedFor(OnMissing onMissing, double limit, boolean measured, String expected) {
        RedactionResult answer =
                answer(Some.class, "{'a':1,'o':[true]}", new RedactionPolicy(onMissing, limit, measured, Form.OMIT));
        assertThat(answer instanceof RedactionResult.None ? "refused" : "sent").isEqualTo(expected);
        if (answer instanceof RedactionResult.None none) {
            assertThat(none.rest().orElseThrow().json()).isEqualTo("{\"o\":[true]}");
        }
    }

    @Test
    void placesAreToldWithTheScopesForWantOfWhichTheyAreWithheld() {
        assertThat(withheldFrom())
                .isEqualTo(Map.of("/a/*/b", Set.of("X", "Y"), "/list/1", Set.of("X"), "/c", Set.of("Y", "Z")));
        assertThat(withheldFrom("X", "Z")).isEqualTo(Map.of("/a/*/b", Set.of("Y")));
        assertThat(withheldFrom("X", "Y")).isEmpty();
    }

    private Map<String, SortedSet<String>> withheldFrom(String... held) {
        Set<String> scopes = Set.of(held);
        return pointers(Told.class).withheldFrom(vocabulary.granted(scopes));
    }

    @Test
    void placesAreToldWithWhatTheyNeed() {
        assertThat(pointers(Told.class).needs()).hasEntrySatisfying("/a/*/b", needs -> assertThat(needs)
                .singleElement()
                .satisfies(need -> assertThat(need.names()).containsExactly("X", "Y")));
        assertThat(pointers(Told.class).needs()).containsOnlyKeys("/a/*/b", "/c", "/list/1");
        assertThat(pointers(Twice.class).needs().get("/a")).hasSize(2);
    }

    @Test
    void segmentsAreGivenWithoutEscapes() {
        Map<List<String>, Set<String>> needs = new HashMap<>();
        pointers(Some.class).forEach((segments, need) -> needs.put(segments, need.names()));
        assertThat(needs)
                .hasSize(6)
                .containsEntry(List.of("m/n", "~"), Set.of("X"))
                .containsEntry(List.of("*", "deep", "c"), Set.of("Y", "Z"));
    }

    @Test
    void somethingIsWithheldFromWhoeverLacksAScope() {
        Set<String> some = Set.of("X", "Y");
        Set<String> others = Set.of("Y");
        assertThat(pointers(Some.class).withholdsFrom(vocabulary.granted(some))).isFalse();
        assertThat(pointers(Some.class).withholdsFrom(vocabulary.granted(others)))
                .isTrue();
        assertThat(Pointers.NONE.withholdsFrom(vocabulary.granted(others))).isFalse();
    }

    @Test
    void noAnnotationSaysNothing() {
        assertThat(Pointers.of(null, "here", new Declarations(vocabulary)).isEmpty())
                .isTrue();
        assertThat(pointers(Some.class).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "/a~", "/a~2", "/~", "#/a"})
    void malformedPointersAreRefusedWithTheirPlace(String pointer) {
        Redaction redaction = new MadeRedaction(-1, new MadePointer(pointer));
        assertThatThrownBy(() -> Pointers.of(redaction, "Photos.list", new Declarations(vocabulary)))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContainingAll("Photos.list", "\"" + pointer + "\"", "/inputs/*/concepts");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.01, 50, Double.NaN, Double.POSITIVE_INFINITY})
    void limitsAboveOneAreRefused(double limit) {
        RedactionPolicy settings = new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT);
        assertThatThrownBy(() -> settings.with(new MadeRedaction(limit), "Photos.list"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContainingAll("Photos.list", String.valueOf(limit), "from 0 to 1");
    }

    @Test
    void annotationsLeaveToTheSettingsWhatTheyDoNotSay() {
        RedactionPolicy settings = new RedactionPolicy(OnMissing.AUTO, 0.3, true, Form.EMPTY);
        assertThat(settings.with(null, "")).isEqualTo(settings);
        assertThat(settings.with(new MadeRedaction(-1), "")).isEqualTo(settings);
        assertThat(settings.with(new MadeRedaction(1), ""))
                .isEqualTo(new RedactionPolicy(OnMissing.AUTO, 1, true, Form.EMPTY));
        @Redaction(onMissing = OnMissing.REDACT, limit = 0, portion = Redaction.Portion.DECLARED, form = Form.NULL)
        class All {}
        assertThat(settings.with(All.class.getAnnotation(Redaction.class), ""))
                .isEqualTo(new RedactionPolicy(OnMissing.REDACT, 0, false, Form.NULL));
    }

    @Test
    void settingsSayWhatAnnotationsDoNot() {
        assertThat(RedactionPolicy.of(Settings.of(Map.of())))
                .isEqualTo(new RedactionPolicy(OnMissing.AUTO, 0.5, false, Form.OMIT));
        assertThat(RedactionPolicy.of(Settings.of(Map.of(
                        "latchkey.redaction.limit", "0.2",
                        "latchkey.redaction.portion", "measured",
                        "latchkey.redaction.arrays", "empty"))))
                .isEqualTo(new RedactionPolicy(OnMissing.AUTO, 0.2, true, Form.EMPTY));
    }

    @SuppressWarnings("all")
    private record MadePointer(String value) implements Pointer {
        @Override
        public ScopeRequired needs() {
            return Redaction.class
                    .cast(Root.class.getAnnotation(Redaction.class))
                    .pointers()[0]
                    .needs();
        }

        @Override
        public Class<Pointer> annotationType() {
            return Pointer.class;
        }
    }

    @SuppressWarnings("all")
    private record MadeRedaction(double limit, Pointer... pointers) implements Redaction {
        @Override
        public OnMissing onMissing() {
            return OnMissing.AUTO;
        }

        @Override
        public Portion portion() {
            return Portion.DEFAULT;
        }

        @Override
        public Form form() {
            return Form.DEFAULT;
        }

        @Override
        public boolean manual() {
            return false;
        }

        @Override
        public Class<Redaction> annotationType() {
            return Redaction.class;
        }
    }

    /** RFC 8259, section 8.2: JSON text may have it as an escape, which no encoding can write otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00", "x\\ude00\\ud83dy", "\\ud83d\\ud83d\uD83D\uDE00"})
    void halvesOfSurrogatePairsStayEscapes(String text) {
        assertThat(answer(Some.class, "{'a':1,'o':'" + text + "'}", redact(Form.OMIT)))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"o\":\"" + text + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/", "/~1~0"})
    void longPointersAreRead(String part) {
        assertThat(Pointers.isPointer(part.repeat(20_000 / part.length()))).isTrue();
        assertThat(Pointers.isPointer(part.repeat(20_000 / part.length()) + "~"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',true", "/,true", "/a~0,true", "a,false", "~,false", "/~2,false", "/~,false", "/~01,true"})
    void pointersHaveTheFormOfTheirSpecification(String text, boolean form) {
        assertThat(Pointers.isPointer(text)).isEqualTo(form);
    }
}
