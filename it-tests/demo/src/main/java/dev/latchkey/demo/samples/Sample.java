package dev.latchkey.demo.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Names the pictures and the concepts to be seen in each. */
public enum Sample {
    HARBOUR(Harbour::paint, "sea", "boats", "evening"),
    FOREST(Forest::paint, "trees", "mist", "morning"),
    DESERT(Desert::paint, "sand", "sky", "camels"),
    CITY_NIGHT(CityNight::paint, "buildings", "night", "moon", "water"),
    MEADOW(Meadow::paint, "grass", "flowers", "tree", "sky"),
    MOUNTAINS(Mountains::paint, "snow", "lake", "sky");

    private final Consumer<Canvas> scene;
    private final List<String> concepts;

    Sample(Consumer<Canvas> scene, String... concepts) {
        this.scene = scene;
        this.concepts = List.of(concepts);
    }

    /** Its input's id, and its file's name without the suffix. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its path in the web application. */
    public String path() {
        return "/samples/" + id() + ".png";
    }

    /** What is to be seen. */
    public List<String> concepts() {
        return concepts;
    }

    /** The sample with this path. */
    public static Optional<Sample> at(String path) {
        return Stream.of(values()).filter(sample -> sample.path().equals(path)).findFirst();
    }

    /** Its bytes, the same on every call. */
    byte[] paint() {
        Canvas canvas = new Canvas(ordinal() + 1L);
        scene.accept(canvas);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(canvas.image, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException("The sample " + id() + " could not be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
