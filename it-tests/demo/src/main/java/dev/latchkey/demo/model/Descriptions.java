package dev.latchkey.demo.model;

import dev.latchkey.demo.json.ModelJson;
import dev.latchkey.demo.json.ModelVersionJson;
import dev.latchkey.demo.json.OutputInfoJson;
import dev.latchkey.demo.json.StatusJson;
import java.time.Instant;

/** Begins the description of a model with what all of them have. */
final class Descriptions {
    private static final Instant CREATED = Instant.parse("2017-06-23T00:00:00Z");

    private Descriptions() {}

    static ModelJson of(Model model, String type) {
        ModelJson description = new ModelJson();
        description.id = model.id();
        description.name = model.id();
        description.createdAt = CREATED;
        description.outputInfo = new OutputInfoJson();
        description.outputInfo.type = type;
        description.outputInfo.typeExt = type;
        description.modelVersion = new ModelVersionJson();
        description.modelVersion.id = model.version();
        description.modelVersion.createdAt = CREATED;
        description.modelVersion.status = StatusJson.trained();
        return description;
    }
}
