package dev.latchkey.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where the web application and its OpenAPI document meet, whichever comes first: some servers build the document for the
 * first who asks for it, some before they start the web application.
 *
 * <p>One for each web application, for each has a jar of its own in {@code WEB-INF/lib}, and servers make filters without
 * saying for what. Needs no MicroProfile OpenAPI. Thread-safe.
 */
public final class Documents {
    private static final Documents HERE = new Documents();

    private final List<Consumer<ApiDescription>> waiting = new ArrayList<>();
    private Supplier<ApiDescription> started;

    Documents() {}

    /** The meeting place of this web application. */
    public static Documents here() {
        return HERE;
    }

    /** The web application has started. */
    public void start(Supplier<ApiDescription> description) {
        List<Consumer<ApiDescription>> ready;
        synchronized (this) {
            started = description;
            ready = List.copyOf(waiting);
            waiting.clear();
        }
        ready.forEach(each -> each.accept(description.get()));
    }

    /** The web application ends. */
    public synchronized void stop() {
        started = null;
        waiting.clear();
    }

    /** Hands over a document that is to be completed, now or when the web application starts. */
    void offer(Consumer<ApiDescription> document) {
        Supplier<ApiDescription> description;
        synchronized (this) {
            description = started;
            if (description == null) {
                waiting.add(document);
                return;
            }
        }
        document.accept(description.get());
    }
}
