package dev.latchkey.demo;

import dev.latchkey.ApiKeys;
import dev.latchkey.demo.catalogue.Draft;
import dev.latchkey.demo.catalogue.ImageSource;
import dev.latchkey.demo.catalogue.Inputs;
import dev.latchkey.demo.catalogue.Page;
import dev.latchkey.demo.catalogue.Tag;
import dev.latchkey.demo.samples.Gallery;
import dev.latchkey.demo.samples.Sample;
import dev.latchkey.demo.vision.Histogram;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fills an empty catalogue with the samples and, where somebody waits for them, makes the first keys. */
@WebListener
public class Seed implements ServletContextListener {
    private static final String APPLICATION = "demo";

    /** Its keys manage all applications. */
    private static final String MANAGEMENT = "latchkey";

    /** Every scope of the catalogue but those of concepts. */
    private static final Set<String> WITHOUT_CONCEPTS = Set.of(
            "Predict",
            "Predict:Feedback",
            "Search",
            "Inputs:Add",
            "Inputs:Get",
            "Inputs:Patch",
            "Inputs:Delete",
            "Models:Add",
            "Models:Get",
            "Models:Patch",
            "Models:Delete",
            "Models:Train");

    @Inject
    ApiKeys keys;

    @Inject
    Inputs inputs;

    @Inject
    Gallery gallery;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        if (keys.application(APPLICATION).isEmpty()) {
            keys.createApplication(APPLICATION, "Image catalogue demo");
            keys.createManagingApplication("Management of keys");
        }
        if (inputs.list(APPLICATION, new Page(1, 1)).isEmpty()) {
            inputs.add(APPLICATION, Stream.of(Sample.values()).map(this::draft).toList());
        }
        Optional.ofNullable(System.getProperty("demo.ready.file"))
                .ifPresent(file -> ReadyFile.write(Path.of(file), DemoAddress.url(), issue()));
    }

    private Map<String, String> issue() {
        Map<String, String> issued = new LinkedHashMap<>();
        issued.put("all", issue("Demo: everything", Set.of("All")));
        issued.put("without_concepts", issue("Demo: everything but concepts", WITHOUT_CONCEPTS));
        issued.put("none", issue("Demo: no scope at all", Set.of()));
        issued.put(
                "admin",
                keys.issue(MANAGEMENT, "Demo: manages keys", Set.of("All"))
                        .text()
                        .reveal());
        return issued;
    }

    private String issue(String description, Set<String> scopes) {
        return keys.issue(APPLICATION, description, scopes).text().reveal();
    }

    private Draft draft(Sample sample) {
        List<Tag> tags = sample.concepts().stream()
                .map(concept -> new Tag(concept, concept, true, Optional.empty()))
                .toList();
        ImageSource image = new ImageSource.At(DemoAddress.url() + sample.path());
        Histogram colors = Histogram.of(gallery.png(sample));
        return new Draft(sample.id(), Optional.of(image), Optional.of(colors), Optional.empty(), Optional.of(tags));
    }
}
