package dev.latchkey.demo.model;

import dev.latchkey.demo.catalogue.Concept;
import dev.latchkey.demo.catalogue.Input;
import dev.latchkey.demo.catalogue.Label;
import dev.latchkey.demo.vision.Histogram;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Predicts the concepts of an image from those of the examples whose colours are the most like its own. */
public final class Neighbours {
    private static final int NEAREST = 5;

    /** What an example weighs is its likeness to this power: so the nearest outweighs what merely has some colours of it. */
    private static final int SHARPNESS = 6;

    private static final double MILLION = 1_000_000;

    private record Neighbour(Input input, double weight) {}

    private final Map<Input, Histogram> examples = new LinkedHashMap<>();

    Neighbours(List<Input> examples) {
        examples.forEach(input -> this.examples.put(input, input.histogram().orElseThrow()));
    }

    /** The concepts that may be seen, each with how sure that is: above 0, and 1 where nothing speaks against it. */
    public Map<Concept, Double> concepts(Histogram image) {
        List<Neighbour> nearest = examples.entrySet().stream()
                .map(example -> new Neighbour(example.getKey(), weight(example.getValue(), image)))
                .filter(neighbour -> neighbour.weight > 0)
                .sorted(Comparator.comparingDouble(Neighbour::weight).reversed())
                .limit(NEAREST)
                .toList();
        double all = nearest.stream().mapToDouble(Neighbour::weight).sum();
        Map<Concept, Double> seen = new LinkedHashMap<>();
        for (Neighbour neighbour : nearest) {
            neighbour.input.labels().stream()
                    .filter(Label::present)
                    .forEach(label -> seen.merge(label.concept(), neighbour.weight / all, Double::sum));
        }
        seen.replaceAll((concept, value) -> Math.round(value * MILLION) / MILLION);
        seen.values().removeIf(value -> value == 0);
        return seen;
    }

    private static double weight(Histogram example, Histogram image) {
        return Math.pow(example.likeness(image), SHARPNESS);
    }
}
