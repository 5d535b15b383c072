package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of containers, in their order, and what the measured portion counts of the rest. */
class ContainersTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine engine = new RedactionEngine(
            new Declarations(vocabulary), IndexOf.classes(List.of(ContainersTest.class.getDeclaredClasses())));

    private RedactionResult answer(Object value, RedactionPolicy rule) {
        return engine.answer(value, null, GrantedScopes.ANONYMOUS, rule, JsonbBuilder.create());
    }

    @ScopeRequired("X")
    public static class Guarded {
        public String a = "SECRET";
    }

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String b = "open";
    }

    public static class Holder {
        public Object value;
        public String b = "open";

        Holder(Object value) {
            this.value = value;
        }
    }

    private static <T extends List<Object>> T in(T list, Object... elements) {
        list.addAll(Arrays.asList(elements));
        return list;
    }

    public static class OwnList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    static Stream<Arguments> containers() {
        Guarded guarded = new Guarded();
        Object[] mixed = {"first", null, guarded, 2, guarded, new Part(), "last"};
        String left = "[\"first\",null,2,{\"b\":\"open\"},\"last\"]";
        return Stream.of(
                Arguments.of(new ArrayList<>(Arrays.asList(mixed)), left),
                Arguments.of(in(new OwnList(), mixed), left),
                Arguments.of(in(new CopyOnWriteArrayList<>(), mixed), left),
                Arguments.of(mixed, left),
                Arguments.of(new Object[][] {mixed, {guarded}, {}}, "[" + left + ",[],[]]"),
                Arguments.of(new Holder[] {null, new Holder(guarded)}, "[null,{\"b\":\"open\"}]"),
                Arguments.of(List.of(List.of(guarded), List.of("a")), "[[],[\"a\"]]"),
                Arguments.of(
                        map("a", 1, "b", guarded, "c", null, "d", "e", "f", guarded, "g", List.of(guarded, 7)),
                        "{\"a\":1,\"c\":null,\"d\":\"e\",\"g\":[7]}"),
                Arguments.of(Optional.of(List.of(guarded, 1)), "[1]"),
                Arguments.of(new Object[] {new int[] {1, 2}, guarded}, "[[1,2]]"),
                Arguments.of(in(new OwnList(), in(new OwnList(), guarded, 1), new int[] {3}), "[[1],[3]]"),
                Arguments.of(List.of(Optional.empty(), guarded, Optional.of("o")), "[null,\"o\"]"));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void whatIsLeftKeepsItsOrder(Object container, String left) {
        assertThat(answer(new Holder(container), REDACT))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\",\"value\":" + left + "}"));
    }

    /** An array of one class may hold a copy of what it held. */
    @Test
    void arraysOfListsHoldCopies() {
        OwnList[] lists = {in(new OwnList(), new Guarded(), 1), null};
        assertThat(answer(new Holder(lists), REDACT))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\",\"value\":[[1],null]}"));
    }

    @Test
    void containersMayBeNestedDeeply_butNotWithoutEnd() {
        Object nested = new Guarded();
        for (int i = 0; i < 200; i++) {
            nested = new Object[] {nested};
        }
        assertThat(answer(new Holder(nested), REDACT)).isInstanceOf(RedactionResult.Part.class);
        List<Object> many = new ArrayList<>(List.of(new Guarded()));
        for (int i = 0; i < 2_100; i++) {
            many.add(List.of(i));
        }
        assertThat(answer(new Holder(many), REDACT)).isInstanceOf(RedactionResult.Part.class);
        Object[] endless = {null, new Guarded()};
        endless[0] = endless;
        assertThatThrownBy(() -> answer(new Holder(endless), REDACT)).isInstanceOf(RuntimeException.class);
    }

    public static class Text implements JsonbAdapter<Object, String> {
        @Override
        public String adaptToJson(Object value) {
            return "t";
        }

        @Override
        public Object adaptFromJson(String text) {
            return null;
        }
    }

    public static class Writing implements JsonbSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            generator.write("s");
        }
    }

    /** Written whole, so that it is withheld whole. */
    @JsonbTypeSerializer(Writing.class)
    public static class WrittenList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    public static class Written {
        public WrittenList whole = in(new WrittenList(), new Guarded());
        public WrittenList open = in(new WrittenList(), "open");
    }

    @Test
    void containersThatAComponentWritesAreNotCopied() {
        assertThat(answer(new Written(), REDACT))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"open\":\"s\"}"));
    }

    @Test
    void containersThatAComponentWritesAreLeftOut_behindOtherTypesToo() {
        assertThat(answer(
                        List.of(
                                in(new WrittenList(), new Guarded(), "first"),
                                in(new WrittenList(), "second"),
                                in(new OwnList(), new Guarded(), "third")),
                        REDACT))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("[[\"second\"],[\"third\"]]"));
    }

    public static class OwnListToText implements JsonbSerializer<OwnList> {
        @Override
        public void serialize(OwnList list, JsonGenerator generator, SerializationContext context) {
            generator.write("o");
        }
    }

    /** It would write a copy of another class in another way. */
    @Test
    void containersThatAComponentOfTheConfigurationWritesAreNotCopied() {
        Jsonb host = JsonbBuilder.create(new JsonbConfig().withSerializers(new OwnListToText()));
        List<Object> lists = List.of(
                in(new OwnList(), new Guarded(), "open"),
                in(new OwnList(), "open"),
                in(new ArrayList<>(), new Guarded(), "open"));
        assertThat(engine.answer(lists, null, GrantedScopes.ANONYMOUS, REDACT, host))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("[\"o\",[\"open\"]]"));
    }

    public static class AdaptedAlone {
        @JsonbTypeAdapter(Text.class)
        public Object part = new Part();
    }

    public static class AdaptedNumbers {
        @ScopeRequired("X")
        @JsonbTypeAdapter(Text.class)
        public List<Integer> numbers = List.of(1, 2, 3, 4);
    }

    public static class Reference {}

    public static class PartOfBase extends Base {
        @ScopeRequired("X")
        public String a = "SECRET";
    }

    public static class Base {
        public String b = "open";
    }

    public static class ToBase implements JsonbAdapter<Reference, Base> {
        @Override
        public Base adaptToJson(Reference reference) {
            return new PartOfBase();
        }

        @Override
        public Reference adaptFromJson(Base base) {
            return null;
        }
    }

    public static class AdaptedToSubclass {
        @JsonbTypeAdapter(ToBase.class)
        public Reference reference = new Reference();
    }

    @ScopeRequired("X")
    enum Key {
        ONE,
        TWO
    }

    public static class Leaves {
        public List<String> open;
        public Object withheld;

        Leaves(int open, Object withheld) {
            this.open = new ArrayList<>();
            for (int i = 0; i < open; i++) {
                this.open.add("o");
            }
            this.withheld = withheld;
        }
    }

    public static class Members {
        @ScopeRequired("X")
        public List<Integer> numbers = List.of(1, 2, 3, 4);
    }

    public static class Adapting {
        @ScopeRequired("X")
        @JsonbTypeAdapter(Text.class)
        public List<Integer> numbers = List.of(1, 2, 3, 4);

        @JsonbTypeAdapter(Text.class)
        public Object part = new Part();
    }

    @ScopeRequired("X")
    public static class Four {
        public List<Integer> numbers = List.of(1, 2, 3, 4);
    }

    /** The number of leaves that are withheld, by what holds them. */
    static Stream<Arguments> counted() {
        return Stream.of(
                Arguments.of(new Four(), 4),
                Arguments.of(List.of(new Four(), new Four()), 8),
                Arguments.of(new Members(), 4),
                Arguments.of(new Part[] {new Part(), new Part()}, 2),
                Arguments.of(new Adapting(), 2),
                Arguments.of(new AdaptedAlone(), 1),
                Arguments.of(new AdaptedNumbers(), 1),
                Arguments.of(new AdaptedToSubclass(), 1),
                Arguments.of(in(new WrittenList(), new Guarded(), 1, 2, 3), 4),
                Arguments.of(Map.of(Key.ONE, 1, Key.TWO, 2), 2),
                Arguments.of(Map.of("k", new Four()), 4),
                Arguments.of(Optional.of(new Four()), 4));
    }

    @ParameterizedTest
    @MethodSource("counted")
    void measuredPortionCountsWhatIsWithheld(Object withheld, int hidden) {
        Leaves value = new Leaves(hidden, withheld);
        int shown = withheld instanceof Part[] ? hidden + 2 : hidden;
        double portion = (double) hidden / (shown + hidden);
        assertThat(answer(value, new RedactionPolicy(OnMissing.AUTO, portion, true, Form.OMIT)))
                .isInstanceOf(RedactionResult.Part.class);
        assertThat(answer(value, new RedactionPolicy(OnMissing.AUTO, portion - 1e-4, true, Form.OMIT)))
                .isInstanceOf(RedactionResult.None.class);
    }

    public static class Named {
        public String name = "open";

        @ScopeRequired("X")
        public String secret = "SECRET";
    }

    public static class NamedToText implements JsonbAdapter<Named, String> {
        @Override
        public String adaptToJson(Named named) {
            return named.secret;
        }

        @Override
        public Named adaptFromJson(String text) {
            return null;
        }
    }

    /** A configuration that is equal to another one has the renderer of that, and one that is not has its own. */
    @Test
    void eachConfigurationIsKeptApart() {
        for (int i = 0; i < 2; i++) {
            assertThat(shown(new JsonbConfig())).isEqualTo("{\"name\":\"open\"}");
            assertThat(shown(new JsonbConfig().withPropertyNamingStrategy("UPPER_CAMEL_CASE")))
                    .isEqualTo("{\"Name\":\"open\"}");
            assertThat(shown(new JsonbConfig().withAdapters(new NamedToText()))).isEqualTo("refused");
        }
    }

    /** The text is that of UTF-8, so that it is not reused for another encoding. */
    @Test
    void textIsKeptForItsEncodingAlone() {
        Holder value = new Holder(List.of(new Holder("ä")));
        for (String encoding : List.of("UTF-8", "ISO-8859-1")) {
            Jsonb host = JsonbBuilder.create(new JsonbConfig().withEncoding(encoding));
            assertThat(engine.answer(value, null, GrantedScopes.ANONYMOUS, REDACT, host))
                    .isInstanceOfSatisfying(
                            RedactionResult.Whole.class,
                            whole -> assertThat(whole.json().isPresent()).isEqualTo(encoding.equals("UTF-8")));
        }
    }

    private String shown(JsonbConfig config) {
        RedactionResult result =
                engine.answer(new Named(), null, GrantedScopes.ANONYMOUS, REDACT, JsonbBuilder.create(config));
        return result instanceof RedactionResult.Part part ? part.json() : "refused";
    }
}
