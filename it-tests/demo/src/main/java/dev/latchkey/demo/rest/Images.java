package dev.latchkey.demo.rest;

import dev.latchkey.demo.ApiException;
import dev.latchkey.demo.catalogue.ImageSource;
import dev.latchkey.demo.json.ImageJson;
import dev.latchkey.demo.vision.Picture;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Set;

/** Reads where an image is, or the image itself, and checks it. Nothing is ever fetched. */
final class Images {
    private static final int LONGEST_URL = 2048;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Images() {}

    static void check(ImageJson image) {
        if (image == null || (image.url == null) == (image.base64 == null)) {
            throw ApiException.invalid("An input needs data.image with either a url or base64.");
        }
    }

    static ImageSource source(ImageJson image) {
        check(image);
        if (image.url != null) {
            URI url = url(image.url);
            if (url.getHost() == null || !SCHEMES.contains(url.getScheme())) {
                throw ApiException.invalid("An image's url must begin with http:// or https:// and name a host.");
            }
            return new ImageSource.At(image.url);
        }
        byte[] bytes = bytes(image.base64);
        Picture.format(bytes);
        return new ImageSource.Bytes(bytes);
    }

    static URI url(String url) {
        try {
            if (url.length() <= LONGEST_URL) {
                return new URI(url);
            }
        } catch (URISyntaxException e) {
            // Answered below, like any other text that is no address.
        }
        throw ApiException.invalid("An image's url must be an address of at most " + LONGEST_URL + " characters.");
    }

    static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("An image's base64 is not base64 of RFC 4648.");
        }
    }
}
