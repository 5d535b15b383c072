package dev.latchkey.demo.rest;

import dev.latchkey.demo.catalogue.Input;
import dev.latchkey.demo.catalogue.Label;
import dev.latchkey.demo.json.ConceptJson;
import dev.latchkey.demo.json.DataJson;
import dev.latchkey.demo.json.ImageJson;
import dev.latchkey.demo.json.InputJson;
import dev.latchkey.demo.json.StatusJson;
import jakarta.json.Json;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Shows the catalogue's things in the shapes that travel. */
final class Presentation {
    private Presentation() {}

    static InputJson of(Input input, UriInfo uri) {
        InputJson shown = new InputJson();
        shown.id = input.id();
        shown.createdAt = input.created();
        shown.status = new StatusJson();
        shown.data = new DataJson();
        shown.data.image = new ImageJson();
        shown.data.image.url = input.url().orElseGet(() -> ownImage(input, uri));
        shown.data.metadata = input.metadata().orElse(null);
        shown.data.concepts = concepts(input);
        return shown;
    }

    private static String ownImage(Input input, UriInfo uri) {
        return uri.getBaseUriBuilder()
                .path("inputs/{id}/image")
                .build(input.id())
                .toString();
    }

    /** None rather than an empty list, as clients of the original expect. */
    private static List<ConceptJson> concepts(Input input) {
        List<Label> labels = input.labels();
        return labels.isEmpty() ? null : labels.stream().map(Presentation::of).toList();
    }

    private static ConceptJson of(Label label) {
        ConceptJson shown = ConceptJson.of(label.concept());
        shown.createdAt = null;
        shown.value = Json.createValue(label.present() ? 1 : 0);
        return shown;
    }
}
