package dev.latchkey.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Access;
import dev.latchkey.AccessRefusedException;
import dev.latchkey.Identity;
import dev.latchkey.RefusalKind;
import dev.latchkey.ScopeRequired;
import dev.latchkey.redaction.ReadingConfig;
import dev.latchkey.scope.Declarations;
import dev.latchkey.scope.GrantedScopes;
import dev.latchkey.scope.Vocabulary;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * Whoever gets an object, changes what it sees of it and sends it back changes that and nothing else. The oracle knows nothing of
 * declarations: in JSON of the objects below, {@code margin} is for {@code M} and {@code secret} for {@code S}.
 */
class RoundTripTest {
    private static final Jsonb JSONB = JsonbBuilder.newBuilder(
                    System.getProperty("canary.provider", "org.eclipse.yasson.JsonBindingProvider"))
            .build();
    /** Looked up once: {@code Json} looks through the class path for each builder, which took most of the time. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final int ROUNDS = 200 + 32 * Integer.getInteger("canary.shapes", 0);

    private final Vocabulary vocabulary = new Vocabulary();
    private final WriteGuard guard = new WriteGuard(
            new Declarations(vocabulary), List.of(Product.class, Part.class, Leaf.class, Secret.class, Fixed.class));

    public static class Product {
        @Identity
        public String id;

        public String name;

        @ScopeRequired("M")
        public Integer margin;

        public Part part;
        public Leaf leaf;
        public Fixed fixed;
        public Secret secret;
        public List<Part> parts;
        public Leaf[] leaves;
        public Map<String, Leaf> byName;
        public Product inner;
    }

    public record Part(@Identity String id, String name, @ScopeRequired("M") Integer margin, Secret secret) {}

    public static class Leaf {
        private String id;
        private String name;
        private Integer hiddenState;

        @Identity
        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        @ScopeRequired("M")
        public Integer getMargin() {
            return hiddenState;
        }

        public void setMargin(Integer margin) {
            hiddenState = margin;
        }
    }

    public static final class Fixed {
        private final String name;

        @ScopeRequired("M")
        private final Integer margin;

        @JsonbCreator
        public Fixed(@JsonbProperty("name") String name, @JsonbProperty("margin") Integer margin) {
            this.name = name;
            this.margin = margin;
        }

        public String getName() {
            return name;
        }

        public Integer getMargin() {
            return margin;
        }
    }

    @ScopeRequired("S")
    public static class Secret {
        public String text;
    }

    private GrantedScopes scopes(Set<String> names) {
        return vocabulary.granted(names);
    }

    @Test
    void update_changesWhatIsSeenAndNothingElse() {
        forEachSeed(this::updateChangesWhatIsSeen);
    }

    /** The long form makes a million in the profile of canaries. */
    private static void forEachSeed(LongConsumer check) {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            try {
                check.accept(seed);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    private void updateChangesWhatIsSeen(long seed) {
        Random random = new Random(seed);
        Set<String> held = held(random);
        Product stored = product(random, 3);
        JsonObject before = json(stored);
        JsonObject sent = edited(seen(before, held), random, true);

        Product now = guard.overlay(JSONB.fromJson(sent.toString(), Product.class), stored, null, scopes(held));

        JsonObject then = json(now);
        assertThat(seen(then, held)).isEqualTo(withoutNulls(sent));
        assertThat(hidden(then, before, held)).isEqualTo(hidden(before, then, held));
        assertThat(json(stored)).as("the stored object").isEqualTo(before);
    }

    @Test
    void mergePatch_changesWhatItNamesAndNothingElse() {
        forEachSeed(this::mergePatchChangesWhatItNames);
    }

    private void mergePatchChangesWhatItNames(long seed) {
        Random random = new Random(seed);
        Set<String> held = held(random);
        Product stored = product(random, 3);
        JsonObject before = json(stored);
        JsonObject view = seen(before, held);
        JsonObject after = edited(view, random, false);
        JsonObject patch = JSON.createMergeDiff(view, after).toJsonValue().asJsonObject();
        Product changed =
                JSONB.fromJson(JSON.createMergePatch(patch).apply(view).toString(), Product.class);

        Product now = guard.overlay(changed, stored, patch, scopes(held));

        JsonObject then = json(now);
        assertThat(seen(then, held)).isEqualTo(after);
        assertThat(hidden(then, before, held)).isEqualTo(hidden(before, then, held));
        assertThat(json(stored)).as("the stored object").isEqualTo(before);
    }

    @Test
    void jsonPatch_changesWhatItNamesAndNothingElse() {
        int[] applied = new int[1];
        forEachSeed(seed -> applied[0] += isJsonPatchApplied(seed) ? 1 : 0);
        assertThat(applied[0]).as("patches that were not refused").isGreaterThan(ROUNDS / 10);
    }

    /** Applied as applications do: to all of the object, once the operations were checked. */
    private boolean isJsonPatchApplied(long seed) {
        Random random = new Random(seed);
        Set<String> held = held(random);
        JsonObject before = json(product(random, 3));
        JsonObject view = seen(before, held);
        JsonObject after = edited(view, random, false);
        JsonArray operations = JSON.createDiff(view, after).toJsonArray();
        try {
            guard.checkPatch(operations, Product.class, scopes(held), ReadingConfig.NONE);
        } catch (Violations | AccessRefusedException refused) {
            // It takes away or replaces something in which there is more than is seen.
            return false;
        }
        JsonObject now = JSON.createPatch(operations).apply(before);

        assertThat(seen(now, held)).isEqualTo(after);
        assertThat(hidden(now, before, held)).isEqualTo(hidden(before, now, held));
        return true;
    }

    private static Set<String> held(Random random) {
        Set<String> held = new HashSet<>();
        for (String each : List.of("M", "S")) {
            if (random.nextInt(3) == 0) {
                held.add(each);
            }
        }
        return held;
    }

    private static Product product(Random random, int deep) {
        Product product = new Product();
        product.id = "p" + random.nextInt(1000);
        product.name = random.nextBoolean() ? "n" + random.nextInt() : null;
        product.margin = number(random);
        product.part = random.nextInt(3) == 0 ? null : part(random, 0);
        product.leaf = random.nextInt(3) == 0 ? null : leaf(random, 0);
        product.fixed = random.nextInt(3) == 0 ? null : new Fixed("f" + random.nextInt(), number(random));
        product.secret = secret(random);
        if (random.nextInt(3) > 0) {
            product.parts = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                product.parts.add(part(random, i));
            }
        }
        if (random.nextInt(3) > 0) {
            product.leaves = new Leaf[random.nextInt(4)];
            for (int i = 0; i < product.leaves.length; i++) {
                product.leaves[i] = leaf(random, i);
            }
        }
        if (random.nextInt(3) > 0) {
            product.byName = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                product.byName.put("k" + i, leaf(random, i));
            }
        }
        product.inner = deep > 0 && random.nextBoolean() ? product(random, deep - 1) : null;
        return product;
    }

    private static Part part(Random random, int number) {
        return new Part("p" + number, "n" + random.nextInt(), number(random), secret(random));
    }

    private static Leaf leaf(Random random, int number) {
        Leaf leaf = new Leaf();
        leaf.setId("l" + number);
        leaf.setName("n" + random.nextInt());
        leaf.setMargin(number(random));
        return leaf;
    }

    private static Integer number(Random random) {
        return random.nextInt(4) == 0 ? null : (Integer) random.nextInt();
    }

    private static Secret secret(Random random) {
        Secret secret = new Secret();
        secret.text = "s" + random.nextInt();
        return random.nextInt(3) == 0 ? null : secret;
    }

    private static JsonObject json(Object value) {
        try (JsonReader reader = JSON.createReader(new StringReader(JSONB.toJson(value)))) {
            return reader.readObject();
        }
    }

    private static boolean isHidden(String name, Set<String> held) {
        return name.equals("margin") && !held.contains("M") || name.equals("secret") && !held.contains("S");
    }

    private static JsonObject seen(JsonObject object, Set<String> held) {
        JsonObjectBuilder seen = JSON.createObjectBuilder();
        object.forEach((name, value) -> {
            if (!isHidden(name, held)) {
                seen.add(name, seen(value, held));
            }
        });
        return seen.build();
    }

    private static JsonValue seen(JsonValue value, Set<String> held) {
        if (value instanceof JsonObject object) {
            return seen(object, held);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder seen = JSON.createArrayBuilder();
            array.forEach(each -> seen.add(seen(each, held)));
            return seen.build();
        }
        return value;
    }

    private static JsonObject withoutNulls(JsonObject object) {
        return seen(object, Set.of("M", "S"));
    }

    /** All hidden members of objects that are in both, by where they are: by id in arrays. */
    private static Map<String, JsonValue> hidden(JsonObject object, JsonObject other, Set<String> held) {
        Map<String, JsonValue> hidden = new LinkedHashMap<>();
        collect("", object, other, held, hidden);
        return hidden;
    }

    private static void collect(
            String path, JsonValue value, JsonValue other, Set<String> held, Map<String, JsonValue> hidden) {
        if (value instanceof JsonObject object && other instanceof JsonObject same) {
            object.forEach((name, each) -> {
                if (isHidden(name, held)) {
                    hidden.put(path + "/" + name, each);
                } else {
                    collect(path + "/" + name, each, same.get(name), held, hidden);
                }
            });
        } else if (value instanceof JsonArray array && other instanceof JsonArray same) {
            array.forEach(each -> {
                String id = each.asJsonObject().getString("id");
                JsonValue match = same.stream()
                        .filter(one -> one.asJsonObject().getString("id").equals(id))
                        .findFirst()
                        .orElse(null);
                collect(path + "/" + id, each, match, held, hidden);
            });
        }
    }

    /** Changes, removes and adds what is seen; a patch leaves arrays of objects alone. */
    private static JsonObject edited(JsonObject object, Random random, boolean arrays) {
        JsonObjectBuilder edited = JSON.createObjectBuilder();
        object.forEach((name, value) -> {
            if (name.equals("id")
                    || random.nextInt(4) > 0 && !(value instanceof JsonObject || value instanceof JsonArray)) {
                edited.add(name, value);
            } else if (name.equals("margin")) {
                edited.add(name, random.nextInt());
            } else if (name.equals("name") || name.equals("text")) {
                edited.add(name, "edited" + random.nextInt());
            } else if (value instanceof JsonObject inner) {
                if (!arrays || random.nextInt(6) > 0) {
                    edited.add(name, edited(inner, random, arrays));
                }
            } else if (value instanceof JsonArray array) {
                edited.add(name, arrays ? edited(array, random) : array);
            }
        });
        return edited.build();
    }

    private static JsonArray edited(JsonArray array, Random random) {
        List<JsonValue> kept = new ArrayList<>();
        array.forEach(each -> {
            if (random.nextInt(4) > 0) {
                kept.add(edited(each.asJsonObject(), random, true));
            }
        });
        if (random.nextInt(3) == 0) {
            kept.add(JSON.createObjectBuilder()
                    .add("id", "new")
                    .add("name", "added")
                    .build());
        }
        java.util.Collections.shuffle(kept, random);
        JsonArrayBuilder edited = JSON.createArrayBuilder();
        kept.forEach(edited::add);
        return edited.build();
    }

    /** Objects without an identity, one of which is hidden as a whole. */
    public static class Box {
        public List<Object> things = new ArrayList<>();
        public List<Nameless> nameless;
    }

    public static class Nameless {
        public String name;

        @ScopeRequired("M")
        public Integer margin;
    }

    @Test
    void elementsWithoutAnIdentity_areRefused() {
        Box stored = new Box();
        Nameless element = new Nameless();
        stored.nameless = List.of(element);
        Box sent = new Box();
        sent.nameless = List.of(new Nameless());

        assertThatThrownBy(() -> guard.overlay(sent, stored, null, scopes(Set.of())))
                .isInstanceOfSatisfying(
                        AccessRefusedException.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.INCOMPLETE_VIEW));
        assertThat(guard.overlay(sent, stored, null, scopes(Set.of("M")))).isSameAs(sent);
    }

    @Test
    void hiddenElement_staysWhereItIs() {
        Box stored = new Box();
        Leaf first = leaf(new Random(1), 1);
        Leaf last = leaf(new Random(2), 2);
        Secret secret = new Secret();
        stored.things.addAll(List.of(first, secret, last));
        Box sent = new Box();
        Leaf again = leaf(new Random(3), 1);
        sent.things.add(again);

        Box now = guard.overlay(sent, stored, null, scopes(Set.of()));

        assertThat(now.things).containsExactly(again, secret);
        assertThat(again.getMargin()).isEqualTo(first.getMargin());
    }

    @Test
    void hiddenObject_isNotReplaced() {
        Product stored = new Product();
        stored.secret = new Secret();
        Product sent = new Product();
        sent.secret = new Secret();

        assertThatThrownBy(() -> guard.overlay(sent, stored, null, scopes(Set.of())))
                .isInstanceOf(AccessRefusedException.class);
        Product none = new Product();
        assertThat(guard.overlay(none, stored, null, scopes(Set.of())).secret).isSameAs(stored.secret);
    }

    /** What of an object is written only may be seen: the stored value stays. */
    public static class Priced {
        public String name;

        @ScopeRequired(value = "M", on = Access.WRITE)
        public Integer price;

        @ScopeRequired(value = "M", on = Access.READ)
        public Integer margin;
    }

    @Test
    void memberThatIsOnlySeen_staysAsItIs() {
        Priced stored = new Priced();
        stored.price = 1;
        stored.margin = 2;
        Priced sent = new Priced();
        sent.name = "new";

        Priced now = guard.overlay(sent, stored, null, scopes(Set.of()));

        assertThat(now.price).isEqualTo(1);
        assertThat(now.margin).isEqualTo(2);
        assertThat(now.name).isEqualTo("new");
    }
}
