package dev.latchkey.demo.model;

import dev.latchkey.demo.catalogue.Input;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.json.ModelJson;
import dev.latchkey.demo.json.PredictionJson;
import java.util.List;

/** Predicts something of images. Each application has the same models; what they know may be its own. */
public interface Model {

    /** What the model is called, everywhere. */
    String id();

    /** The id of its one version. */
    String version();

    /** What clients are told about it. */
    ModelJson describe(String application);

    /** What it sees in a PNG, JPEG or GIF. */
    PredictionJson see(String application, byte[] image);

    /** The inputs that it has learned from, oldest first. */
    List<Input> inputs(String application, Page page);
}
