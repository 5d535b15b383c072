package dev.latchkey.demo.search;

import dev.latchkey.demo.catalogue.Concept;
import dev.latchkey.demo.catalogue.Input;
import dev.latchkey.demo.catalogue.Inputs;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.model.LabelsModel;
import dev.latchkey.demo.model.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Looks through an application's inputs. */
@ApplicationScoped
public class Searches {
    /** An application with more inputs finds the oldest ones only: this is a demo, without an index. */
    private static final Page SEARCHED = new Page(1, 1000);

    /** What fits less is not shown. */
    private static final double LEAST = 0.1;

    @Inject
    Inputs inputs;

    @Inject
    LabelsModel model;

    /** The inputs that fit all the wishes, the best first. */
    public List<Hit> find(String application, List<Wish> wishes) {
        Neighbours neighbours = model.neighbours(application);
        return inputs.list(application, SEARCHED).stream()
                .map(input -> new Hit(input, score(input, wishes, neighbours)))
                .filter(hit -> hit.score() >= LEAST)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList();
    }

    private static double score(Input input, List<Wish> wishes, Neighbours neighbours) {
        // What cannot be seen is predicted to show nothing.
        Map<Concept, Double> prediction =
                input.histogram().map(neighbours::concepts).orElse(Map.of());
        return wishes.stream()
                .mapToDouble(wish -> wish.score(input, prediction))
                .min()
                .orElse(1);
    }
}
