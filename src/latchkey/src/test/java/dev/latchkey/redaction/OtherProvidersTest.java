package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Redaction.Form;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a provider is given to write that differs from Yasson: one that writes arrays for all that can be iterated, keys by their
 * text, and the beginning of an object before it calls the component for it. {@code mvn -Pjohnzon} tests one.
 */
class OtherProvidersTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final ClassLore lore = new ClassLore(new Guards(new Declarations(vocabulary)));

    @ScopeRequired("X")
    public static class Guarded {
        public String a = "SECRET";
    }

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";
    }

    public static class Begun {
        public Object content;

        Begun(Object content) {
            this.content = content;
        }
    }

    public static class OwnList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        OwnList(Object... elements) {
            super(List.of(elements));
        }
    }

    public static class OwnListWriter implements JsonbSerializer<OwnList> {
        @Override
        public void serialize(OwnList list, JsonGenerator generator, SerializationContext context) {
            generator.write(list.toString());
        }
    }

    record Iterated(List<Object> elements) implements Iterable<Object> {
        @Override
        public Iterator<Object> iterator() {
            return elements.iterator();
        }
    }

    public static class IteratedWriter implements JsonbSerializer<Iterated> {
        @Override
        public void serialize(Iterated iterated, JsonGenerator generator, SerializationContext context) {
            generator.write(iterated.toString());
        }
    }

    enum Constant {
        OPEN(null),
        TELLING(new Guarded());

        private final Object kept;

        Constant(Object kept) {
            this.kept = kept;
        }

        @Override
        public String toString() {
            return "" + kept;
        }
    }

    /** Takes Yasson for a provider of another kind. */
    private static class Other implements Binding {
        private final Binding yasson =
                new YassonBinding(JsonbBuilder.create().getClass().getClassLoader());

        @Override
        public Jsonb gated(RedactingJsonb owner, JsonbConfig config, JsonProvider json) {
            return yasson.gated(owner, config, json);
        }

        @Override
        public Jsonb everything(JsonbConfig config, JsonProvider json) {
            return yasson.everything(config, json);
        }

        @Override
        public Optional<JsonbConfig> configOf(Jsonb jsonb) {
            return Optional.empty();
        }

        @Override
        public JsonProvider jsonOf(Jsonb jsonb) {
            return yasson.jsonOf(jsonb);
        }

        @Override
        public boolean begins(Class<?> type) {
            return type == Begun.class;
        }

        @Override
        public boolean writesAsDeclared() {
            return false;
        }

        @Override
        public boolean writesSequences() {
            return true;
        }
    }

    /** Writes in its own way, past the generator that filters. */
    private static final class Unknown extends Other {
        @Override
        public void write(Object value, Jsonb jsonb, JsonbConfig config, JsonProvider json, RenderTarget pass) {
            pass.write("\"SECRET\"", 0, 8);
        }
    }

    private RedactingJsonb jsonb(Binding binding, JsonbConfig config) {
        return new RedactingJsonb(lore, binding, config, JsonProvider.provider());
    }

    private Rendering rendering(RedactingJsonb jsonb, String... scopes) {
        Set<String> held = Set.of(scopes);
        return new Rendering(jsonb, vocabulary.granted(held), false, RenderTarget.keeping(Form.OMIT));
    }

    private Object given(Object value, JsonbConfig config, String... scopes) {
        Rendering rendering = rendering(jsonb(new Other(), config), scopes);
        Object[] judged = new Object[1];
        rendering.run(() -> judged[0] = rendering.judge().judge(value));
        return judged[0];
    }

    private Object given(Object value) {
        return given(value, new JsonbConfig());
    }

    private static List<Object> elements(Object sequence) {
        List<Object> elements = new ArrayList<>();
        ((Iterator<?>) sequence).forEachRemaining(elements::add);
        return elements;
    }

    @Test
    void sequencesAreWrittenWithoutWhatIsWithheld() {
        List<Object> mixed = List.of("first", new Guarded(), 2);
        assertThat(elements(given(mixed.iterator()))).containsExactly("first", 2);
        assertThat(((Stream<?>) given(mixed.stream())).toList()).isEqualTo(List.of("first", 2));
        assertThat(((Stream<?>) given(IntStream.of(1, 2))).toList()).isEqualTo(List.of(1, 2));
        assertThat(given(new Iterated(mixed))).isEqualTo(List.of("first", 2));
        assertThat(given(new Iterated(List.of("open")))).isEqualTo(List.of("open"));
    }

    /** It would get a copy of another class. */
    @Test
    void sequenceThatAComponentWrites_isWrittenAsAWholeOrNotAtAll() {
        JsonbConfig config = new JsonbConfig().withSerializers(new IteratedWriter());
        Iterated open = new Iterated(List.of("open"));
        assertThat(given(open, config)).isSameAs(open);
        assertThat(given(new Iterated(List.of("open", new Guarded())), config)).isSameAs(ValueJudge.HIDDEN);
    }

    @Test
    void objectThatIsBegunBeforeItsComponentIsCalled_isWithheldForWhatItLeadsTo() {
        Begun open = new Begun("open");
        Begun telling = new Begun(new Part());
        assertThat(given(open)).isSameAs(open);
        assertThat(given(telling)).isSameAs(ValueJudge.HIDDEN);
        assertThat(given(telling, new JsonbConfig(), "X")).isSameAs(telling);
    }

    @Test
    void listThatAComponentWrites_isWithheldForWhatItLeadsTo() {
        JsonbConfig config = new JsonbConfig().withSerializers(new OwnListWriter());
        OwnList open = new OwnList("open");
        OwnList telling = new OwnList(new Part());
        List<Object> other = new ArrayList<>(telling);
        assertThat(given(open, config)).isSameAs(open);
        assertThat(given(telling, config)).isSameAs(ValueJudge.HIDDEN);
        assertThat(given(telling, config, "X")).isSameAs(telling);
        assertThat(given(other, config)).as("of another class").isSameAs(other);
        assertThat(given(telling)).as("without a component").isEqualTo(telling);
    }

    public static class Base {
        public Object getA() {
            return "a";
        }
    }

    public interface Guarding {
        @ScopeRequired("X")
        Object getA();
    }

    public static class Below extends Base implements Guarding {}

    /** A provider may read an inherited member of all classes in one place. */
    @Test
    void inheritedMember_isWithheldFromObjectsOfTheClassThatGuardsIt() {
        RedactingJsonb jsonb = jsonb(new Other(), new JsonbConfig());
        PropertyGate gate = new PropertyGate(jsonb, Set.of("a"), List.of(Object.class), false);
        Rendering rendering = rendering(jsonb);
        for (int i = 0; i < 2; i++) {
            assertThat(gate.keepsFrom(new Base(), rendering)).isFalse();
            assertThat(gate.keepsFrom(new Below(), rendering)).isTrue();
            assertThat(gate.keepsFrom(new Below(), rendering)).isTrue();
        }
    }

    /** By their toString. */
    @Test
    void constantAsAKey_isWithheldForWhatItLeadsTo() {
        Map<Object, Object> open = Map.of(Constant.OPEN, 1);
        Map<Object, Object> telling = Map.of(Constant.TELLING, 1);
        assertThat(given(open)).isSameAs(open);
        assertThat(given(telling)).isEqualTo(Map.of());
        assertThat(given(telling, new JsonbConfig(), "X")).isSameAs(telling);
    }

    @Test
    void providerThatWritesPastTheFilter_showsNothing() {
        RedactingJsonb unknown = jsonb(new Unknown(), new JsonbConfig());
        assertThatThrownBy(() -> unknown.write(new Part(), rendering(unknown)))
                .isInstanceOf(UnknownProviderException.class);
    }

    public static class Reference {
        public Object target = "open";
    }

    /** What it returns has a text of its own. */
    public record ToTelling(Object told) implements JsonbAdapter<Reference, Object> {
        @Override
        public Object adaptToJson(Reference reference) {
            return new Begun(told);
        }

        @Override
        public Reference adaptFromJson(Object value) {
            return new Reference();
        }
    }

    private Object adapted(Object told, boolean asText) {
        RedactingJsonb jsonb = jsonb(new Other(), new JsonbConfig());
        GuardedComponents.Adapter adapter =
                (GuardedComponents.Adapter) GuardedComponents.guarded(new ToTelling(told), jsonb, asText);
        Rendering rendering = rendering(jsonb);
        Object[] result = new Object[1];
        rendering.run(() -> {
            try {
                result[0] = adapter.adaptToJson(new Reference());
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        return result[0];
    }

    /** The provider may write it by its toString. */
    @Test
    void whatAnAdapterReturnsAsText_isWithheldForWhatItLeadsTo() {
        assertThat(adapted("open", true)).isInstanceOf(Begun.class);
        assertThat(adapted(new Part(), true)).isSameAs(Withheld.OBJECT);
    }

    @Test
    void componentsAreGuardedOnce_andReadAsTheyDo() throws Exception {
        RedactingJsonb jsonb = jsonb(new Other(), new JsonbConfig());
        GuardedComponents.Adapter adapter =
                (GuardedComponents.Adapter) GuardedComponents.guarded(new ToTelling("open"), jsonb);
        Object serializer = GuardedComponents.guarded(new OwnListWriter(), jsonb);
        assertThat(GuardedComponents.guarded(adapter, jsonb)).isSameAs(adapter);
        assertThat(GuardedComponents.guarded(serializer, jsonb)).isSameAs(serializer);
        assertThat(GuardedComponents.guarded("neither", jsonb)).isEqualTo("neither");
        assertThat(adapter.adaptFromJson("text")).isInstanceOf(Reference.class);
    }
}
