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
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways by which guarded values once came past the engine. */
class WaysAroundTest {
    private static final RedactionPolicy REDACT = new RedactionPolicy(OnMissing.REDACT, 1, false, Form.OMIT);

    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine redactions = new RedactionEngine(
            new Declarations(vocabulary),
            IndexOf.classes(Stream.of(WaysAroundTest.class.getDeclaredClasses())
                    .filter(type -> type != Late.class)
                    .toList()));

    private String shown(Object value, JsonbConfig config) {
        return shown(redactions, value, config);
    }

    private static String shown(RedactionEngine redactions, Object value, JsonbConfig config) {
        Jsonb host = JsonbBuilder.create(config);
        redactions.declare(host, config);
        RedactionResult answer = redactions.answer(value, null, GrantedScopes.ANONYMOUS, REDACT, host);
        if (answer instanceof RedactionResult.Whole) {
            return host.toJson(value);
        }
        if (answer instanceof RedactionResult.Part part) {
            return part.json();
        }
        assertThat(answer).isInstanceOf(RedactionResult.None.class);
        return "refused";
    }

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String b = "open";
    }

    public interface Payload {}

    public static class PartPayload implements Payload {
        public Part part = new Part();
    }

    public static class Event {
        public Payload payload = new PartPayload();
    }

    public interface GuardedAccessor {
        @ScopeRequired("X")
        String secret();
    }

    public record Accessed(String secret, String b) implements GuardedAccessor {}

    @ScopeRequired("X")
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Sensitive {}

    public record Stereotyped(@Sensitive String a, String b) {}

    @ScopeRequired("X")
    public static class GuardedList extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        GuardedList() {
            add("SECRET");
        }
    }

    public static class HoldsList {
        public List<String> list = new GuardedList();
        public String b = "open";
    }

    @ScopeRequired("X")
    public static class GuardedMap extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1L;

        GuardedMap() {
            put("k", "SECRET");
        }
    }

    public static class HoldsMap {
        public Map<String, String> map = new GuardedMap();
        public String b = "open";
    }

    @ScopeRequired("X")
    public enum GuardedEnum {
        SECRET
    }

    public static class HoldsEnum {
        public Enum<?> value = GuardedEnum.SECRET;
        public String b = "open";
    }

    public static class Reference {
        public String id = "open";
    }

    public static class ToPart implements JsonbAdapter<Reference, Part> {
        @Override
        public Part adaptToJson(Reference reference) {
            return new Part();
        }

        @Override
        public Reference adaptFromJson(Part part) {
            return null;
        }
    }

    public static class AdaptsToPart {
        @JsonbTypeAdapter(ToPart.class)
        public Reference reference = new Reference();
    }

    public static class WritesPart implements JsonbSerializer<Reference> {
        @Override
        public void serialize(Reference reference, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            context.serialize("part", new Part(), generator);
            generator.writeEnd();
        }
    }

    public static class Flattening implements JsonbSerializer<Part> {
        @Override
        public void serialize(Part part, JsonGenerator generator, SerializationContext context) {
            generator.write(part.a);
        }
    }

    public static class Parts {
        public List<Part> parts = List.of(new Part());
        public String b = "open";
    }

    public static class FlatteningAll implements JsonbAdapter<List<Part>, String> {
        @Override
        public String adaptToJson(List<Part> parts) {
            return parts.get(0).a;
        }

        @Override
        public List<Part> adaptFromJson(String text) {
            return null;
        }
    }

    public static class KeyedByPart {
        public Map<Part, String> map = Map.of(new Part(), "value");
        public String b = "open";
    }

    public static class WrittenBySetter {
        private Part part = new Part();
        public String b = "open";

        public Part getPart() {
            return part;
        }

        @JsonbTypeSerializer(Flattening.class)
        public void setPart(Part value) {
            part = value;
        }
    }

    public interface WrittenByInterface {
        @JsonbTypeSerializer(Flattening.class)
        Part getPart();
    }

    public static class Written implements WrittenByInterface {
        public String b = "open";

        @Override
        public Part getPart() {
            return new Part();
        }
    }

    public static class Nameless {
        public String b = "open";

        @ScopeRequired("X")
        public String get() {
            return "SECRET";
        }
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("subtype that holds it", new Event()),
                Arguments.of("subtypes in a list", List.of(new PartPayload(), new Event())),
                Arguments.of("accessor of an interface", new Accessed("SECRET", "open")),
                Arguments.of("stereotype for components", new Stereotyped("SECRET", "open")),
                Arguments.of("guarded list", new HoldsList()),
                Arguments.of("guarded map", new HoldsMap()),
                Arguments.of("any enum", new HoldsEnum()),
                Arguments.of("adapter to it", new AdaptsToPart()),
                Arguments.of("serializer on a setter", new WrittenBySetter()),
                Arguments.of("serializer on an interface", new Written()),
                Arguments.of("getter without a name", new Nameless()),
                Arguments.of("array in a map", Map.of("k", new Part[] {new Part()})),
                Arguments.of("array of arrays", new Part[][] {{new Part()}}),
                Arguments.of("array in an optional", Optional.of(new Part[] {new Part()})),
                Arguments.of("array of arrays in a list", List.of(new Part[][] {{new Part()}}, "open")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void guardedValuesDoNotGetThere(String name, Object value) {
        assertThat(shown(value, new JsonbConfig())).doesNotContain("SECRET").contains("open");
    }

    @Test
    void componentsOfTheConfigurationMayNotWriteThem() {
        assertThat(shown(new Reference(), new JsonbConfig().withAdapters(new ToPart())))
                .doesNotContain("SECRET")
                .contains("open");
        assertThat(shown(new Reference(), new JsonbConfig().withSerializers(new WritesPart())))
                .doesNotContain("SECRET")
                .contains("open");
    }

    public static class Plains {
        public List<String> texts = List.of("open");
        public List<Credentials> plains = List.of(new Credentials());
    }

    /** What it would write of this list is withheld; other lists are none of its business. */
    @Test
    void componentsForContainersMayNotWriteThemEither() {
        RedactionEngine parts = new RedactionEngine(new Declarations(vocabulary), IndexOf.classes(List.of(Part.class)));
        assertThat(shown(parts, new Parts(), new JsonbConfig().withAdapters(new FlatteningAll())))
                .isEqualTo("{\"b\":\"open\"}");
        assertThat(shown(parts, new Plains(), new JsonbConfig().withAdapters(new FlatteningAll())))
                .isEqualTo("{\"plains\":[{\"password\":\"MASKED\",\"user\":\"open\"}],\"texts\":[\"open\"]}");
    }

    /** Some providers write them by their toString. */
    @Test
    void keysOfMapsAreNotShownInPart() {
        RedactionEngine parts = new RedactionEngine(new Declarations(vocabulary), IndexOf.classes(List.of(Part.class)));
        assertThat(shown(parts, new KeyedByPart(), new JsonbConfig())).isEqualTo("{\"b\":\"open\"}");
    }

    @Test
    void classesThatYassonIsToPrepareAreHiddenToo() {
        JsonbConfig eager = new JsonbConfig();
        eager.setProperty("yasson.eager-parse-classes", new Class<?>[] {Part.class});
        assertThat(shown(new Part(), eager)).isEqualTo("{\"b\":\"open\"}");
    }

    public static class Credentials {
        public String user = "open";
        public String password = "MASKED";
    }

    public abstract static class BaseSerializer<T> implements JsonbSerializer<T> {}

    public static class Masking extends BaseSerializer<Credentials> {
        @Override
        public void serialize(Credentials credentials, JsonGenerator generator, SerializationContext context) {
            generator.write(credentials.user);
        }
    }

    public static class Account {
        public Credentials credentials = new Credentials();
        public Part part = new Part();
    }

    @Test
    void hostsOwnMaskingIsKept() {
        assertThat(shown(new Account(), new JsonbConfig().withSerializers(new Masking())))
                .isEqualTo("{\"credentials\":\"open\",\"part\":{\"b\":\"open\"}}");
    }

    public static class Holder {
        public Object content;
        public String b = "open";

        Holder(Object content) {
            this.content = content;
        }
    }

    /** Is not in the index. */
    public static class Late {
        @ScopeRequired("Z")
        public String z = "SECRET";
    }

    public interface First {
        @ScopeRequired("X")
        String getA();
    }

    public interface Second {
        @ScopeRequired("Y")
        String getA();
    }

    @Test
    void demandsThatAreMetLateCountAtOnce() {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {First.class, Second.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getA" -> "SECRET";
                    case "hashCode" -> 1;
                    default -> null;
                });
        assertThat(shown(new Holder(proxy), new JsonbConfig()))
                .doesNotContain("SECRET")
                .contains("open");

        assertThat(shown(new Holder(new Late()), new JsonbConfig()))
                .doesNotContain("SECRET")
                .contains("open");
    }

    @ScopeRequired("X")
    public interface Lazy {
        String getValue();
    }

    /** A lambda's class has no name by which anything could be told about it. */
    @Test
    void oneThatCannotBeNamedSpoilsNothingElse() {
        Lazy lazy = () -> "SECRET";
        assertThat(shown(lazy, new JsonbConfig())).isEqualTo("refused");
        assertThat(shown(new Part(), new JsonbConfig())).isEqualTo("{\"b\":\"open\"}");
    }

    @ScopeRequired("X")
    public static class GuardedPage<T> {
        public T item;

        GuardedPage(T item) {
            this.item = item;
        }
    }

    /** Of what the declared type says nothing about, the rendering tells. */
    @Test
    void documentThatTurnsOutToBeGuardedIsRefused() {
        assertThat(shown(Optional.of(new GuardedPage<>("SECRET")), new JsonbConfig()))
                .isEqualTo("refused");
    }

    /** Leads to a part on so many ways that nobody walks them all. */
    public static class Knot {
        public A a;
        public String b;

        public static class A {
            public B a;
            public B b;
        }

        public static class B {
            public C a;
            public C b;
        }

        public static class C {
            public D a;
            public D b;
        }

        public static class D {
            public E a;
            public E b;
        }

        public static class E {
            public F a;
            public F b;
        }

        public static class F {
            public G a;
            public G b;
        }

        public static class G {
            public H a;
            public H b;
        }

        public static class H {
            public I a;
            public I b;
        }

        public static class I {
            public J a;
            public J b;
        }

        public static class J {
            public K a;
            public K b;
        }

        public static class K {
            public L a;
            public L b;
        }

        public static class L {
            public M a;
            public M b;
        }

        public static class M {
            public N a;
            public N b;
        }

        public static class N {
            public O a;
            public O b;
        }

        public static class O {
            public Part a;
            public Part b;
        }
    }

    /** Each type once: one of the three leaves of a knot and a part is withheld, where on every way half of them were. */
    @Test
    void entangledTypesAreCountedToo() {
        assertThat(redactions.portions(Knot.class, JsonbBuilder.create())).isEqualTo(Map.of("X", 1.0 / 3));
    }

    /** Hands on in a thread of its own. */
    public static class Elsewhere implements JsonbSerializer<Reference> {
        @Override
        public void serialize(Reference reference, JsonGenerator generator, SerializationContext context) {
            Thread other = new Thread(() -> {
                generator.writeStartObject();
                context.serialize("part", new Part(), generator);
                context.serialize("parts", List.of(new Part()), generator);
                generator.writeEnd();
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    public static class WrittenElsewhere {
        @JsonbTypeSerializer(Elsewhere.class)
        public Reference reference = new Reference();
    }

    @Test
    void serializersMayHandOnInAThreadOfTheirOwn() {
        assertThat(shown(new WrittenElsewhere(), new JsonbConfig()))
                .contains("\"parts\":[{\"b\":\"open\"}]")
                .doesNotContain("SECRET");
    }

    public static class Telling implements JsonString {
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

        @Override
        public String toString() {
            return '"' + part.a + '"';
        }
    }

    public static class HoldsJson {
        public JsonValue object =
                Json.createObjectBuilder().add("k", new Telling()).build();
        public JsonValue array = Json.createArrayBuilder().add(new Telling()).build();
        public String b = "open";
    }

    @Test
    void jsonThatHoldsValuesOfTheApplicationIsWithheldWhole() {
        assertThat(shown(new HoldsJson(), new JsonbConfig())).isEqualTo("{\"b\":\"open\"}");
    }

    public enum Label {
        ONE("SECRET");

        @ScopeRequired("X")
        private final String text;

        Label(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Johnzon writes keys that are constants by their toString. */
    @Test
    void constantsAsKeysTellNothingByTheirText() {
        assertThat(shown(new ToTexts(Map.of(Label.ONE, "v")), new JsonbConfig()))
                .doesNotContain("SECRET");
    }

    public record ToTexts(Map<Label, String> texts) {}

    /** Johnzon writes methods of records that are no components. */
    public record Told(String b) {
        @ScopeRequired("X")
        public String secret() {
            return "SECRET";
        }
    }

    public interface Hints {
        @ScopeRequired("X")
        String hint();
    }

    public record Hinting(String b) implements Hints {
        @Override
        public String hint() {
            return "SECRET";
        }
    }

    public record Tells(String b) {
        public Part part() {
            return new Part();
        }
    }

    @Test
    void methodsOfRecordsCount() {
        assertThat(shown(new Told("open"), new JsonbConfig())).contains("open").doesNotContain("SECRET");
        assertThat(shown(new Hinting("open"), new JsonbConfig()))
                .contains("open")
                .doesNotContain("SECRET");
        assertThat(shown(new Tells("open"), new JsonbConfig())).contains("open").doesNotContain("SECRET");
        Guards.ClassGuards guards = new Guards(new Declarations(vocabulary)).of(Told.class);
        assertThat(guards.properties()).containsOnlyKeys("secret");
        assertThat(redactions.mustBeJudged(new Tells("open"))).isTrue();
    }

    @Test
    void packagesOfTheApplicationMayHaveNamesLikeJakartasOwn() {
        RedactionEngine engine = new RedactionEngine(
                new Declarations(new Vocabulary()), IndexOf.classes(List.of(jakarta.example.Tutorial.class)));
        assertThat(shown(engine, new jakarta.example.Tutorial(), new JsonbConfig()))
                .isEqualTo("{\"b\":\"open\"}");
    }

    public static class Weakly {
        public String b = "open";
        private final WeakReference<Object> kept = new WeakReference<>(this);
    }

    /** What cannot be told is no reason to refuse those who may see all. */
    @Test
    void whoHoldsAllIsNotRefusedForWhatCannotBeTold() {
        RedactionEngine engine =
                new RedactionEngine(new Declarations(vocabulary), IndexOf.classes(List.of(Part.class)));
        GrantedScopes all = vocabulary.granted(Set.of("X"));
        assertThat(engine.refusalOfHeld(new Weakly(), all)).isEmpty();
        assertThatThrownBy(() -> engine.refusalOfHeld(new Weakly(), GrantedScopes.ANONYMOUS))
                .isInstanceOf(IllegalStateException.class);
    }

    public static class InView {
        public List<String> list = Collections.unmodifiableList(new GuardedList());
        public Throwable wrapped = new IllegalStateException(new GuardedException());
    }

    @ScopeRequired("X")
    public static class GuardedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GuardedException() {
            super("SECRET");
        }
    }

    /** Limits: Java's views and messages keep what a guarded object says, but not its class. */
    @Test
    void whatJavaCopiedHasNoGuardAnyMore() {
        assertThat(shown(new InView(), new JsonbConfig()))
                .contains("\"list\":[\"SECRET\"]")
                .contains("GuardedException: SECRET")
                .doesNotContain("cause");
    }
}
