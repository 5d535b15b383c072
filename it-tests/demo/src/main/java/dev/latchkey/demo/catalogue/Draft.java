package dev.latchkey.demo.catalogue;

import dev.latchkey.demo.vision.Histogram;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Brings what an input shall be, or shall become.
 *
 * @param id what to call it, or which one to change
 * @param image its image; empty in a change, which leaves the image alone
 * @param colors of its image; empty in a change, and where nobody here can see the image
 * @param metadata empty if the client said nothing about it
 * @param tags empty if the client said nothing about them
 */
public record Draft(
        String id,
        Optional<ImageSource> image,
        Optional<Histogram> colors,
        Optional<JsonObject> metadata,
        Optional<List<Tag>> tags) {}
