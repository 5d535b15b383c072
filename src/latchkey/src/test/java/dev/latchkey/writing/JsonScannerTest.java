package dev.latchkey.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.Access;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request body reaches the application's reader, for a caller who lacks the scope {@code X}. */
class JsonScannerTest {
    private static final WriteMode REFUSE = new WriteMode(false, WriteMode.Kind.WHOLE);

    private final Vocabulary vocabulary = new Vocabulary();
    private final BodyTypes types = new BodyTypes(
            new Declarations(vocabulary),
            Access.WRITE,
            List.of(Dog.class, Cat.class, Lion.class, Circle.class, Secret.class),
            ReadingConfig.NONE);

    public static class Item {
        public String name;

        @ScopeRequired("X")
        public Object margin;

        public Item child;
        public List<Item> children;
        public Map<String, Item> byName;
        public Optional<Item> perhaps;
        public Item[] array;
        public Seen seen;
        private String code;

        public String getCode() {
            return code;
        }

        @ScopeRequired("X")
        public void setCode(String code) {
            this.code = code;
        }
    }

    public static class Seen {
        @ScopeRequired(value = "X", on = Access.READ)
        public String onlyRead;

        @ScopeRequired(value = "X", on = Access.WRITE)
        public String onlyWritten;
    }

    @ScopeRequired("X")
    public static class Secret {
        public String text;
    }

    public static class Holder<T> {
        public T held;
        public List<? extends T> several;
        public Secret secret;
    }

    public static class ItemHolder extends Holder<Item> {}

    public record Price(@ScopeRequired("X") @JsonbProperty("unit-price") String amount, String currency) {}

    public static class Made {
        final String open;
        final String closed;

        @JsonbCreator
        public Made(@JsonbProperty("open") String open, @ScopeRequired("X") @JsonbProperty("closed") String closed) {
            this.open = open;
            this.closed = closed;
        }
    }

    @JsonbTypeInfo(
            key = "kind",
            value = {@JsonbSubtype(alias = "dog", type = Dog.class), @JsonbSubtype(alias = "lion", type = Lion.class)})
    public interface Animal {}

    public static class Dog implements Animal {
        @ScopeRequired("X")
        public String chip;
    }

    public static class Cat implements Animal {}

    @ScopeRequired("X")
    public static class Lion implements Animal {
        public String name;
    }

    public sealed interface Shape permits Circle {}

    public static final class Circle implements Shape {
        @ScopeRequired("X")
        public int radius;
    }

    private String through(Type type, String json) throws IOException {
        return through(type, json, REFUSE, 8192);
    }

    private String through(Type type, String json, WriteMode mode, int step) throws IOException {
        try (BodyGate gate = gate(type, json.getBytes(StandardCharsets.UTF_8), mode, step)) {
            String read = new String(gate.readAllBytes(), StandardCharsets.UTF_8);
            gate.finish();
            return read;
        }
    }

    private BodyGate gate(Type type, byte[] body, WriteMode mode, int step) {
        InputStream slow = new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, step));
            }
        };
        return new BodyGate(slow, new JsonScanner(types.of(type), vocabulary.granted(Set.of("Y")), mode));
    }

    private List<String> refused(Type type, String json) {
        return refused(type, json, REFUSE);
    }

    private List<String> refused(Type type, String json, WriteMode mode) {
        Violations violations = catchThrowableOfType(Violations.class, () -> through(type, json, mode, 8192));
        assertThat(violations).as(json).isNotNull();
        return violations.members();
    }

    static Stream<Arguments> unwritable() {
        return Stream.of(
                Arguments.of(Item.class, "{\"margin\":1}", "/margin"),
                Arguments.of(Item.class, "{\"name\":\"n\",\"margin\":\"\"}", "/margin"),
                Arguments.of(Item.class, "{\"margin\":false}", "/margin"),
                Arguments.of(Item.class, "{\"margin\":[0]}", "/margin"),
                Arguments.of(Item.class, "{\"margin\": { \"a\":{}}}", "/margin"),
                Arguments.of(Item.class, "{\"margin\":[[]]}", "/margin"),
                Arguments.of(Item.class, "{\"MARGIN\":1}", "/MARGIN"),
                Arguments.of(Item.class, "{\"mar\\u0067in\":1}", "/margin"),
                Arguments.of(Item.class, "{\"mar_gin\":1}", "/mar_gin"),
                Arguments.of(Item.class, "{\"margin\":null,\"margin\":1}", "/margin"),
                Arguments.of(Item.class, "{\"code\":\"c\"}", "/code"),
                Arguments.of(Item.class, "{\"child\":{\"child\":{\"margin\":1}}}", "/child/child/margin"),
                Arguments.of(Item.class, "{\"children\":[{},{\"margin\":1}]}", "/children/1/margin"),
                Arguments.of(Item.class, "{\"byName\":{\"a/b~\":{\"margin\":1}}}", "/byName/a~1b~0/margin"),
                Arguments.of(Item.class, "{\"perhaps\":{\"margin\":1}}", "/perhaps/margin"),
                Arguments.of(Item.class, "{\"array\":[{\"margin\":1}]}", "/array/0/margin"),
                Arguments.of(Item.class, "{\"seen\":{\"onlyRead\":\"r\",\"onlyWritten\":\"w\"}}", "/seen/onlyWritten"),
                Arguments.of(Item[].class, "[{\"name\":\"n\"},{\"margin\":1}]", "/1/margin"),
                Arguments.of(Secret.class, "{}", ""),
                Arguments.of(Secret[].class, "[null,{}]", "/1"),
                Arguments.of(ItemHolder.class, "{\"held\":{\"margin\":1}}", "/held/margin"),
                Arguments.of(ItemHolder.class, "{\"several\":[{\"margin\":1}]}", "/several/0/margin"),
                Arguments.of(ItemHolder.class, "{\"secret\":{\"text\":\"t\"}}", "/secret"),
                Arguments.of(Price.class, "{\"unit-price\":\"1\",\"currency\":\"EUR\"}", "/unit-price"),
                Arguments.of(Price.class, "{\"amount\":\"1\"}", "/amount"),
                Arguments.of(Made.class, "{\"open\":\"1\",\"closed\":\"2\"}", "/closed"),
                Arguments.of(Animal.class, "{\"kind\":\"dog\",\"chip\":\"1\"}", "/chip"),
                Arguments.of(Animal.class, "{\"name\":\"n\",\"kind\":\"lion\"}", ""),
                Arguments.of(Animal[].class, "[{\"kind\":\"dog\"},{\"kind\":\"lion\"}]", "/1"),
                Arguments.of(Shape.class, "{\"radius\":1}", "/radius"));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void valueOfUnwritableMember_isRefused(Type type, String json, String pointer) {
        assertThat(refused(type, json)).containsExactly(pointer);
    }

    @Test
    void allUnwritableMembers_areNamed() {
        assertThat(refused(
                        Item.class,
                        "{\"margin\":1,\"child\":{\"code\":\"c\",\"name\":\"n\"},\"children\":[{\"margin\":2}]}"))
                .containsExactly("/margin", "/child/code", "/children/0/margin");
    }

    static Stream<Arguments> leftOut() {
        return Stream.of(
                Arguments.of("{\"margin\":null}", "{}"),
                Arguments.of("{\"margin\":null,\"name\":\"n\"}", "{\"name\":\"n\"}"),
                Arguments.of("{ \"margin\" : [ ] , \"name\" : \"n\" }", "{ \"name\" : \"n\" }"),
                Arguments.of("{\"name\":\"n\",\"margin\":{}}", "{\"name\":\"n\"}"),
                Arguments.of("{\"margin\":[],\"code\":null,\"name\":\"n\",\"margin\":{}}", "{\"name\":\"n\"}"),
                Arguments.of("{\"child\":{\"margin\":null},\"code\":null}", "{\"child\":{}}"),
                Arguments.of(
                        "{\"children\":[{\"margin\":null},{\"name\":\"\"}]}", "{\"children\":[{},{\"name\":\"\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("leftOut")
    void unwritableMemberWithoutValue_isLeftOut(String json, String rest) throws IOException {
        for (int step : new int[] {1, 2, 3, 8192}) {
            assertThat(through(Item.class, json, REFUSE, step).replace(" ", "")).isEqualTo(rest.replace(" ", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                " {\"name\" :\t\"a \\\" \\\\ b\" ,\r\n\"unknown\":[1,-2.5e+3,true,false,null,{\"margin\":1}]} ",
                "{\"name\":\"margin\",\"child\":null}",
                "\ufeff{\"name\":\"\u00fc\ud83d\ude00\"}",
                "{\"children\":[null,{},[]],\"seen\":{\"onlyRead\":\"r\"}}",
                "{\"name\":",
                "{\"name\":\"n\",",
                "{\"child\":{\"name\"",
                "12",
                "\"text\""
            })
    void whatIsWritable_passesByteForByte(String json) throws IOException {
        for (int step : new int[] {1, 5, 8192}) {
            assertThat(through(Item.class, json, REFUSE, step)).isEqualTo(json);
        }
    }

    /** Escapes in what is skipped must not hide a quote, wherever the body is cut. */
    @Test
    void bodyThatIsCutAnywhere_isReadAlike() throws IOException {
        String skipped = "{\"unknown\":{\"a\\\"}\":\"c\\\\\",\"d\":[\"\\\\\\\"]}\",{\"e\":\"\"}]}";
        for (int step = 1; step < skipped.length(); step++) {
            int cut = step;
            assertThat(through(Item.class, skipped + "}", REFUSE, cut)).isEqualTo(skipped + "}");
            Violations violations = catchThrowableOfType(
                    Violations.class, () -> through(Item.class, skipped + ",\"margin\":1}", REFUSE, cut));
            assertThat(violations.members()).containsExactly("/margin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'margin':1}",
                "{margin:1}",
                "{/*c*/\"margin\":1}",
                "{\"name\":\"n\"//c\n}",
                "{\"name\":1;\"margin\":1}",
                "{\"na\\me\":1}",
                "{\"\\u00zz\":1}",
                "{,}",
                "{\"margin\":nil}",
                "{\"margin\":nul"
            })
    void whatOnlySomeReadersAccept_isRefused(String json) {
        assertThatThrownBy(() -> through(Item.class, json)).isInstanceOf(MalformedBodyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
    void otherEncodings_areRefused(String charset) {
        byte[] body = "{\"margin\":1}".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> gate(Item.class, body, REFUSE, 8192).readAllBytes())
                .isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void patch_takesNullForAValue() {
        WriteMode patch = new WriteMode(false, WriteMode.Kind.PATCH);
        assertThat(refused(Item.class, "{\"margin\":null}", patch)).containsExactly("/margin");
        assertThat(refused(Item.class, "{\"margin\":[]}", patch)).containsExactly("/margin");
        assertThat(refused(Item.class, "{\"child\":{\"code\":{}}}", patch)).containsExactly("/child/code");
    }

    @Test
    void ignoring_takesMembersOutAndTellsWhich() throws IOException {
        WriteMode ignore = new WriteMode(true, WriteMode.Kind.WHOLE);
        String json = "{\"margin\":{\"a\":[1,2]},\"name\":\"n\",\"children\":[{\"code\":\"c\",\"margin\":1}]}";
        try (BodyGate gate = gate(Item.class, json.getBytes(StandardCharsets.UTF_8), ignore, 3)) {
            assertThat(new String(gate.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"name\":\"n\",\"children\":[{}]}");
            assertThat(gate.ignored().members()).containsExactly("/margin", "/children/0/code", "/children/0/margin");
        }
    }

    @Test
    void memberBehindWhatTheReaderRead_isFound() throws IOException {
        byte[] body = ("{\"name\":\"" + "n".repeat(20_000) + "\",\"margin\":1}").getBytes(StandardCharsets.UTF_8);
        try (BodyGate gate = gate(Item.class, body, REFUSE, 8192)) {
            assertThat(gate.read()).isEqualTo('{');
            assertThatThrownBy(gate::finish).isInstanceOf(Violations.class);
        }
    }

    @Test
    void hostileNesting_isRefused() {
        assertThatThrownBy(() -> through(Item.class, "[".repeat(200_000)))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void callerWithTheScope_isNotConcerned() {
        assertThat(types.of(Item.class).isOpenTo(vocabulary.granted(Set.of("X"))))
                .isTrue();
        assertThat(types.of(Item.class).isOpenTo(vocabulary.granted(Set.of("Y"))))
                .isFalse();
        assertThat(types.of(String.class)).isSameAs(BodyType.FREE);
        assertThat(types.of(Cat.class)).isSameAs(BodyType.FREE);
    }

    @Test
    void whatAReaderLeavesUnread_isCheckedWhenItClosesTheBody() throws IOException {
        BodyGate gate = gate(Item.class, "{\"margin\":1}".getBytes(StandardCharsets.UTF_8), REFUSE, 1);
        try (InputStream body = gate) {
            assertThat(body.read()).isEqualTo('{');
        }
        assertThatThrownBy(gate::finish).isInstanceOf(Violations.class);
    }

    /** A reader that ends an object or array elsewhere would find a member that is not seen here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':{'a':[1},'margin':1}",
                "{'name':[{'a':1]],'margin':1}",
                "{'name':{'a':/*}*/1},'code':''}",
                "{'name':{'a':#}\n1},'code':''}",
                "{'name':{'a':`}`},'code':''}"
            })
    void bracketsOfWhatIsNotGuarded_mustMatch(String json) {
        assertThatThrownBy(() -> through(Item.class, json.replace('\'', '"'), REFUSE, 3))
                .isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void whatIsNotGuarded_isFollowedToItsEnd() {
        String json = "{'name':{'a':[{'b':'}]\\\\'},'\\'}',{}]},'margin':1}";
        assertThatThrownBy(() -> through(Item.class, json.replace('\'', '"'), REFUSE, 3))
                .isInstanceOf(Violations.class);
    }
}
