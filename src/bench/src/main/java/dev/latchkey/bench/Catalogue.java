package dev.latchkey.bench;

import com.fasterxml.jackson.annotation.JsonFilter;
import dev.latchkey.ScopeRequired;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The same 50 inputs, 2,401 leaves, as classes that guard nothing, a little, and much; and with an open map. */
final class Catalogue {
    private static final int INPUTS = 50;
    private static final int CONCEPTS = 10;

    private Catalogue() {}

    /** A concept of an input. */
    public record Concept(String id, String name, double value, boolean present) {}

    /** Where an image was taken. */
    public record Geo(double latitude, double longitude) {}

    /** Guards nothing. */
    public record Plain(
            String id, String url, String createdAt, Map<String, String> metadata, Geo geo, List<Concept> concepts) {}

    /** Guards nothing, and may hold anything. */
    public record Open(
            String id, String url, String createdAt, Map<String, Object> metadata, Geo geo, List<Concept> concepts) {}

    /** Guards the place, 100 of 2,401 leaves. */
    @JsonFilter("scopes")
    public record LittleGuarded(
            String id,
            String url,
            String createdAt,
            Map<String, String> metadata,
            @ScopeRequired("Geo:Get") Geo geo,
            List<Concept> concepts) {}

    /** Guards the concepts, 2,000 of 2,401 leaves. */
    public record MuchGuarded(
            String id,
            String url,
            String createdAt,
            Map<String, String> metadata,
            Geo geo,
            @ScopeRequired("Concepts:Get") List<Concept> concepts) {}

    /** A page of inputs. */
    public static class Page<T> {
        private final List<T> inputs;

        Page(List<T> inputs) {
            this.inputs = inputs;
        }

        /** How many there are. */
        public int getCount() {
            return inputs.size();
        }

        /** The inputs. */
        public List<T> getInputs() {
            return inputs;
        }
    }

    /** A page that is declared. */
    public static final class PlainPage extends Page<Plain> {
        PlainPage() {
            super(inputs().map(i -> new Plain(id(i), url(i), created(i), metadata(i), geo(i), concepts(i)))
                    .toList());
        }
    }

    /** A page that is declared. */
    public static final class OpenPage extends Page<Open> {
        OpenPage() {
            super(inputs().map(
                            i -> new Open(id(i), url(i), created(i), new TreeMap<>(metadata(i)), geo(i), concepts(i)))
                    .toList());
        }
    }

    /** A page that is declared. */
    public static final class LittleGuardedPage extends Page<LittleGuarded> {
        LittleGuardedPage() {
            super(inputs().map(i -> new LittleGuarded(id(i), url(i), created(i), metadata(i), geo(i), concepts(i)))
                    .toList());
        }
    }

    /** A page that is declared. */
    public static final class MuchGuardedPage extends Page<MuchGuarded> {
        MuchGuardedPage() {
            super(inputs().map(i -> new MuchGuarded(id(i), url(i), created(i), metadata(i), geo(i), concepts(i)))
                    .toList());
        }
    }

    private static java.util.stream.Stream<Integer> inputs() {
        return IntStream.range(0, INPUTS).boxed();
    }

    private static String id(int i) {
        return "input-" + i;
    }

    private static String url(int i) {
        return "https://images.example/catalogue/" + i + "/original.jpg";
    }

    private static String created(int i) {
        return "2026-11-" + (10 + i % 20) + "T10:00:00Z";
    }

    private static Map<String, String> metadata(int i) {
        return new TreeMap<>(Map.of("camera", "C-" + i, "owner", "somebody " + i, "licence", "CC-BY"));
    }

    private static Geo geo(int i) {
        return new Geo(48.1 + i / 100.0, 11.5 + i / 100.0);
    }

    private static List<Concept> concepts(int i) {
        List<Concept> concepts = new ArrayList<>();
        for (int c = 0; c < CONCEPTS; c++) {
            concepts.add(new Concept("concept-" + c, "a thing that is seen " + c, (i + c) / 100.0, c % 2 == 0));
        }
        return concepts;
    }
}
