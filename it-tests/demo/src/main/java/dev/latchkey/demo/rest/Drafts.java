package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.catalogue.Change;
import dev.latchkey.demo.catalogue.Draft;
import dev.latchkey.demo.catalogue.ImageSource;
import dev.latchkey.demo.json.DataJson;
import dev.latchkey.demo.json.ImageJson;
import dev.latchkey.demo.json.InputJson;
import dev.latchkey.demo.json.InputsRequest;
import dev.latchkey.demo.vision.Histogram;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads inputs, and checks them. */
final class Drafts {
    private static final int MOST = 128;

    private Drafts() {}

    /** What a request has under {@code inputs}, at least one and none of them null. */
    static List<InputJson> inputs(InputsRequest request, int most) {
        if (request == null || request.inputs == null || request.inputs.isEmpty() || request.inputs.contains(null)) {
            throw ApiException.badFormat("The body must be {\"inputs\": [{\"data\": {…}}, …]}.");
        }
        if (request.inputs.size() > most) {
            throw ApiException.invalid("There must not be more than " + most + " inputs in one request.");
        }
        return request.inputs;
    }

    static List<Draft> toAdd(InputsRequest request, Function<ImageJson, Optional<Histogram>> looking) {
        List<Draft> drafts = inputs(request, MOST).stream()
                .map(input -> toAdd(input, looking))
                .toList();
        Ids.checkDistinct(drafts.stream().map(Draft::id).toList());
        return drafts;
    }

    static List<Draft> toChange(InputsRequest request) {
        return inputs(request, MOST).stream().map(Drafts::toChange).toList();
    }

    static Change change(InputsRequest request) {
        return switch (request.action == null ? "" : request.action) {
            case "merge" -> Change.MERGE;
            case "overwrite" -> Change.OVERWRITE;
            case "remove" -> Change.REMOVE;
            default -> throw ApiException.invalid("The action must be merge, overwrite or remove.");
        };
    }

    private static Draft toAdd(InputJson input, Function<ImageJson, Optional<Histogram>> looking) {
        String id = input.id == null ? Ids.make() : Ids.check(input.id);
        DataJson data = input.data == null ? new DataJson() : input.data;
        return draft(id, data, Optional.of(Images.source(data.image)), looking.apply(data.image));
    }

    private static Draft toChange(InputJson input) {
        DataJson data = input.data == null ? new DataJson() : input.data;
        if (data.image != null) {
            throw ApiException.invalid("An input's image cannot be changed: add another input.");
        }
        return draft(Ids.check(input.id), data, Optional.empty(), Optional.empty());
    }

    private static Draft draft(String id, DataJson data, Optional<ImageSource> image, Optional<Histogram> colors) {
        return new Draft(
                id,
                image,
                colors,
                metadata(data.metadata),
                Optional.ofNullable(data.concepts).map(Tags::of));
    }

    private static Optional<JsonObject> metadata(JsonValue metadata) {
        if (metadata == null || metadata == JsonValue.NULL) {
            return Optional.empty();
        }
        if (metadata instanceof JsonObject object) {
            return Optional.of(object);
        }
        throw ApiException.invalid("An input's metadata must be an object.");
    }
}
