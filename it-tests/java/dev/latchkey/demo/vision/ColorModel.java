package dev.latchkey.demo.vision;

import dev.latchkey.demo.json.ColorJson;
import dev.latchkey.demo.json.ColorsJson;
import dev.latchkey.demo.json.ModelJson;
import dev.latchkey.demo.json.ModelVersionJson;
import dev.latchkey.demo.json.OutputInfoJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers with the dominant colours of an image: the one model that this catalogue has. */
public final class ColorModel {
    /** What the model is called, everywhere. */
    public static final String ID = "color";

    /** Its one version. */
    public static final String VERSION = "dd9458324b4b45c2be1a7ba84d27cd04";

    private static final Instant CREATED = Instant.parse("2017-06-23T00:00:00Z");
    private static final long MILLION = 1_000_000;

    private ColorModel() {}

    /** What clients are told about the model. */
    public static ModelJson describe() {
        ModelJson model = new ModelJson();
        model.id = ID;
        model.name = ID;
        model.createdAt = CREATED;
        model.outputInfo = new OutputInfoJson();
        model.outputInfo.type = ID;
        model.outputInfo.typeExt = ID;
        model.modelVersion = new ModelVersionJson();
        model.modelVersion.id = VERSION;
        return model;
    }

    /** Up to eight colours of the image, the largest share first; the shares add up to 1. */
    public static ColorsJson see(byte[] image) {
        int[] pixels = Picture.pixels(image);
        List<ColorJson> seen = new ArrayList<>();
        long counted = 0;
        long given = 0;
        for (Cluster color : Palette.of(pixels)) {
            // Rounding the sums instead of the shares leaves no remainder at the end.
            counted += color.pixels();
            long sum = Math.round((double) counted * MILLION / pixels.length);
            seen.add(present(color.hex(), sum - given));
            given = sum;
        }
        ColorsJson colors = new ColorsJson();
        colors.colors = seen;
        return colors;
    }

    private static ColorJson present(String hex, long millionths) {
        ColorJson color = new ColorJson();
        color.rawHex = hex;
        color.hex = hex;
        color.value = (double) millionths / MILLION;
        return color;
    }
}
