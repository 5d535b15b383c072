package dev.latchkey.openapi;

import dev.latchkey.config.Exclusion;
import dev.latchkey.config.WebApplicationState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Completes the OpenAPI document of the web application when both are available: some servers build the document at its first request,
 * others before they start the web application.
 *
 * <p>Each web application has one instance, because each has its own jar in {@code WEB-INF/lib}, and servers create filters without
 * a context. Does not need MicroProfile OpenAPI. Thread-safe.
 *
 * @hidden not part of the public API
 */
public final class Documents {
    private final List<Consumer<ApiDescription>> waiting = new ArrayList<>();
    private final Exclusion exclusion = new Exclusion();
    private @Nullable Supplier<ApiDescription> started;

    Documents() {}

    /** {@return the instance of this web application} */
    public static Documents here() {
        return WebApplicationState.here().part(Documents.class, Documents::new);
    }

    /**
     * Completes the waiting documents, and all later ones, after the web application has started.
     *
     * @param description supplies the description of the API
     */
    public void start(Supplier<ApiDescription> description) {
        List<Consumer<ApiDescription>> ready = exclusion.get(() -> {
            started = description;
            List<Consumer<ApiDescription>> waited = List.copyOf(waiting);
            waiting.clear();
            return waited;
        });
        ready.forEach(document -> document.accept(description.get()));
    }

    /** Drops the description and the waiting documents when the web application stops. */
    public void stop() {
        exclusion.run(() -> {
            started = null;
            waiting.clear();
        });
    }

    /** Completes a document, now or when the web application starts. */
    void offer(Consumer<ApiDescription> document) {
        Supplier<ApiDescription> description = exclusion.get(() -> {
            if (started == null) {
                waiting.add(document);
            }
            return started;
        });
        if (description != null) {
            document.accept(description.get());
        }
    }
}
