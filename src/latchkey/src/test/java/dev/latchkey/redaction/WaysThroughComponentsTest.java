package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What components of the application, and those of the provider, are given and return. {@code mvn -Pjohnzon} tests Johnzon. */
class WaysThroughComponentsTest {
    private static final String PROVIDER =
            System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider");
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    private static String shown(Object value, RedactionPolicy rule) {
        JsonbConfig config = new JsonbConfig();
        Jsonb host = JsonbBuilder.newBuilder(PROVIDER).withConfig(config).build();
        RedactionEngine engine = new RedactionEngine(
                new Declarations(new Vocabulary()),
                IndexOf.classes(List.of(WaysThroughComponentsTest.class.getDeclaredClasses())));
        engine.declare(host, config);
        RedactionResult answer = engine.answer(value, null, GrantedScopes.ANONYMOUS, rule, host);
        if (answer instanceof RedactionResult.None) {
            return "refused";
        }
        return answer instanceof RedactionResult.Part part ? part.json() : host.toJson(value);
    }

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String b = "open";
    }

    @ScopeRequired("X")
    public static class Guarded {
        public String a = "SECRET";
    }

    public static class Ref {
        public Object target = "none";
    }

    public static class RefToArray implements JsonbAdapter<Ref, Object[]> {
        @Override
        public Object[] adaptToJson(Ref ref) {
            return new Object[] {"first", new Guarded(), new Part(), ref.target};
        }

        @Override
        public Ref adaptFromJson(Object[] array) {
            return null;
        }
    }

    public static class RefToParts implements JsonbAdapter<Ref, Part[]> {
        @Override
        public Part[] adaptToJson(Ref ref) {
            return new Part[] {new Part(), new Part() {}};
        }

        @Override
        public Ref adaptFromJson(Part[] array) {
            return null;
        }
    }

    public static class Arrays {
        @JsonbTypeAdapter(RefToArray.class)
        public Ref any = new Ref();

        @JsonbTypeAdapter(RefToArray.class)
        public Ref leading = new Ref();

        @JsonbTypeAdapter(RefToParts.class)
        public Ref parts = new Ref();

        public String b = "open";

        public Arrays() {
            leading.target = new Part();
        }
    }

    /** Null in place of an array is no array of anything else. */
    @Test
    void arraysThatAdaptersReturn_areJudged() {
        assertThat(shown(new Arrays(), REDACT))
                .doesNotContain("SECRET", "leading")
                .contains("\"any\":[\"first\",{\"b\":\"open\"},\"none\"]", "\"b\":\"open\"");
    }

    public static class ToText implements JsonbAdapter<Object, String> {
        @Override
        public String adaptToJson(Object value) {
            return value instanceof Maker maker ? ((Guarded) maker.make()).a : value.toString();
        }

        @Override
        public Object adaptFromJson(String text) {
            return null;
        }
    }

    @ScopeRequired("X")
    public static class GuardedList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        GuardedList() {
            add("SECRET");
        }
    }

    public static class Given {
        @JsonbTypeAdapter(ToText.class)
        public Object value;

        public String b = "open";

        Given(Object value) {
            this.value = value;
        }
    }

    static Stream<Arguments> views() {
        List<Object> guarded = List.of(new Guarded());
        Map<String, Object> map = Map.of("k", new Part());
        return Stream.of(
                Arguments.of("a list", Collections.unmodifiableList(guarded)),
                Arguments.of("a part of a list", new ArrayList<>(guarded).subList(0, 1)),
                Arguments.of("a list for several threads", Collections.synchronizedList(guarded)),
                Arguments.of("a list of one type", Collections.checkedList(new ArrayList<>(guarded), Object.class)),
                Arguments.of("the values of a map", map.values()),
                Arguments.of("the entries of a map", map.entrySet()),
                Arguments.of("a map", Collections.unmodifiableMap(map)),
                Arguments.of(
                        "a view of a view",
                        Collections.unmodifiableCollection(Collections.unmodifiableSet(
                                Collections.unmodifiableMap(map).entrySet()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void viewsThatLeadToSomethingGuarded_areNotGivenToComponents(String name, Object view) {
        assertThat(shown(new Given(view), REDACT)).isEqualTo("{\"b\":\"open\"}");
    }

    /** A limit: a view of Java does not say of what class the container behind it is. */
    @Test
    void viewsHaveLostTheGuardOfTheContainer() {
        assertThat(shown(new Given(new GuardedList()), REDACT)).isEqualTo("{\"b\":\"open\"}");
        assertThat(shown(new Given(Collections.unmodifiableList(new GuardedList())), REDACT))
                .contains("SECRET");
    }

    public static class Maker {
        public String b = "open";

        public Object make() {
            return new Guarded();
        }
    }

    /** A limit: only getters are called to find out what an object leads to. */
    @Test
    void componentsMayCallOtherMethods() {
        assertThat(shown(new Given(new Maker()), REDACT)).contains("SECRET");
    }

    enum Telling {
        ONE;

        private final Guarded guarded = new Guarded();

        @Override
        public String toString() {
            return guarded.a;
        }
    }

    /** Johnzon writes it by its toString. */
    @Test
    void constantsAsKeysTellNothing() {
        assertThat(shown(List.of(Map.of(Telling.ONE, 1), new Part()), REDACT))
                .doesNotContain("SECRET")
                .contains("{\"b\":\"open\"}");
    }

    private static Object virtual() throws ReflectiveOperationException {
        String source =
                """
                @org.apache.johnzon.mapper.JohnzonVirtualObject(path = "nested", fields = {
                    @org.apache.johnzon.mapper.JohnzonVirtualObject.Field("a"),
                    @org.apache.johnzon.mapper.JohnzonVirtualObject.Field("whole"),
                    @org.apache.johnzon.mapper.JohnzonVirtualObject.Field("list"),
                    @org.apache.johnzon.mapper.JohnzonVirtualObject.Field("part"),
                    @org.apache.johnzon.mapper.JohnzonVirtualObject.Field("o")})
                public class Virtual {
                    @ScopeRequired("X") public String a = "SECRET";
                    @ScopeRequired("X") private String own = "SECRET";
                    public Object whole;
                    public Object part;
                    public java.util.List<Object> list;
                    public String o = "open";
                    public String b = "open";
                    public String getOwn() { return own; }
                    public Virtual(Object whole, Object part) {
                        this.whole = whole;
                        this.part = part;
                        this.list = java.util.List.of(whole, part);
                    }
                }
                """;
        return new Compiled("package virtual; ", Map.of("Virtual", source))
                .loader()
                .loadClass("virtual.Virtual")
                .getConstructor(Object.class, Object.class)
                .newInstance(new Guarded(), new Part());
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"OMIT", "EMPTY", "NULL"})
    void objectsThatJohnzonMakesUp_areWithheldWhole(Form form) throws ReflectiveOperationException {
        assumeThat(PROVIDER).contains("johnzon");
        Object virtual = virtual();
        RedactionPolicy rule = new RedactionPolicy(OnMissing.REDACT, 1, false, form);
        assertThat(JsonbBuilder.newBuilder(PROVIDER).build().toJson(virtual)).contains("\"nested\":{", "SECRET");
        assertThat(shown(virtual, rule)).isEqualTo("refused");
        assertThat(shown(List.of("open", virtual), rule)).isEqualTo("[\"open\"]");
    }

    @Test
    void mapsThatJohnzonReadsPastTheMembers_areWithheldWithTheirObject() throws ReflectiveOperationException {
        assumeThat(PROVIDER).contains("johnzon");
        String source =
                """
                public class Any {
                    @org.apache.johnzon.mapper.JohnzonAny
                    public java.util.Map<String, Object> any;
                    public String b = "open";
                    public Any(Object value) { any = java.util.Map.of("k", value); }
                }
                """;
        Class<?> type = new Compiled("package virtual; ", Map.of("Any", source))
                .loader()
                .loadClass("virtual.Any");
        Object leading = type.getConstructor(Object.class).newInstance(new Part());
        Object open = type.getConstructor(Object.class).newInstance("open");
        assertThat(JsonbBuilder.newBuilder(PROVIDER).build().toJson(leading)).contains("SECRET");
        assertThat(shown(List.of(leading, open, new Part()), REDACT))
                .isEqualTo("[{\"b\":\"open\",\"k\":\"open\"},{\"b\":\"open\"}]");
    }
}
