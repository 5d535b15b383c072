package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Redaction.Form;
import dev.latchkey.Redaction.OnMissing;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.beans.PropertyChangeEvent;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts is the class that an object has when it is written, whatever was declared, indexed or served before. */
class RunTimeClassesTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine redactions =
            new RedactionEngine(new Declarations(vocabulary), IndexOf.classes(List.of(Part.class, Elsewhere.class)));

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String b = "open";

        @Override
        public String toString() {
            return a;
        }
    }

    @ScopeRequired("Y")
    public static class Elsewhere {}

    public static class PartToText implements JsonbAdapter<Part, String> {
        @Override
        public String adaptToJson(Part part) {
            return part.a;
        }

        @Override
        public Part adaptFromJson(String text) {
            return null;
        }
    }

    public static class Generic<T> {
        @JsonbTypeAdapter(PartToText.class)
        public T p;

        public String b = "open";
    }

    public static class OfPart extends Generic<Part> {
        public OfPart() {
            p = new Part();
        }
    }

    public static class Ref {
        public String id = "open";
    }

    public static class Base {
        public String b = "open";
    }

    @ScopeRequired("X")
    public static class GuardedSub extends Base {
        public String s = "SECRET";
    }

    public static class GuardedMemberSub extends Base {
        @ScopeRequired("X")
        public String s = "SECRET";
    }

    public static class RefToBase implements JsonbAdapter<Ref, Base> {
        @Override
        public Base adaptToJson(Ref ref) {
            return new GuardedSub();
        }

        @Override
        public Ref adaptFromJson(Base base) {
            return null;
        }
    }

    public static class Adapted {
        @JsonbTypeAdapter(RefToBase.class)
        public Ref ref = new Ref();

        public String b = "open";
    }

    public static class RefToMember implements JsonbAdapter<Ref, Base> {
        @Override
        public Base adaptToJson(Ref ref) {
            return new GuardedMemberSub();
        }

        @Override
        public Ref adaptFromJson(Base base) {
            return null;
        }
    }

    /** A limit: Yasson writes it as what the adapter declares, so that it is withheld with all of its members. */
    public static class AdaptedToSubclass {
        @JsonbTypeAdapter(RefToMember.class)
        public Ref ref = new Ref();

        public String b = "open";
    }

    @ScopeRequired("X")
    public static class GuardedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GuardedException() {
            super("SECRET");
        }
    }

    public static class Holder {
        public Object value;
        public String b = "open";

        Holder(Object value) {
            this.value = value;
        }
    }

    public interface Open {
        String getA();
    }

    @ScopeRequired("X")
    public interface Guarded {}

    @ScopeRequired("X")
    public static class GuardedZone extends SimpleTimeZone {
        private static final long serialVersionUID = 1L;

        GuardedZone() {
            super(0, "SECRET");
        }
    }

    public static class Zoned {
        public TimeZone zone = new GuardedZone();
        public String b = "open";
    }

    @ScopeRequired("X")
    public static class GuardedCalendar extends GregorianCalendar {
        private static final long serialVersionUID = 1L;
    }

    @ScopeRequired("X")
    public record GuardedJson(String text) implements JsonString {
        @Override
        public String getString() {
            return text;
        }

        @Override
        public CharSequence getChars() {
            return text;
        }

        @Override
        public ValueType getValueType() {
            return ValueType.STRING;
        }

        @Override
        public String toString() {
            return '"' + text + '"';
        }
    }

    public static class Mapped {
        public Calendar calendar = new GuardedCalendar();
        public JsonValue json = new GuardedJson("SECRET");
        public String b = "open";
    }

    @ScopeRequired("X")
    public enum GuardedEnum {
        SECRET
    }

    private static PropertyChangeEvent event() {
        return new PropertyChangeEvent("source", "open", null, new GuardedSub());
    }

    static Stream<Arguments> ways() {
        Map<Object, Object> keys = new LinkedHashMap<>(Map.of(new Part(), 2));
        IllegalStateException suppressing = new IllegalStateException("open");
        suppressing.addSuppressed(new GuardedException());
        return Stream.of(
                Arguments.of("an adapter of a type variable", new OfPart()),
                Arguments.of("an adapter that returns a guarded subclass", new Adapted()),
                Arguments.of("an adapter that returns a subclass with guarded members", new AdaptedToSubclass()),
                Arguments.of("the cause of an exception", new IllegalStateException("open", new GuardedException())),
                Arguments.of("a suppressed exception", suppressing),
                Arguments.of("what an event tells", event()),
                Arguments.of("a lambda with a second interface", new Holder((Open & Guarded) () -> "SECRET")),
                Arguments.of("a time zone", new Zoned()),
                Arguments.of("a calendar and a JSON value", new Mapped()),
                Arguments.of("keys in a member", new Holder(keys)),
                Arguments.of(
                        "enums as keys", new Holder(new LinkedHashMap<>(Map.of(GuardedEnum.SECRET, 1, "open", 2)))),
                Arguments.of(
                        "enums as keys of their own map", new Holder(new EnumMap<>(Map.of(GuardedEnum.SECRET, 1)))),
                Arguments.of("lists that lie", List.of("open", new Part())));
    }

    private RedactionResult answer(
            RedactionEngine asked, Object value, RedactionPolicy rule, Jsonb host, String... scopes) {
        Set<String> held = Set.of(scopes);
        return asked.answer(value, null, vocabulary.granted(held), rule, host);
    }

    private RedactionResult.Part part(Object value, String... scopes) {
        return (RedactionResult.Part) answer(redactions, value, REDACT, JsonbBuilder.create(), scopes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void guardedValuesDoNotGetThere(String name, Object value) {
        RedactionResult.Part shown = part(value, "Y");
        assertThat(shown.json()).doesNotContain("SECRET").contains("open");
        assertThat(shown.missing()).containsExactly("X");
        assertThat(shown.json().contains(String.valueOf(new GuardedCalendar().getWeekYear())))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void whoeverHoldsTheScopeSeesAll(String name, Object value) {
        Jsonb host = JsonbBuilder.create();
        RedactionResult whole = answer(redactions, value, REDACT, host, "X", "Y");
        assertThat(whole).isInstanceOfSatisfying(RedactionResult.Whole.class, all -> {
            assertThat(all.json()).hasValue(host.toJson(value));
            assertThat(all.depends()).as("others see less").isTrue();
        });
    }

    @Test
    void whatNobodyGuardsDoesNotDependOnTheCaller() {
        assertThat(answer(redactions, new Holder(new Base()), REDACT, JsonbBuilder.create()))
                .isInstanceOfSatisfying(RedactionResult.Whole.class, whole -> assertThat(whole.depends())
                        .isFalse());
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Open.class}, (self, method, arguments) -> "open");
        assertThat(answer(redactions, new Holder(proxy), REDACT, JsonbBuilder.create()))
                .isInstanceOf(RedactionResult.Whole.class);
        assertThat(answer(redactions, new Adapting(new Base()), REDACT, JsonbBuilder.create()))
                .as("given to a component")
                .isInstanceOfSatisfying(RedactionResult.Whole.class, whole -> assertThat(whole.depends())
                        .isFalse());
    }

    /** By its toString, or member by member: it is not told in part. */
    @Test
    void mapOfKeysThatAreGuarded_isRefusedAtTheRoot() {
        assertThat(answer(redactions, Map.of(new Part(), "open"), REDACT, JsonbBuilder.create()))
                .isInstanceOf(RedactionResult.None.class);
    }

    @Test
    void allowedPartsOfWhatAnAdapterReturnsInASubclass_areWithheldToo() {
        assertThat(part(new AdaptedToSubclass()).json()).isEqualTo("{\"b\":\"open\"}");
    }

    @Test
    void formsStandInPlaceOfObjectsToo() {
        RedactionPolicy nulls = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.NULL);
        assertThat(answer(redactions, new Holder(new GuardedSub()), nulls, JsonbBuilder.create()))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\",\"value\":null}"));
        assertThat(answer(redactions, new OfPart(), nulls, JsonbBuilder.create()))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\",\"p\":null}"));
        assertThat(answer(redactions, new AdaptedToSubclass(), nulls, JsonbBuilder.create()))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\",\"ref\":null}"));
        assertThat(answer(redactions, new AdaptedText(), nulls, JsonbBuilder.create()))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\",\"text\":null}"));
    }

    public static class TextToGuarded implements JsonbAdapter<String, GuardedSub> {
        @Override
        public GuardedSub adaptToJson(String text) {
            return new GuardedSub();
        }

        @Override
        public String adaptFromJson(GuardedSub guarded) {
            return null;
        }
    }

    public static class AdaptedText {
        @JsonbTypeAdapter(TextToGuarded.class)
        public String text = "text";

        public String b = "open";
    }

    public static class Unguarded {
        private final String a = "SECRET";

        public String getA() {
            return a;
        }
    }

    public interface Guarding {
        @ScopeRequired("X")
        String getA();
    }

    /** Inherits the getter that its interface guards. */
    public static class GuardedByInterface extends Unguarded implements Guarding {
        public String b = "open";
    }

    /** Providers read inherited members in the same way for all classes. */
    @Test
    void inheritedMemberIsGuardedInTheSubclassAlone() {
        assertThat(shown(List.of(new Unguarded(), new GuardedByInterface(), new Unguarded(), new GuardedByInterface())))
                .isEqualTo("[{\"a\":\"SECRET\"},{\"b\":\"open\"},{\"a\":\"SECRET\"},{\"b\":\"open\"}]");
    }

    public static class Lists {
        public List<GuardedSub> none = List.of();
        public GuardedSub absent;
        public String b = "open";
    }

    /** Whether there are any must not show. */
    @Test
    void memberWithNothingButGuardedElements_isWithheldIfItIsEmptyToo() {
        assertThat(shown(new Lists())).isEqualTo("{\"b\":\"open\"}");
        assertThat(part(new Lists()).missing()).containsExactly("X");
        assertThat(shown(new Lists(), "X", "Y")).isEqualTo("{\"b\":\"open\",\"none\":[]}");
    }

    public static class Range implements Iterable<Integer> {
        public int getFrom() {
            return 1;
        }

        @Override
        public Iterator<Integer> iterator() {
            return List.of(1, 2).iterator();
        }
    }

    /** To Yasson it is an object with members. */
    @Test
    void whatCanBeIterated_isWrittenAsTheProviderDoes() {
        assertThat(shown(List.of(new Range(), new Part()))).isEqualTo("[{\"from\":1},{\"b\":\"open\"}]");
    }

    @ScopeRequired("X")
    public static class Unwritable {
        public String a = "SECRET";

        @JsonbCreator
        public Unwritable(@JsonbProperty("a") String a) {}

        @JsonbCreator
        public static Unwritable of(@JsonbProperty("a") String a) {
            return null;
        }
    }

    /** In an application that never sends it. */
    @Test
    void classThatJsonbCannotWrite_spoilsNothingElse() {
        RedactionEngine more = new RedactionEngine(
                new Declarations(vocabulary), IndexOf.classes(List.of(Part.class, Unwritable.class)));
        assertThat(answer(more, new Holder(new Part()), REDACT, JsonbBuilder.create()))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\",\"value\":{\"b\":\"open\"}}"));
        assertThat(answer(more, new Holder(new Unwritable("a")), REDACT, JsonbBuilder.create()))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\"}"));
    }

    public static class Masked {
        @ScopeRequired("X")
        @JsonbProperty("email2")
        public String email = "SECRET";

        @JsonbProperty("email")
        public String masked = "open";
    }

    public static class BelowMasked extends Masked {}

    @Test
    void namesOfOtherMembersAreTheirs() {
        assertThat(part(new BelowMasked()).json()).isEqualTo("{\"email\":\"open\"}");
    }

    /** A number with a method of a library that is not there, which JSON-B never looks at. */
    public static class Referring extends Amount {
        private static final long serialVersionUID = 1L;

        public JdbcDataSource source() {
            return null;
        }
    }

    /** The same, which guards something. */
    public static class GuardedReferring extends Amount {
        private static final long serialVersionUID = 1L;

        @ScopeRequired("X")
        public JdbcDataSource source() {
            return null;
        }
    }

    /** A list, which JSON-B writes without looking at the class. */
    public static class ListReferring extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        public ListReferring() {
            super(List.of("777"));
        }

        @ScopeRequired("X")
        public JdbcDataSource source() {
            return null;
        }
    }

    /** Members as JSON-B reads them. */
    public static class BeanReferring {
        public String text = "777";

        public JdbcDataSource source() {
            return null;
        }
    }

    public static class Adapting {
        @JsonbTypeAdapter(ObjectToText.class)
        public Object value;

        public String b = "open";

        Adapting(Object value) {
            this.value = value;
        }
    }

    public static class ObjectToText implements JsonbAdapter<Object, String> {
        @Override
        public String adaptToJson(Object value) {
            return value.toString();
        }

        @Override
        public Object adaptFromJson(String text) {
            return null;
        }
    }

    /** Makes the classes that refer to the driver anew, and has none. */
    private static final class WithoutDriver extends URLClassLoader {
        WithoutDriver(URL classes) {
            super(new URL[] {classes}, RunTimeClassesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.h2.")) {
                throw new ClassNotFoundException(name);
            }
            return name.endsWith("Referring") ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Test
    void classThatRefersToWhatIsNotThere_isJudgedByItsFile() throws Exception {
        URL classes =
                RunTimeClassesTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new WithoutDriver(classes)) {
            Object referring = made(Referring.class, loader);
            Object guarded = made(GuardedReferring.class, loader);
            Object list = made(ListReferring.class, loader);

            assertThat(shown(new Holder(referring))).isEqualTo("{\"b\":\"open\",\"value\":777}");
            assertThat(shown(new Holder(guarded))).isEqualTo("{\"b\":\"open\"}");
            assertThat(shown(new Holder(list))).isEqualTo("{\"b\":\"open\"}");
            assertThat(shown(new Holder(guarded), "X", "Y")).isEqualTo("{\"b\":\"open\",\"value\":777}");
            // A component of the application is given neither.
            assertThat(shown(new Adapting(referring))).isEqualTo("{\"b\":\"open\",\"value\":\"777\"}");
            assertThat(shown(new Adapting(guarded))).isEqualTo("{\"b\":\"open\"}");
            assertThat(shown(new Adapting(guarded), "X", "Y")).isEqualTo("{\"b\":\"open\",\"value\":\"777\"}");
        }
    }

    @Test
    void classThatJsonbCannotReadForWhatIsNotThere_isNotTakenForPlain() throws Exception {
        URL classes =
                RunTimeClassesTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new WithoutDriver(classes)) {
            Class<?> type = made(BeanReferring.class, loader).getClass();

            assertThat(redactions.isOpen(BeanReferring.class)).isFalse();
            assertThat(redactions.isOpen(type)).isTrue();
            // Its objects decide.
            RedactionPolicy rule = new RedactionPolicy(OnMissing.AUTO, 0, false, Form.OMIT);
            assertThat(redactions.certainRefusal(type, GrantedScopes.ANONYMOUS, rule, JsonbBuilder.create()))
                    .isEmpty();
        }
    }

    private static Object made(Class<?> type, ClassLoader loader) throws ReflectiveOperationException {
        return Class.forName(type.getName(), true, loader).getConstructor().newInstance();
    }

    private String shown(Object value, String... scopes) {
        Jsonb host = JsonbBuilder.create();
        RedactionResult answer = answer(redactions, value, REDACT, host, scopes);
        return answer instanceof RedactionResult.Part part ? part.json() : host.toJson(value);
    }

    public static class Amount extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 777;
        }

        @Override
        public long longValue() {
            return 777;
        }

        @Override
        public float floatValue() {
            return 777;
        }

        @Override
        public double doubleValue() {
            return 777;
        }

        @Override
        public String toString() {
            return "777";
        }
    }

    @ScopeRequired("X")
    public static class GuardedAmount extends Amount {
        private static final long serialVersionUID = 1L;
    }

    /** Guards nothing, and tells what it leads to. */
    public static class Telling extends Amount {
        private static final long serialVersionUID = 1L;
        private final transient Part part = new Part();

        @Override
        public String toString() {
            return part.a;
        }
    }

    /** The same. */
    public static class TellingCalendar extends GregorianCalendar {
        private static final long serialVersionUID = 1L;
        private final transient Part part = new Part();

        @Override
        public String toString() {
            return part.a;
        }
    }

    /** The same. */
    public static class TellingJson implements JsonString {
        private final Part part = new Part();

        @Override
        public String getString() {
            return part.a;
        }

        @Override
        public CharSequence getChars() {
            return part.a;
        }

        @Override
        public ValueType getValueType() {
            return ValueType.STRING;
        }
    }

    public static class ByOwnText {
        public Map<Number, String> keys = new LinkedHashMap<>(Map.of(new Telling(), "v"));
        public Calendar calendar = new TellingCalendar();
        public JsonValue json = new TellingJson();
        public Object object = new TellingJson();
        public String b = "open";
    }

    @Test
    void valuesThatWriteThemselves_areWithheldForWhatTheyLeadTo() {
        assertThat(JsonbBuilder.create().toJson(new ByOwnText())).contains("SECRET", "calendar");
        assertThat(part(new ByOwnText()).json()).isEqualTo("{\"b\":\"open\"}");
    }

    public static class Priced {
        public Number price = new GuardedAmount();
        public String b = "open";
    }

    @Test
    void onlyWhatThisResponseNeedsIsNamed() {
        RedactionResult.Part shown = part(new Priced());
        assertThat(shown.json()).isEqualTo("{\"b\":\"open\"}");
        assertThat(shown.missing()).containsExactly("X");
    }

    @JsonbTypeAdapter(WrapperToText.class)
    public static class Wrapper {
        public Part part = new Part();
        public String b = "open";
    }

    public static class BelowWrapper extends Wrapper {}

    public static class WrapperToText implements JsonbAdapter<Wrapper, String> {
        @Override
        public String adaptToJson(Wrapper wrapper) {
            return "w" + wrapper.part.a;
        }

        @Override
        public Wrapper adaptFromJson(String text) {
            return null;
        }
    }

    /** Yasson does not call the adapter of the superclass for them. */
    @Test
    void subclassesOfWhatAnAdapterWrites_areRedacted() {
        assertThat(part(List.of(new BelowWrapper())).json()).isEqualTo("[{\"b\":\"open\",\"part\":{\"b\":\"open\"}}]");
        assertThat(part(new Holder(new BelowWrapper())).json())
                .isEqualTo("{\"b\":\"open\",\"value\":{\"b\":\"open\",\"part\":{\"b\":\"open\"}}}");
    }

    /** Escapes more than it has to. */
    private static final class Escaping extends DelegatingProvider {
        @Override
        public JsonGenerator createGenerator(Writer writer) {
            return super.createGenerator(new Writer() {
                @Override
                public void write(char[] characters, int offset, int length) throws java.io.IOException {
                    writer.write(new String(characters, offset, length).replace("<", "\\u003c"));
                }

                @Override
                public void flush() throws java.io.IOException {
                    writer.flush();
                }

                @Override
                public void close() throws java.io.IOException {
                    writer.close();
                }
            });
        }
    }

    @Test
    void providerOfJsonThatTheHostChose_isKept() {
        JsonProvider escaping = new Escaping();
        Jsonb host = JsonbBuilder.newBuilder()
                .withConfig(new JsonbConfig())
                .withProvider(escaping)
                .build();
        Part value = new Part();
        value.b = "<b>";
        assertThat(host.toJson(value)).contains("\\u003cb>");
        assertThat(answer(redactions, value, REDACT, host))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"\\u003cb>\"}"));
        assertThat(Json.createValue("a")).isNotNull();
    }

    public static class Caught {
        private final Object value = new Part();

        public Object getThrowing() {
            throw new IllegalStateException("not now");
        }
    }

    /** A getter that throws says nothing about what it leads to. */
    @Test
    void componentIsNotGivenWhatCannotBeLookedThrough() {
        JsonbConfig config = new JsonbConfig().withAdapters(new CaughtToText());
        Jsonb host = JsonbBuilder.create(config);
        assertThat(answer(redactions, new Holder(new Caught()), REDACT, host))
                .isInstanceOfSatisfying(RedactionResult.Part.class, part -> assertThat(part.json())
                        .isEqualTo("{\"b\":\"open\"}"));
    }

    public static class CaughtToText implements JsonbAdapter<Caught, String> {
        @Override
        public String adaptToJson(Caught caught) {
            return String.valueOf(caught.value);
        }

        @Override
        public Caught adaptFromJson(String text) {
            return null;
        }
    }
}
