package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.xml.bind.annotation.XmlElement;
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
        Whole made() {
            return new Whole();
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
        assertThat(engine.refusalOfHeld(new ForOthers(), holding("X")))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.missingScopes()).containsExactly("Y"));
        assertThat(engine.refusalOfHeld(new ForOthers(), holding("Y"))).isEmpty();
        assertThat(engine.refusalOfHeld(new Part(), holding("X"))).isEmpty();
        assertThat(engine.refusalOfHeld(new Weakly(), holding("X", "Y"))).isEmpty();
        assertThatThrownBy(() -> engine.refusalOfHeld(new Weakly(), holding("X")))
                .isInstanceOf(IllegalStateException.class);
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
