package dev.latchkey.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.ScopeRequired;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The places at which something is withheld, as people are told them. */
class PlacesTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final RedactionEngine redactions = new RedactionEngine(
            new Declarations(vocabulary), IndexOf.classes(Arrays.asList(PlacesTest.class.getDeclaredClasses())));
    private final Jsonb host = JsonbBuilder.create();

    @SuppressWarnings("unused")
    public static class Names {
        @ScopeRequired("X")
        public String field;

        @ScopeRequired("X")
        private String withGetter;

        @ScopeRequired("X")
        private String fooURL;

        @ScopeRequired("X")
        private String iban;

        @JsonbProperty("renamed")
        @ScopeRequired("X")
        public String field2;

        @JsonbProperty(nillable = true)
        @ScopeRequired("X")
        public String sameName;

        public String open;

        public String getWithGetter() {
            return withGetter;
        }

        public String getIBAN() {
            return iban;
        }

        public String getFooURL() {
            return fooURL;
        }

        @ScopeRequired("X")
        public String getOnlyGetter() {
            return "";
        }

        @ScopeRequired("X")
        public boolean isFlag() {
            return true;
        }

        @ScopeRequired("X")
        public String get() {
            return "";
        }

        @ScopeRequired("X")
        @JsonbProperty("called")
        public String getByGetter() {
            return "";
        }
    }

    public record Parts(@ScopeRequired("X") String left, @ScopeRequired("Y") String isRight, String open) {}

    /** JSON-B calls a getter of a record by its own name. */
    public record WithGetter(String open) {
        @ScopeRequired("X")
        public String getMore() {
            return "";
        }
    }

    public static class Data {
        @ScopeRequired(anyOf = {"Y", "Z"})
        public List<String> concepts;

        public String open;
    }

    public static class Input {
        public Data data;
        public Optional<Data> maybe;
        public Map<String, Data> byName;
        public String open;
    }

    public static class Order {
        public List<Input> inputs;
        public String open;
    }

    @ScopeRequired("X")
    public static class Guarded {
        @ScopeRequired("Y")
        public String a;

        public String b;
    }

    public static class Holds {
        public Guarded one;
        public List<Guarded> many;

        @ScopeRequired("Z")
        public List<Guarded> both;

        public String open;
    }

    @SuppressWarnings("unused")
    public static class Unseen {
        @ScopeRequired("X")
        @JsonbTransient
        public String hidden;

        @ScopeRequired("X")
        public transient String byModifier;

        @ScopeRequired("X")
        private String unread;

        public String open;
    }

    public static class Adapted {
        @JsonbTypeAdapter(Family.PersonAdapter.class)
        public Family.Person person;

        public String open;
    }

    private Map<String, SortedSet<String>> places(java.lang.reflect.Type type, String... scopes) {
        Set<String> held = Set.of(scopes);
        return redactions.withheldFrom(type, vocabulary.granted(held), host);
    }

    private static SortedSet<String> scopes(String... names) {
        return new TreeSet<>(Arrays.asList(names));
    }

    @Test
    void propertiesAreCalledAsTheirReaderKnowsThem() {
        assertThat(places(Names.class))
                .containsOnlyKeys(
                        "field",
                        "withGetter",
                        "fooURL",
                        "iban",
                        "renamed",
                        "sameName",
                        "onlyGetter",
                        "flag",
                        "get",
                        "called");
        assertThat(places(Names.class, "X")).isEmpty();
    }

    @Test
    void componentsOfRecordsHaveTheirOwnNames() {
        assertThat(places(Parts.class)).isEqualTo(Map.of("left", scopes("X"), "isRight", scopes("Y")));
        assertThat(places(Parts.class, "X")).isEqualTo(Map.of("isRight", scopes("Y")));
        assertThat(host.toJson(new WithGetter(""))).contains("\"getMore\"");
        assertThat(places(WithGetter.class)).containsOnlyKeys("getMore");
    }

    @Test
    void placesLeadThroughObjectsAndElements() {
        assertThat(places(Order.class))
                .isEqualTo(Map.of(
                        "inputs[].data.concepts", scopes("Y", "Z"),
                        "inputs[].maybe.concepts", scopes("Y", "Z"),
                        "inputs[].byName[].concepts", scopes("Y", "Z")));
        assertThat(places(Order.class, "Z")).isEmpty();
    }

    @Test
    void whatIsWithheldAsAWholeIsOnePlace() {
        assertThat(places(Holds.class))
                .isEqualTo(Map.of("one", scopes("X", "Y"), "many", scopes("X", "Y"), "both", scopes("Z")));
        assertThat(places(Holds.class, "X", "Z"))
                .isEqualTo(Map.of("one.a", scopes("Y"), "many[].a", scopes("Y"), "both[].a", scopes("Y")));
        assertThat(places(Guarded.class)).isEqualTo(Map.of("", scopes("X", "Y")));
    }

    @Test
    void whatNobodyIsShownIsNoPlace() {
        assertThat(places(Unseen.class)).isEmpty();
        assertThat(places(String.class)).isEmpty();
    }

    @Test
    void whatTheHostsComponentsWriteIsWithheldForWantOfWhatItHolds() {
        assertThat(places(Adapted.class)).isEqualTo(Map.of("person", scopes("X")));
    }
}
