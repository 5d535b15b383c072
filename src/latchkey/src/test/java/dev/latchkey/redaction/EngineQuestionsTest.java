package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.latchkey.LoggedRecords;
import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import jakarta.xml.bind.annotation.XmlElement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.ref.WeakReference;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine says of types and objects without writing them. */
class EngineQuestionsTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine engine = new RedactionEngine(
            new Declarations(vocabulary), IndexOf.classes(List.of(EngineQuestionsTest.class.getDeclaredClasses())));
    private final Jsonb host = JsonbBuilder.create();

    public static class Part {
        @ScopeRequired("X")
        public String a = "SECRET";

        public String b = "open";
    }

    @ScopeRequired("Y")
    public static class Whole {
        public String w = "SECRET";
    }

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

    public static class Holder {
        public Part part;
        public Whole whole;
        public List<Whole> list;
        public Map<Part, String> byPart;

        @JsonbTypeAdapter(PartToText.class)
        public Part adapted;

        public String b;
    }

    public static class Free {
        public String b = "open";
    }

    /** Jakarta XML Binding is told to read what JSON-B passes over. */
    public static class ForOthers {
        @XmlElement
        Whole made() {
            return new Whole();
        }
    }

    public static class ForOthersAsObject {
        @XmlElement
        Object made() {
            return new Whole();
        }
    }

    public static class NotForOthers {
        @Deprecated
        Whole made() {
            return new Whole();
        }
    }

    /** Returns nothing to the first call. */
    public static class ForOthersLater {
        private boolean isAsked;

        @XmlElement
        Whole made() {
            return later();
        }

        Whole later() {
            Whole made = isAsked ? new Whole() : null;
            isAsked = true;
            return made;
        }
    }

    public static class AsObjectForOthersLater {
        @XmlElement
        Object made() {
            return null;
        }
    }

    public static class AsHolderForOthersLater {
        @XmlElement
        Holder made() {
            return null;
        }
    }

    public static class AsGetterForOthersLater extends ForOthersLater {
        @Override
        Whole made() {
            return null;
        }

        @XmlElement
        Whole getMade() {
            return later();
        }
    }

    /** Of these Jakarta XML Binding reads what JSON-B reads, too. */
    public static class WithGetters {
        @XmlElement
        public Whole getWhole() {
            return null;
        }

        @XmlElement
        public Whole isWhole() {
            return null;
        }

        @XmlElement
        public static Whole made() {
            return new Whole();
        }

        @XmlElement
        public Whole with(String text) {
            return new Whole();
        }
    }

    public record WithAccessor(String text, Whole whole) {
        @Override
        @XmlElement
        public Whole whole() {
            return whole;
        }
    }

    public record BesideAccessor(String text) {
        @XmlElement
        public Whole whole() {
            return null;
        }
    }

    public static class Weakly {
        final WeakReference<Object> kept = new WeakReference<>(this);
    }

    private GrantedScopes holding(String... scopes) {
        return vocabulary.granted(Set.of(scopes));
    }

    @Test
    void missingScopesAreThoseThatSomethingNeeds() {
        assertThat(engine.missingFor(holding())).containsExactly("X", "Y");
        assertThat(engine.missingFor(holding("X"))).containsExactly("Y");
        assertThat(engine.missingFor(holding("X", "Y", "Z"))).isEmpty();
        assertThat(engine.isAllFor(holding("X"))).isFalse();
        assertThat(engine.isAllFor(holding("X", "Y"))).isTrue();
    }

    @Test
    void reasonsSayWhyEachPlaceIsWithheld() {
        assertThat(engine.reasonsOf(Holder.class, holding(), host))
                .containsOnly(
                        entry("part.a", HidingReason.MEMBER),
                        entry("whole", HidingReason.CONTENT),
                        entry("list", HidingReason.CONTENT),
                        entry("byPart", HidingReason.KEY),
                        entry("adapted", HidingReason.COMPONENT));
        assertThat(engine.reasonsOf(Whole.class, holding(), host)).containsOnly(entry("", HidingReason.CLASS));
        assertThat(engine.reasonsOf(Holder.class, holding("X", "Y"), host)).isEmpty();
    }

    @JsonbTypeAdapter(WrapperToText.class)
    public static class Wrapper {
        public Part part = new Part();
    }

    public static class WrapperToText implements JsonbAdapter<Wrapper, String> {
        @Override
        public String adaptToJson(Wrapper wrapper) {
            return wrapper.part.a;
        }

        @Override
        public Wrapper adaptFromJson(String text) {
            return null;
        }
    }

    public static class Below extends Part {}

    public static class Wrapping {
        public List<Wrapper> wrappers;
        public Below below;
        public Free free;
    }

    @Test
    void componentsAreReasons_ofTheClassAndOfTheConfiguration() {
        assertThat(engine.reasonsOf(Wrapping.class, holding(), host))
                .containsOnly(entry("wrappers", HidingReason.COMPONENT), entry("below.a", HidingReason.MEMBER));
        Jsonb adapting = JsonbBuilder.create(new JsonbConfig().withAdapters(new PartToText()));
        assertThat(engine.reasonsOf(Wrapping.class, holding(), adapting))
                .containsOnly(entry("wrappers", HidingReason.COMPONENT), entry("below", HidingReason.COMPONENT));
    }

    @Test
    void plainContainersNeedNoJudgement() {
        for (Object each : List.of(
                List.of("a", 1),
                Map.of("a", List.of(2)),
                Optional.of("a"),
                Optional.empty(),
                new Object[] {"a", new int[] {1}},
                new ArrayList<>(Arrays.asList("a", null)),
                List.of(new Free()))) {
            assertThat(engine.mustBeJudged(each)).as("%s", each).isFalse();
        }
        assertThat(engine.mustBeJudged(null)).isFalse();
        for (Object each : List.of(
                List.of("a", new Holder()),
                Map.of(new Part(), "a"),
                Map.of("a", new Part()),
                Optional.of(new Part()),
                new Object[] {new Part()},
                Collections.unmodifiableList(List.of("a")),
                List.of("a").iterator(),
                nested(List.of("a"), 25),
                nested(Optional.of("a"), 25))) {
            assertThat(engine.mustBeJudged(each)).as("%s", each).isTrue();
        }
        assertThat(engine.mustBeJudged(nested(List.of("a"), 15))).isFalse();
    }

    private static Object nested(Object value, int depth) {
        Object nested = value;
        for (int i = 0; i < depth; i++) {
            nested = value instanceof Optional ? Optional.of(nested) : List.of(nested);
        }
        return nested;
    }

    @ScopeRequired("X")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Confidential {}

    static class Stereotyped {
        @Confidential
        String text;
    }

    static class Marked {
        @Deprecated
        String text;
    }

    @FunctionalInterface
    interface Unnamed {
        String text();
    }

    /** What reflection cannot read of a class, its file says. */
    @Test
    void classFilesSayWhetherAScopeIsDeclared() {
        assertThat(UnreadableClasses.mayDeclare(Part.class)).isTrue();
        assertThat(UnreadableClasses.mayDeclare(Stereotyped.class)).isTrue();
        assertThat(UnreadableClasses.mayDeclare(Marked.class)).isFalse();
        assertThat(UnreadableClasses.mayDeclare(Free.class)).isFalse();
        Unnamed lambda = () -> "text";
        assertThat(UnreadableClasses.mayDeclare(lambda.getClass()))
                .as("without a file")
                .isTrue();
    }

    /** Loads this test's classes anew, with other files behind their names, and without one annotation. */
    private static final class OtherFiles extends ClassLoader {
        OtherFiles() {
            super(EngineQuestionsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith("Confidential")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.endsWith("Stereotyped") && !name.endsWith("Free")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] file = in.readAllBytes();
                return defineClass(name, file, 0, file.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return name.endsWith("Free.class")
                    ? new ByteArrayInputStream(new byte[] {1, 2, 3})
                    : super.getResourceAsStream(name);
        }
    }

    @Test
    void fileThatCannotBeReadMayDeclareAScope_andAnAnnotationThatIsNotThereDoesNot() throws Exception {
        ClassLoader other = new OtherFiles();
        assertThat(UnreadableClasses.mayDeclare(other.loadClass(Free.class.getName())))
                .isTrue();
        assertThat(UnreadableClasses.mayDeclare(other.loadClass(Stereotyped.class.getName())))
                .isFalse();
    }

    @Test
    void logSaysWhoseObjectsAreLeftOut() {
        try (LoggedRecords logged = LoggedRecords.of(UnreadableClasses.class)) {
            UnreadableClasses.mayDeclare(Free.class);
            assertThat(logged.warnings()).isEmpty();
            UnreadableClasses.mayDeclare(Part.class);
            assertThat(logged.warnings()).singleElement().asString().contains(Part.class.getName(), "left out");
        }
    }

    @Test
    void needsAreThoseOfEachPlace() {
        assertThat(engine.needsOf(Holder.class, host).keySet())
                .containsExactly("adapted", "byPart", "list", "part.a", "whole");
        assertThat(engine.needsOf(Holder.class, host).get("whole"))
                .singleElement()
                .satisfies(each -> assertThat(each.names()).containsExactly("Y"));
    }

    @Test
    void typesSayWhatIsWithheld() {
        assertThat(engine.isWithheld(Whole.class, holding("X"))).isTrue();
        assertThat(engine.isWithheld(Whole.class, holding("Y"))).isFalse();
        assertThat(engine.isWithheld(Free.class, holding())).isFalse();
        assertThat(engine.declaresScopes(Part.class)).isTrue();
        assertThat(engine.declaresScopes(Holder.class)).isFalse();
        assertThat(engine.isOpen(Holder.class)).isTrue();
        assertThat(engine.isOpen(Free.class)).isFalse();
        assertThat(engine.mustBeJudged(new Free())).isFalse();
        assertThat(engine.mustBeJudged(new Holder())).isTrue();
        Type handed = engine.handedTo(PartToText.class, JsonbAdapter.class);
        assertThat(handed).isEqualTo(Part.class);
    }

    @Test
    void objectsOfOtherWritersCountAsWholes() {
        assertThat(engine.holdsGuarded(List.of(new Part()))).isTrue();
        assertThat(engine.holdsGuarded(new Weakly())).isTrue();
        assertThat(engine.holdsGuarded(new Free())).isFalse();
        assertThat(engine.holdsGuarded(new ForOthers())).isTrue();
        assertThat(engine.holdsGuarded(new ForOthersAsObject())).isTrue();
        assertThat(engine.holdsGuarded(new NotForOthers())).isFalse();
        // By their types, for they may return something else the next time.
        assertThat(engine.holdsGuarded(new ForOthersLater())).isTrue();
        assertThat(engine.holdsGuarded(new AsGetterForOthersLater())).isTrue();
        assertThat(engine.holdsGuarded(new AsObjectForOthersLater())).isTrue();
        assertThat(engine.refusalOfHeld(new AsHolderForOthersLater(), holding()))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.missingScopes()).containsExactly("X", "Y"));
        assertThat(engine.holdsGuarded(new BesideAccessor("text"))).isTrue();
        // By what they return, as in JSON.
        assertThat(engine.holdsGuarded(new WithGetters())).isFalse();
        assertThat(engine.holdsGuarded(new WithAccessor("text", null))).isFalse();
        assertThat(engine.holdsGuarded(new WithAccessor("text", new Whole()))).isTrue();
        assertThat(engine.refusalOfHeld(new ForOthers(), holding("X")))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.missingScopes()).containsExactly("Y"));
        assertThat(engine.refusalOfHeld(new ForOthers(), holding("Y"))).isEmpty();
        assertThat(engine.refusalOfHeld(new Part(), holding("X"))).isEmpty();
        assertThat(engine.refusalOfHeld(new Weakly(), holding("X", "Y"))).isEmpty();
        assertThatThrownBy(() -> engine.refusalOfHeld(new Weakly(), holding("X")))
                .isInstanceOf(IllegalStateException.class);
    }

    public static class WholeReader implements JsonbDeserializer<Whole> {
        @Override
        public Whole deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return new Whole();
        }
    }

    @Test
    void readingIsThatOfTheConfiguration() {
        Jsonb adapting = JsonbBuilder.create(new JsonbConfig().withAdapters(new PartToText()));
        PropertyNamingStrategy naming = name -> name + "_";
        Jsonb deserializing = JsonbBuilder.create(
                new JsonbConfig().withDeserializers(new WholeReader()).withPropertyNamingStrategy(naming));
        // Asked twice, for the answer is kept.
        for (int i = 0; i < 2; i++) {
            assertThat(engine.readingOf(adapting).isComponentFor(Part.class)).isTrue();
            assertThat(engine.readingOf(adapting).isComponentFor(Whole.class)).isFalse();
            assertThat(engine.readingOf(adapting).isComponentFor(Below.class)).isTrue();
            assertThat(engine.readingOf(adapting).isComponentFor(Object.class)).isTrue();
            assertThat(engine.readingOf(adapting).naming()).isNull();
            assertThat(engine.readingOf(deserializing).isComponentFor(Whole.class))
                    .isTrue();
            assertThat(engine.readingOf(deserializing).isComponentFor(Part.class))
                    .isFalse();
            assertThat(engine.readingOf(deserializing).naming()).isSameAs(naming);
            assertThat(engine.readingOf(host)).isEqualTo(ReadingConfig.NONE);
        }
    }

    @Test
    void componentsOfAConfigurationMayAddSomething() {
        Jsonb adapting = JsonbBuilder.create(new JsonbConfig().withAdapters(new PartToText()));
        // Asked twice, for the answer is kept.
        for (int i = 0; i < 2; i++) {
            assertThat(engine.mayAddGuarded(adapting)).isTrue();
            assertThat(engine.mayAddGuarded(host)).isFalse();
        }
    }
}
