package dev.latchkey.demo.model;

import dev.latchkey.demo.catalogue.Concept;
import dev.latchkey.demo.catalogue.Input;
import dev.latchkey.demo.catalogue.Inputs;
import dev.latchkey.demo.catalogue.Label;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.json.ConceptJson;
import dev.latchkey.demo.json.ModelJson;
import dev.latchkey.demo.json.OutputConfigJson;
import dev.latchkey.demo.json.OutputDataJson;
import dev.latchkey.demo.json.PredictionJson;
import dev.latchkey.demo.vision.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Answers with the concepts of the images that have the same colours: the labelled inputs of the caller's application are its
 * examples. It learns by itself: an input that is labelled now is an example for the next image.
 */
@ApplicationScoped
public class LabelsModel implements Model {
    private static final String TYPE = "concept";

    /** An application with more examples is seen by its oldest ones. */
    private static final Page EXAMPLES = new Page(1, 1000);

    @Inject
    Inputs inputs;

    @Override
    public String id() {
        return "labels";
    }

    @Override
    public String version() {
        return "6f0e1bd6f3a94d0f9c7c2f0d1c6f4f52";
    }

    @Override
    public ModelJson describe(String application) {
        ModelJson model = Descriptions.of(this, TYPE);
        model.outputInfo.config = new OutputConfigJson();
        model.outputInfo.data = new OutputDataJson();
        model.outputInfo.data.concepts = inputs(application, EXAMPLES).stream()
                .flatMap(input -> input.labels().stream())
                .map(Label::concept)
                .sorted(Comparator.comparing(Concept::id))
                .distinct()
                .map(ConceptJson::of)
                .toList();
        return model;
    }

    @Override
    public PredictionJson see(String application, byte[] image) {
        PredictionJson prediction = new PredictionJson();
        prediction.concepts = neighbours(application).concepts(Histogram.of(image)).entrySet().stream()
                .sorted(Map.Entry.<Concept, Double>comparingByValue().reversed())
                .map(seen -> present(seen.getKey(), seen.getValue()))
                .toList();
        return prediction;
    }

    @Override
    public List<Input> inputs(String application, Page page) {
        return inputs.examples(application, page);
    }

    /** What is predicted of images now, for whoever has many of them. */
    public Neighbours neighbours(String application) {
        return new Neighbours(inputs(application, EXAMPLES));
    }

    private static ConceptJson present(Concept concept, double value) {
        ConceptJson seen = ConceptJson.of(concept);
        seen.createdAt = null;
        seen.value = Json.createValue(value);
        return seen;
    }
}
