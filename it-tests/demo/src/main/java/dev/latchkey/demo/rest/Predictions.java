package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.json.DataJson;
import dev.latchkey.demo.json.InputJson;
import dev.latchkey.demo.json.InputsRequest;
import dev.latchkey.demo.json.ModelJson;
import dev.latchkey.demo.json.OutputJson;
import dev.latchkey.demo.json.StatusJson;
import dev.latchkey.demo.model.Model;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Lets a model see images. */
@ApplicationScoped
public class Predictions {
    private static final int MOST = 32;

    @Inject
    Views views;

    List<OutputJson> of(Model model, String application, InputsRequest request, UriInfo uri) {
        List<InputJson> inputs = Drafts.inputs(request, MOST);
        inputs.forEach(input -> Images.check(input.data == null ? null : input.data.image));
        ModelJson reference = model.describe(application);
        // An output names its model; what the model can say besides is in the model's own output_info.
        reference.outputInfo.data = null;
        return inputs.stream()
                .map(input -> {
                    OutputJson output = output(input, reference);
                    output.data = model.see(application, bytes(input, uri));
                    return output;
                })
                .toList();
    }

    private static OutputJson output(InputJson input, ModelJson model) {
        OutputJson output = new OutputJson();
        output.id = Ids.make();
        output.status = new StatusJson();
        output.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        output.model = model;
        output.input = input.data.image.url == null ? null : reference(input);
        return output;
    }

    /** Only an image that has an address is named: its sender has the other, and some clients do not read bytes. */
    private static InputJson reference(InputJson input) {
        InputJson reference = new InputJson();
        reference.id = input.id == null ? Ids.make() : Ids.check(input.id);
        reference.data = new DataJson();
        reference.data.image = input.data.image;
        return reference;
    }

    private byte[] bytes(InputJson input, UriInfo uri) {
        return views.bytes(input.data.image, uri)
                .orElseThrow(() -> ApiException.invalid("The demo fetches nothing: it sees base64, and its own samples"
                        + " such as /samples/harbour.png."));
    }
}
