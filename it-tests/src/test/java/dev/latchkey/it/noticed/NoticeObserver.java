package dev.latchkey.it.noticed;

import dev.latchkey.event.KeyExpiringEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes the ids of notices to a file that all servers share, one on a line, and works some time before and after. */
@ApplicationScoped
public class NoticeObserver {
    private static final long WORK = TimeUnit.MILLISECONDS.toNanos(20);

    void observe(@Observes KeyExpiringEvent event) {
        LockSupport.parkNanos(WORK);
        try (InputStream path = NoticeObserver.class.getResourceAsStream("/observed.path")) {
            Files.writeString(
                    Path.of(new String(path.readAllBytes(), StandardCharsets.UTF_8)),
                    event.id() + ".\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        LockSupport.parkNanos(WORK);
    }
}
