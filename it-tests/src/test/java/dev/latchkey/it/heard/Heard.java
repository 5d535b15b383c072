package dev.latchkey.it.heard;

import dev.latchkey.event.AccessRefusedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what observers are told. */
@ApplicationScoped
public class Heard {
    private final List<String> events = new CopyOnWriteArrayList<>();

    void refused(@Observes AccessRefusedEvent event) {
        events.add(event.status() + " " + event.kind() + " " + event.keyId().orElse("-") + " " + event.address() + " "
                + event.path());
    }

    List<String> events() {
        return List.copyOf(events);
    }
}
