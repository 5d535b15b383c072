package dev.latchkey.demo.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Belongs to one application and has an id there, which may recur in other applications. */
@MappedSuperclass
public abstract class Entry {

    /** The application and the id with a slash between them, which neither of them can contain. */
    @Id
    @Column(length = 200)
    private String path;

    @Column(nullable = false, length = 64)
    private String application;

    @Column(nullable = false, length = 128)
    private String id;

    @Column(nullable = false)
    private LocalDateTime created;

    protected Entry() {}

    protected Entry(String application, String id) {
        this.path = path(application, id);
        this.application = application;
        this.id = id;
        this.created = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    static String path(String application, String id) {
        return application + "/" + id;
    }

    String path() {
        return path;
    }

    /** What the application calls it. */
    public String id() {
        return id;
    }

    /** When it was added. */
    public Instant created() {
        return created.toInstant(ZoneOffset.UTC);
    }
}
