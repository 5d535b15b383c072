package dev.latchkey.key;

import dev.latchkey.Application;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Stores an application. Times are UTC: the one form that every JPA provider maps alike. */
@Entity(name = "LatchkeyApplication")
@Table(name = "latchkey_application")
@Cacheable(false)
public final class ApplicationEntity implements SignedRow {
    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "name", length = 400, nullable = false)
    private String name;

    @Column(name = "created", nullable = false)
    private OffsetDateTime created;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** The number of the audit entry that tells of its creation; 0 if a server from before wrote the row. */
    @Column(name = "generation", nullable = false)
    private long generation;

    @Column(name = "signature", length = 100)
    private String signature;

    private ApplicationEntity() {}

    ApplicationEntity(Application application, long generation) {
        this.generation = generation;
        this.id = application.id();
        this.name = application.name();
        this.created = application.created().atOffset(ZoneOffset.UTC);
    }

    Application toApplication() {
        return new DescribedApplication(id, name, created.toInstant());
    }

    String id() {
        return id;
    }

    long generation() {
        return generation;
    }

    void setGeneration(long number) {
        generation = number;
    }

    @Override
    public byte[] content() {
        return RowContent.of("latchkey_application").text(id).number(generation).bytes();
    }

    @Override
    public String signature() {
        return signature;
    }

    @Override
    public void sign(String newSignature) {
        signature = newSignature;
    }
}
