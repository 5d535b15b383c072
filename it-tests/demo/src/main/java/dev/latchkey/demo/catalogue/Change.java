package dev.latchkey.demo.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Combines what an input has with what a client sends. */
public enum Change {
    /** Adds what is new and replaces what has the same name. */
    MERGE(true, true),
    /** Replaces all of what is sent, labels by labels and metadata by metadata. */
    OVERWRITE(false, true),
    /** Takes away what has one of the names sent, whatever its value. */
    REMOVE(true, false);

    private final boolean keepsOthers;
    private final boolean putsSent;

    Change(boolean keepsOthers, boolean putsSent) {
        this.keepsOthers = keepsOthers;
        this.putsSent = putsSent;
    }

    /** The same for a caller who does not see the labels, and so cannot mean those that it does not name. */
    Change ofUnseenLabels() {
        return this == OVERWRITE ? MERGE : this;
    }

    List<Label> labels(List<Label> old, List<Tag> sent, Function<Tag, Label> making) {
        var named = sent.stream().map(Tag::id).collect(Collectors.toSet());
        Stream<Label> kept = keepsOthers
                ? old.stream().filter(label -> !named.contains(label.concept().id()))
                : Stream.empty();
        Stream<Label> put = putsSent ? sent.stream().map(making) : Stream.empty();
        return Stream.concat(kept, put).toList();
    }

    JsonObject metadata(JsonObject old, JsonObject sent) {
        JsonObjectBuilder metadata = Json.createObjectBuilder();
        if (keepsOthers) {
            metadata.addAll(Json.createObjectBuilder(old));
            // Some builders fail to remove from nothing.
            sent.keySet().stream().filter(old::containsKey).forEach(metadata::remove);
        }
        return (putsSent ? metadata.addAll(Json.createObjectBuilder(sent)) : metadata).build();
    }
}
