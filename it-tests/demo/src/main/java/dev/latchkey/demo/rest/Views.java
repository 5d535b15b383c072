package dev.latchkey.demo.rest;

import dev.latchkey.demo.DemoAddress;
import dev.latchkey.demo.json.ImageJson;
import dev.latchkey.demo.samples.Gallery;
import dev.latchkey.demo.samples.Sample;
import dev.latchkey.demo.vision.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Gets the images that the demo can see, which fetches nothing: bytes that are sent, and its own samples. */
@ApplicationScoped
public class Views {
    @Inject
    Gallery gallery;

    /** The bytes of an image; empty if it is elsewhere. */
    Optional<byte[]> bytes(ImageJson image, UriInfo uri) {
        return image.url == null
                ? Optional.of(Images.bytes(image.base64))
                : sample(image.url, uri).map(gallery::png);
    }

    /** The colours of an image; empty if it is elsewhere. */
    Optional<Histogram> colors(ImageJson image, UriInfo uri) {
        return bytes(image, uri).map(Histogram::of);
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
