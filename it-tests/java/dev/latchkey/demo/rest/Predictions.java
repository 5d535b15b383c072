package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.DemoAddress;
import dev.latchkey.demo.json.DataJson;
import dev.latchkey.demo.json.ImageJson;
import dev.latchkey.demo.json.InputJson;
import dev.latchkey.demo.json.InputsRequest;
import dev.latchkey.demo.json.OutputJson;
import dev.latchkey.demo.json.StatusJson;
import dev.latchkey.demo.samples.Gallery;
import dev.latchkey.demo.samples.Sample;
import dev.latchkey.demo.vision.ColorModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lets the colour model see images: bytes that are sent, and the demo's own samples. */
@ApplicationScoped
public class Predictions {
    private static final int MOST = 32;

    @Inject
    Gallery gallery;

    List<OutputJson> of(InputsRequest request, UriInfo uri) {
        List<InputJson> inputs = Drafts.inputs(request, MOST);
        inputs.forEach(input -> Images.check(input.data == null ? null : input.data.image));
        return inputs.stream().map(input -> output(input, uri)).toList();
    }

    private OutputJson output(InputJson input, UriInfo uri) {
        OutputJson output = new OutputJson();
        output.id = Ids.make();
        output.status = new StatusJson();
        output.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        output.model = ColorModel.describe();
        output.input = new InputJson();
        output.input.id = input.id == null ? Ids.make() : Ids.check(input.id);
        output.input.data = new DataJson();
        output.input.data.image = input.data.image;
        output.data = ColorModel.see(bytes(input.data.image, uri));
        return output;
    }

    private byte[] bytes(ImageJson image, UriInfo uri) {
        return image.url == null
                ? Images.bytes(image.base64)
                : sample(image.url, uri)
                        .map(gallery::png)
                        .orElseThrow(() -> ApiException.invalid("The demo fetches nothing: it sees base64, and its"
                                + " own samples such as /samples/harbour.png."));
    }

    private static Optional<Sample> sample(String url, UriInfo uri) {
        URI root = uri.getBaseUri().resolve("..");
        URI address = root.resolve(Images.url(url));
        boolean own = List.of(root, DemoAddress.url()).stream()
                .anyMatch(here -> here.getAuthority().equalsIgnoreCase(address.getAuthority()));
        if (!own || address.getQuery() != null || !address.getPath().startsWith(root.getPath())) {
            return Optional.empty();
        }
        return Sample.at(address.getPath().substring(root.getPath().length() - 1));
    }
}
