package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands as the key of a map is written by its toString, which tells what no annotation can take out. */
class KeysOfMapsTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);
    private static final String SECRET = "s3cret";
    private static final Vocabulary VOCABULARY = new Vocabulary();

    public static class Half implements Comparable<Half> {
        @ScopeRequired("Secrets:Get")
        public String hidden = SECRET;

        public String open = "open";

        @Override
        public int compareTo(Half other) {
            return 0;
        }

        @Override
        public String toString() {
            return hidden;
        }
    }

    public static class OwnMap extends TreeMap<Half, String> {
        private static final long serialVersionUID = 1L;
    }

    public static class HoldsList {
        public List<Map<Half, String>> maps = List.of(map());
        public String b = "open";
    }

    interface Declared {
        Map<Half, String> map();

        List<Map<Half, String>> list();

        OwnMap own();
    }

    private static Map<Half, String> map() {
        return Map.of(new Half(), "v");
    }

    private static Type declared(String method) throws ReflectiveOperationException {
        return Declared.class.getDeclaredMethod(method).getGenericReturnType();
    }

    static Stream<Object[]> values() throws ReflectiveOperationException {
        OwnMap own = new OwnMap();
        own.put(new Half(), "v");
        return Stream.of(
                new Object[] {map(), declared("map")},
                new Object[] {List.of(map()), declared("list")},
                new Object[] {own, declared("own")},
                new Object[] {own, null},
                new Object[] {new HoldsList(), null});
    }

    private static RedactionResult redact(Object value, Type type, GrantedScopes scopes) {
        RedactionEngine engine = new RedactionEngine(
                new Declarations(VOCABULARY), IndexOf.classes(List.of(KeysOfMapsTest.class.getDeclaredClasses())));
        return engine.answer(value, type, scopes, REDACT, JsonbBuilder.create());
    }

    @ParameterizedTest
    @MethodSource("values")
    void keyWithSomethingGuarded_isNotShown(Object value, Type type) {
        assertThat(json(redact(value, type, GrantedScopes.ANONYMOUS))).doesNotContain(SECRET);
    }

    /** Otherwise the test above would also pass for an engine that withholds everything from everyone. */
    @ParameterizedTest
    @MethodSource("values")
    void keyWithSomethingGuarded_isShownToACallerWithItsScope(Object value, Type type) {
        Set<String> all = Set.of("Secrets:Get");
        assertThat(redact(value, type, VOCABULARY.granted(all))).isInstanceOf(RedactionResult.Whole.class);
        assertThat(JsonbBuilder.create().toJson(value)).contains(SECRET);
    }

    /** Its members are none of its name. */
    enum Constant {
        ONE;

        final Half half = new Half();
    }

    @Test
    void constantIsShownByItsName() {
        assertThat(json(redact(
                        Map.of("constants", Map.of(Constant.ONE, 1), "half", new Half()),
                        null,
                        GrantedScopes.ANONYMOUS)))
                .contains("\"constants\":{\"ONE\":1}", "\"half\":{\"open\":\"open\"}");
    }

    @Test
    void restOfTheObject_isShown() {
        assertThat(json(redact(new HoldsList(), null, GrantedScopes.ANONYMOUS))).contains("\"b\":\"open\"");
    }

    /** What is sent; empty if the response is rejected, because nothing of it would be left. */
    private static String json(RedactionResult result) {
        assertThat(result).isNotInstanceOf(RedactionResult.Whole.class);
        return result instanceof RedactionResult.Part part ? part.json() : "";
    }
}
