package dev.latchkey.demo.search;

import dev.latchkey.demo.catalogue.Concept;
import dev.latchkey.demo.catalogue.Input;
import java.util.Map;

/**
 * Asks of an input that a concept is seen there, or that it is not.
 *
 * @param name the concept's id or name
 * @param present whether it is to be seen
 * @param predicted whether a prediction will do, or only a label
 */
public record Wish(String name, boolean present, boolean predicted) {

    /** How well an input fits, 0 to 1. */
    double score(Input input, Map<Concept, Double> prediction) {
        return predicted ? byPrediction(prediction) : byLabels(input);
    }

    private double byLabels(Input input) {
        return input.labels().stream().anyMatch(label -> label.present() == present && names(label.concept())) ? 1 : 0;
    }

    private double byPrediction(Map<Concept, Double> prediction) {
        double sure = prediction.entrySet().stream()
                .filter(seen -> names(seen.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
        return present ? sure : 1 - sure;
    }

    private boolean names(Concept concept) {
        return concept.id().equals(name) || concept.name().equalsIgnoreCase(name);
    }
}
