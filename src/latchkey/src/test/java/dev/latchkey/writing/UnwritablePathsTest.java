package dev.latchkey.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Access;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.Vocabulary;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** People read what a key may not change by the names that they write in bodies. */
class UnwritablePathsTest {
    private final Vocabulary vocabulary = new Vocabulary();
    private final BodyTypes types = new BodyTypes(
            new Declarations(vocabulary), Access.WRITE, List.of(JsonScannerTest.Circle.class), ReadingConfig.NONE);

    public static class Order {
        public List<JsonScannerTest.Price> prices;
        public JsonScannerTest.Secret[] secrets;
        public Map<String, JsonScannerTest.Item> byName;
        public JsonScannerTest.Shape shape;
        public JsonScannerTest.Animal animal;
        public Order parent;
    }

    private SortedMap<String, SortedSet<String>> unwritable(Type type, String... scopes) {
        return UnwritablePaths.of(types, type, vocabulary.granted(Set.of(scopes)));
    }

    @Test
    void membersAreNamedByTheirPaths() {
        assertThat(unwritable(Order.class).keySet())
                .containsExactly(
                        "animal.kind=lion",
                        "byName.*.code",
                        "byName.*.margin",
                        "byName.*.seen.onlyWritten",
                        "prices[].unit-price",
                        "secrets",
                        "shape.radius");
        assertThat(unwritable(JsonScannerTest.Item[].class).keySet())
                .containsExactly("[].code", "[].margin", "[].seen.onlyWritten");
    }

    @Test
    void bodyThatIsRefusedAsAWhole_hasTheEmptyPath() {
        assertThat(unwritable(JsonScannerTest.Secret.class)).isEqualTo(Map.of("", Set.of("X")));
    }

    @Test
    void callerWithTheScope_mayWriteEverything() {
        assertThat(unwritable(Order.class, "X")).isEmpty();
    }
}
