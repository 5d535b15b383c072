package dev.latchkey.demo.catalogue;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.vision.Histogram;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes one image of an application by labels and by metadata. */
@Entity
@Table(name = "catalogue_input")
public class Input extends Entry {
    private static final int MOST_METADATA = 65_536;
    private static final int MOST_LABELS = 500;

    @Column(length = 2048)
    private String url;

    /** A histogram's 256 bytes. */
    @Column(length = 256)
    private byte[] colors;

    @Lob
    private String metadata;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "catalogue_label", joinColumns = @JoinColumn(name = "input"))
    @OrderColumn(name = "place")
    private List<Label> labels = new ArrayList<>();

    @Version
    private long version;

    protected Input() {}

    Input(String application, String id, String url) {
        super(application, id);
        this.url = url;
    }

    /** Where the image is; empty if the catalogue itself stores it. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** The colours of its image; empty if the image is elsewhere, where nobody here looks. */
    public Optional<Histogram> histogram() {
        return Optional.ofNullable(colors).map(Histogram::read);
    }

    /** What the client keeps with it. */
    public Optional<JsonObject> metadata() {
        return Optional.ofNullable(metadata).map(Input::parse);
    }

    /** The concepts that somebody looked for, in the order in which they were last named. */
    public List<Label> labels() {
        return List.copyOf(labels);
    }

    void color(Histogram histogram) {
        colors = histogram.bytes();
    }

    void describe(JsonObject metadata) {
        String text = metadata.toString();
        if (text.length() > MOST_METADATA) {
            throw ApiException.invalid("The metadata of an input must not exceed " + MOST_METADATA + " characters.");
        }
        this.metadata = metadata.isEmpty() ? null : text;
    }

    void label(List<Label> labels) {
        if (labels.size() > MOST_LABELS) {
            throw ApiException.invalid("An input must not have more than " + MOST_LABELS + " concepts.");
        }
        this.labels = new ArrayList<>(labels);
    }

    private static JsonObject parse(String metadata) {
        try (JsonReader reader = Json.createReader(new StringReader(metadata))) {
            return reader.readObject();
        }
    }
}
