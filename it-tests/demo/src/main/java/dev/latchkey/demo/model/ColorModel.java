package dev.latchkey.demo.model;

import dev.latchkey.demo.catalogue.Input;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.json.ColorJson;
import dev.latchkey.demo.json.ModelJson;
import dev.latchkey.demo.json.NamedColorJson;
import dev.latchkey.demo.json.PredictionJson;
import dev.latchkey.demo.vision.Cluster;
import dev.latchkey.demo.vision.NamedColor;
import dev.latchkey.demo.vision.Palette;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Answers with the dominant colours of an image, which it needs no inputs to know. */
@ApplicationScoped
public class ColorModel implements Model {
    private static final long MILLION = 1_000_000;

    @Override
    public String id() {
        return "color";
    }

    @Override
    public String version() {
        return "dd9458324b4b45c2be1a7ba84d27cd04";
    }

    @Override
    public ModelJson describe(String application) {
        return Descriptions.of(this, "color");
    }

    /** Up to eight colours of the image, the largest share first; the shares add up to 1. */
    @Override
    public PredictionJson see(String application, byte[] image) {
        List<Cluster> palette = Palette.of(image);
        long pixels = palette.stream().mapToLong(Cluster::pixels).sum();
        List<ColorJson> seen = new ArrayList<>();
        long counted = 0;
        long given = 0;
        for (Cluster color : palette) {
            // Rounding the sums instead of the shares leaves no remainder at the end.
            counted += color.pixels();
            long sum = Math.round((double) counted * MILLION / pixels);
            seen.add(present(color, sum - given));
            given = sum;
        }
        PredictionJson prediction = new PredictionJson();
        prediction.colors = seen;
        return prediction;
    }

    @Override
    public List<Input> inputs(String application, Page page) {
        return List.of();
    }

    private static ColorJson present(Cluster cluster, long millionths) {
        ColorJson color = new ColorJson();
        NamedColor named = NamedColor.nearest(cluster);
        color.rawHex = cluster.hex();
        color.hex = cluster.hex();
        color.w3c = new NamedColorJson();
        color.w3c.hex = named.hex();
        color.w3c.name = named.title();
        color.value = (double) millionths / MILLION;
        return color;
    }
}
